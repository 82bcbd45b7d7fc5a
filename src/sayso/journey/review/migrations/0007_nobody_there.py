"""An answer given on one's own page while somebody was there does not count in how often people chose (B-28)."""

from django.db import migrations

FORWARD = """
-- Every answer to "did you choose this?" that was given with nobody else there, at an order or at a review, by
-- the team that led for the person then. On their own page somebody may have been there: where they said so,
-- the answer is kept and does not count. `until` is the start of a month, so that no figure moves on the day
-- on which somebody answers.
create or replace function review_chosen_by_team(since timestamptz, until timestamptz)
    returns table (team text, answers bigint, chosen bigint)
    language sql stable security definer set search_path = public, pg_temp as
$$ with given as (
       select o.person_id, o.answered_at as at, o.answer = 'yes' as yes
       from options_own_answer o where o.seen_alone in ('own', 'yes')
         and not exists (select 1 from people_how_asked h where h.person_id = o.person_id and h.place = 'choice'
                         and h.about = o.id and h.alone in ('no', 'declined', 'not_possible'))
       union all
       select f.person_id, f.recorded_at, f.answers ->> 'chose' = 'yes'
       from review_found_apart f
       where f.replaced_at is null and f.answers ->> 'chose' in ('yes', 'some', 'no')
         and f.answers ->> 'seen_alone' = 'yes'),
   led as (
       select coalesce(w.team_id, a.team_id) as team_id, g.yes
       from given g
       join casework_allocation a on a.person_id = g.person_id and a.role = 'lead' and a.started_at <= g.at
        and (a.ended_at is null or a.ended_at > g.at)
       left join access_user w on w.id = a.worker_id
       where g.at >= since and g.at < until),
   counted as (
       select l.team_id, count(*) as answers, count(*) filter (where l.yes) as chosen,
              (select count(*) from access_user u where u.team_id = l.team_id and u.is_active) as workers
       from led l where l.team_id is not null group by l.team_id)
   select t.name::text, case when c.workers >= 5 and c.answers >= 30 then c.answers end,
          case when c.workers >= 5 and c.answers >= 30 then c.chosen end
   from counted c join access_team t on t.id = c.team_id
   where options_holds_role(array['principal', 'manager'])
     -- Whoever knows whom the team met in a month could read an answer off the difference.
     and not exists (select 1 from access_user me where me.id = viewer() and me.team_id = t.id)
   order by t.name $$;
"""

BACKWARD = """
-- Every answer to "did you choose this?" that was given with nobody else there, at an order or at a review, by
-- the team that led for the person then. `until` is the start of a month, so that no figure moves on the day
-- on which somebody answers.
create or replace function review_chosen_by_team(since timestamptz, until timestamptz)
    returns table (team text, answers bigint, chosen bigint)
    language sql stable security definer set search_path = public, pg_temp as
$$ with given as (
       select o.person_id, o.answered_at as at, o.answer = 'yes' as yes
       from options_own_answer o where o.seen_alone in ('own', 'yes')
       union all
       select f.person_id, f.recorded_at, f.answers ->> 'chose' = 'yes'
       from review_found_apart f
       where f.replaced_at is null and f.answers ->> 'chose' in ('yes', 'some', 'no')
         and f.answers ->> 'seen_alone' = 'yes'),
   led as (
       select coalesce(w.team_id, a.team_id) as team_id, g.yes
       from given g
       join casework_allocation a on a.person_id = g.person_id and a.role = 'lead' and a.started_at <= g.at
        and (a.ended_at is null or a.ended_at > g.at)
       left join access_user w on w.id = a.worker_id
       where g.at >= since and g.at < until),
   counted as (
       select l.team_id, count(*) as answers, count(*) filter (where l.yes) as chosen,
              (select count(*) from access_user u where u.team_id = l.team_id and u.is_active) as workers
       from led l where l.team_id is not null group by l.team_id)
   select t.name::text, case when c.workers >= 5 and c.answers >= 30 then c.answers end,
          case when c.workers >= 5 and c.answers >= 30 then c.chosen end
   from counted c join access_team t on t.id = c.team_id
   where options_holds_role(array['principal', 'manager'])
     -- Whoever knows whom the team met in a month could read an answer off the difference.
     and not exists (select 1 from access_user me where me.id = viewer() and me.team_id = t.id)
   order by t.name $$;
"""


class Migration(migrations.Migration):
    """Write the function anew."""

    dependencies = [("review", "0006_who_waits"), ("people", "0010_how_asked"), ("options", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
