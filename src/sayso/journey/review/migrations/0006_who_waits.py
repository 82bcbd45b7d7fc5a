"""Who waits, for what and since when: asked of what every room keeps. Nothing of it is stored.

It stands in the last room of the walk, which alone may read all the others. A row tells a key, dates and the names
of workers: nothing that anybody said. Each wait stands on the record of whoever waits: a carer's on the carer's own.
"""

from django.db import migrations

#: Whoever waits, of `scope`. `says` is how long the clocks of reviews are: see `queries.waiting`.
WAITS = """
   waits as (
       -- An assessment that was asked for; of somebody who is known as a carer and as nothing else, a carer's.
       select case when exists (select 1 from people_standing k where k.person_id = t.person_id
                                  and k.kind = 'carer' and k.replaced_at is null and k.ends_before is null)
                    and not exists (select 1 from people_standing k where k.person_id = t.person_id
                                  and k.kind = 'adult' and k.replaced_at is null and k.ends_before is null)
                   then 'carer_assessment' else 'assessment' end as kind,
              t.person_id, min((t.made_at at time zone 'Europe/London')::date) as since
       from scope s join casework_task t on t.person_id = s.person_id
       where t.asked = 'assessment' and t.done_at is null group by t.person_id
       union all
       -- A review that was asked for and not answered, or that is late by its clock.
       select 'review', r.person_id, min(r.since) from (
           select q.person_id, (q.asked_at at time zone 'Europe/London')::date as since
           from scope s join review_request q on q.person_id = s.person_id
           where q.answered_at is null and q.about = 'own'
           union all
           select d.person_id, d.due_on from due d, today where d.late_from <= today.day) r
       group by r.person_id
       union all
       -- A direct payment that was agreed, of which no money has gone to the bank yet.
       select 'direct_payment', b.person_id, min((b.agreed_at at time zone 'Europe/London')::date)
       from scope s join budget_personal b on b.person_id = s.person_id, today
       where b.state = 'agreed' and (b.ends_before is null or b.ends_before > today.day)
         and exists (select 1 from budget_line l where l.budget_id = b.id and l.way = 'direct_payment'
                       and (l.ends_before is null or l.ends_before > today.day))
         and not exists (select 1 from payments_run_line p join budget_personal paid on paid.id = p.budget_id
                         join payments_run g on g.id = p.run_id
                         where p.person_id = b.person_id and paid.standing = b.standing
                           and p.held_out_because = '' and p.state in ('waiting', 'settled')
                           and g.state in ('sent', 'settled', 'part_returned'))
       group by b.person_id
       union all
       -- Support that we are to arrange, of which no order has begun.
       select 'support', b.person_id, min((b.agreed_at at time zone 'Europe/London')::date)
       from scope s join budget_personal b on b.person_id = s.person_id
       join budget_line l on l.budget_id = b.id, today
       where b.state = 'agreed' and (b.ends_before is null or b.ends_before > today.day)
         and l.way = 'council' and (l.ends_before is null or l.ends_before > today.day)
         and not exists (select 1 from purchasing_order o
                         where o.person_id = b.person_id and o.line = l.line and o.replaced_at is null
                           and o.starts_on <= today.day and (o.ends_before is null or o.ends_before > today.day))
       group by b.person_id)"""

#: When support is next looked at: the same as `rules.review.due`, and a test holds one against the other.
DUE = """
   plans as (
       select b.person_id, b.standing, b.state, b.starts_on,
              min(b.starts_on) over (partition by b.person_id, b.standing, b.plan) as first_on
       from scope s join budget_personal b on b.person_id = s.person_id where b.state in ('agreed', 'ended')),
   began as (
       select distinct on (x.person_id, x.standing) x.person_id, x.standing, x.began_on from (
           select p.person_id, p.standing, p.first_on as began_on, 0 as rank, p.starts_on as latest from plans p
           where p.state = 'agreed'
           union all
           select p.person_id, p.standing, (p.finished_at at time zone 'UTC')::date, 1, null
           from scope s join planning_plan p on p.person_id = s.person_id
           where p.replaced_at is null and p.finished_at is not null) x
       order by x.person_id, x.standing, x.rank, x.latest desc nulls last),
   paid as (
       select b.person_id, b.standing, min(l.starts_on) as since
       from scope s join budget_personal b on b.person_id = s.person_id join budget_line l on l.budget_id = b.id
       where b.state in ('agreed', 'ended') and l.way = 'direct_payment' group by 1, 2),
   held as (
       select distinct on (r.person_id, r.standing) r.person_id, r.standing, r.held_on, r.next_on, r.closed_at
       from scope s join review_review r on r.person_id = s.person_id where r.closed_at is not null
       order by r.person_id, r.standing, r.held_on desc, r.closed_at desc),
   promised as (
       select q.person_id, q.standing, min(q.look_on) as look_on
       from scope s join review_request q on q.person_id = s.person_id
       left join held h on h.person_id = q.person_id and h.standing = q.standing
       where q.about = 'own' and q.look_on is not null and (h.closed_at is null or h.closed_at < q.asked_at)
       group by 1, 2),
   known as (
       select person_id, standing, began.began_on, paid.since, held.held_on,
              least(promised.look_on, held.next_on) as set_for
       from began full join held using (person_id, standing) full join promised using (person_id, standing)
       left join paid using (person_id, standing)),
   due as (
       select k.person_id, k.standing, d.due_on, d.late_from from known k, says, lateral (
           select x.due_on, x.late_from from (values
               (k.set_for, k.set_for + 1),
               (case when k.held_on is null or k.held_on < k.began_on then k.began_on + says.first_days end,
                k.began_on + says.first_late_days + 1),
               (case when k.held_on is null or k.held_on < k.since then
                    least((k.since + make_interval(months => says.paid_months))::date, k.since + says.paid_days) end,
                least((k.since + make_interval(months => says.paid_months))::date, k.since + says.paid_days) + 1),
               (k.held_on + says.year_days, k.held_on + says.year_days + 1)) x (due_on, late_from)
           where x.due_on is not null order by x.due_on, x.late_from limit 1) d)"""

TODAY = "today as materialized (select (sayso_now() at time zone 'Europe/London')::date as day)"
SAYS = """says as materialized (select clocks[1] as first_days, clocks[2] as first_late_days,
       clocks[3] as paid_months, clocks[4] as paid_days, clocks[5] as year_days)"""

FORWARD = f"""
-- Everybody of the viewer's own people ('mine'), or of a manager's team ('team'), who waits. `touch`: within how
-- many days we get in touch where the risk is high, not known, medium, low.
create function review_who_waits(whose text, clocks integer[], touch integer[])
    returns table (kind text, person_id uuid, since date, risk text, risk_words_by text, risk_on date,
                   spoken_on date, spoken_by text, next_on date, touch_by date, worker text, risk_rank integer)
    language sql stable security definer set search_path = public, pg_temp as
$$ with {TODAY},
   {SAYS},
   dead as materialized (select d.person_id from people_death d where d.replaced_at is null),
   scope as materialized (
       select x.person_id, min(u.name) as worker from (
           select * from casework_of_mine() where whose = 'mine'
           union all select * from casework_of_my_team() where whose = 'team') x
       left join access_user u on u.id = x.worker_id
       where x.person_id not in (select person_id from dead) group by x.person_id),
   {DUE},
   {WAITS}
   select w.kind, w.person_id, w.since, coalesce(r.risk, 'unknown')::text, coalesce(r.said_by, '')::text, r.said_on,
          n.spoken_on, coalesce(n.spoken_by, '')::text, t.next_on,
          greatest(w.since, n.spoken_on)
              + touch[array_position(array['high', 'unknown', 'medium', 'low'], coalesce(r.risk, 'unknown')::text)],
          coalesce(s.worker, '')::text,
          array_position(array['high', 'unknown', 'medium', 'low'], coalesce(r.risk, 'unknown')::text)
   from waits w join scope s on s.person_id = w.person_id
   left join lateral (
       select r.risk, u.name as said_by, (r.said_at at time zone 'Europe/London')::date as said_on
       from casework_waiting_risk r join access_user u on u.id = r.said_by_id
       where r.person_id = w.person_id order by r.said_at desc, r.id desc limit 1) r on true
   left join lateral (
       select (n.happened_at at time zone 'Europe/London')::date as spoken_on, u.name as spoken_by
       from casework_note n join access_user u on u.id = n.written_by_id
       where n.person_id = w.person_id and not (n.kind = 'visit' and n.seen_alone = 'not_seen')
         and n.happened_at <= sayso_now()
       order by n.happened_at desc, n.version desc limit 1) n on true
   left join lateral (
       select min(t.due_on) as next_on from casework_task t, today
       where t.person_id = w.person_id and t.done_at is null and t.due_on >= today.day) t on true $$;

-- For whoever looks, of their own record alone: what they wait for, and since when. No risk is in it.
create function review_my_waiting(clocks integer[]) returns table (kind text, since date)
    language sql stable security definer set search_path = public, pg_temp as
$$ with {TODAY},
   {SAYS},
   scope as materialized (
       select u.subject_id as person_id from access_user u
       where u.id = viewer() and u.is_active and u.subject_id is not null),
   {DUE},
   {WAITS}
   select w.kind, w.since from waits w order by w.since, w.kind $$;
"""
BACKWARD = """
drop function review_my_waiting(integer[]);
drop function review_who_waits(text, integer[], integer[]);
"""


class Migration(migrations.Migration):
    """Make the two functions."""

    dependencies = [
        ("review", "0005_under_a_power"),
        ("casework", "0007_risk_while_waiting"),
        ("payments", "0001_initial"),
        ("purchasing", "0001_initial"),
        ("budget", "0001_initial"),
        ("planning", "0002_doors"),
        ("people", "0008_deaths_at_once"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
