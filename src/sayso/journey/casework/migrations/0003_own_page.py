"""What somebody reads on their own page of the work done for them, and the names that stand in a tray."""

from django.db import migrations

FORWARD = """
-- For whoever looks, of their own record and of nobody else's: who works with them, what was promised, and the
-- goodbye of who worked with them before. Workers of safeguarding are left out: a name there would tell.
create function casework_my_support()
    returns table (kind text, name text, role text, team text, telephone text, words text, on_day date)
    language sql stable security definer set search_path = public, pg_temp as
$$ with me as (select u.subject_id as key from access_user u
               where u.id = viewer() and u.is_active and u.subject_id is not null)
   select 'worker', coalesce(w.name, t.name)::text, a.role::text, coalesce(own.name, '')::text,
          coalesce(nullif(w.telephone, ''), own.duty_telephone, t.duty_telephone, '')::text,
          coalesce(hello.answer_words, ''), (a.started_at at time zone 'Europe/London')::date
   from me join casework_allocation a on a.person_id = me.key and a.ended_at is null
   left join access_user w on w.id = a.worker_id and w.is_active
   left join access_team own on own.id = w.team_id
   left join access_team t on t.id = a.team_id
   left join lateral (
       select x.answer_words from casework_transfer x
       where x.person_id = a.person_id and x.answer = 'accepted' and x.answered_by_id = a.worker_id
       order by x.answered_at desc limit 1) hello on true
   where (w.id is not null or t.id is not null) and not exists (
       select 1 from access_role_held h
       where h.user_id = a.worker_id and h.ended_at is null and h.role = 'safeguarding')
   union all
   select 'goodbye', u.name::text, '', '', '', x.goodbye, (x.answered_at at time zone 'Europe/London')::date
   from me join casework_transfer x on x.person_id = me.key and x.answer = 'accepted' and x.goodbye <> ''
   join access_user u on u.id = x.proposed_by_id
   where x.answered_at > sayso_now() - interval '28 days'
   union all
   select 'promise', '', '', '', '', t.for_person::text, t.due_on
   from me join casework_task t on t.person_id = me.key and t.done_at is null and t.for_person <> '' $$;

-- Of these people, those whom a search would show to whoever looks: what they are called, and how to reach
-- them safely. A record closed to the viewer is not in it.
create function casework_as_found(people uuid[]) returns table (person_id uuid, name text, warning text)
    language sql stable security definer set search_path = public, pg_temp as
$$ select f.person_id, f.name::text, f.warning::text from people_finding f
   where viewer() is not null and f.person_id = any (people)
     and (((select sees_all('find')) and not f.person_id = any ((select closed('contact'))::uuid[]))
          or f.person_id = any ((select seen('contact'))::uuid[])) $$;
"""
BACKWARD = """
drop function casework_as_found(uuid[]);
drop function casework_my_support();
"""


class Migration(migrations.Migration):
    """Make the two functions."""

    dependencies = [("casework", "0002_doors"), ("people", "0003_finding")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
