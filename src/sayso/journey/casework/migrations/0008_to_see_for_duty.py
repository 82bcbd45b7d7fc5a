"""Who is to be seen and has no worker stands on duty's list (B-28)."""

from django.db import migrations

FORWARD = """
-- Who is to be seen alone while nobody works with them: keys, and nothing of why. For whoever is on duty, but not
-- for somebody who works here and is close to them. No task stands for whoever has died.
create function casework_to_see_for_duty() returns setof uuid language sql stable security definer
    set search_path = public, pg_temp as
$$ select t.person_id from people_see_alone t
   where t.closed_at is null and (select casework_on_duty()) and not people_is_close(t.person_id)
     and (not is_restricted(t.person_id) or t.person_id = any ((select seen('work'))::uuid[]))
     and not exists (select 1 from people_death d where d.person_id = t.person_id and d.replaced_at is null)
     and not exists (
         select 1 from casework_allocation a
         where a.ended_at is null and a.worker_id is not null
           and (a.person_id = t.person_id or exists (
               select 1 from people_merge m where m.confirmed_at is not null and m.undone_at is null
                 and ((m.person_id = t.person_id and m.into_id = a.person_id)
                      or (m.person_id = a.person_id and m.into_id = t.person_id)))))
   order by t.due_on, t.opened_at $$;

revoke all on function casework_to_see_for_duty() from public;
grant execute on function casework_to_see_for_duty() to sayso_app, sayso_whole;
"""


class Migration(migrations.Migration):
    """Make the function."""

    dependencies = [("casework", "0007_risk_while_waiting"), ("people", "0010_how_asked")]
    operations = [migrations.RunSQL(FORWARD, "drop function casework_to_see_for_duty();")]
