"""Business support sees what lies in the tray of its own team; until now the tray left it out."""

from django.db import migrations

#: Roles that see their own team's tray, and nothing that no team has; a test compares them with the permission.
OWN_TEAMS_TRAY = ("business-support",)

FORWARD = """
create or replace function casework_tray() returns setof casework_task language sql stable security definer
    set search_path = public, pg_temp as
$$ with may as materialized (
       select casework_on_duty() as on_duty,
              exists (select 1 from access_role_held r where r.user_id = viewer() and r.ended_at is null
                      and r.role in (%(own_teams)s)) as own_teams)
   select t.* from may, casework_task t join access_user me on me.id = viewer()
   left join access_user o on o.id = t.owner_id
   where t.done_at is null and (o.id is null or not o.is_active)
     and ((may.on_duty and (t.team_id is null or t.team_id = me.team_id))
          or (may.own_teams and t.team_id = me.team_id))
     and (not is_restricted(t.person_id) or t.person_id = any ((select seen('work'))::uuid[])) $$;
""" % {"own_teams": ", ".join(f"'{role}'" for role in OWN_TEAMS_TRAY)}


class Migration(migrations.Migration):
    """Let business support into its team's tray."""

    dependencies = [("casework", "0004_words_of_any_length")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
