"""Which grants stand on a record is for those who work for the council to ask: how many there are tells.

From outside, somebody ends what they themselves gave: a sharing choice, a power or the writing of a plan, on their own record.
"""

from django.db import migrations

MAY_ASK = """
create function may_ask_of_grants(whom uuid, why text) returns boolean language sql stable
    security definer set search_path = public, pg_temp as
$$ select exists (select 1 from access_role_held r where r.user_id = viewer() and r.ended_at is null
                  and r.role <> all (array['person', 'carer', 'nominee', 'authorised-person', 'attorney', 'deputy',
                                           'advocate', 'provider', 'assistant']))
   or ((starts_with(why, 'sharing choice ') or starts_with(why, 'power ') or starts_with(why, 'picked writer '))
       and exists (select 1 from access_user u where u.id = viewer() and u.subject_id = whom)) $$;
"""
LIVE = """
create or replace function live_grants(whom uuid, whose uuid, why text) returns uuid[] language sql stable
    security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(g.id), '{{}}') from access_grant g
   where {asks} and g.person_id is not distinct from whom
     and (whose is null or g.login_id = whose) and (why is null or g.because = why)
     and g.period @> sayso_now() $$;
"""
BEGINNING = """
create or replace function live_grants_beginning(whom uuid, begins text) returns uuid[] language sql stable
    security definer set search_path = public, pg_temp as
$$ select coalesce(array_agg(g.id), '{{}}') from access_grant g
   where {asks} and whom is not null and g.person_id = whom
     and starts_with(g.because, begins) and g.period @> sayso_now() $$;
"""
ANYBODY = "viewer() is not null"
FORWARD = MAY_ASK + "".join(
    told.format(asks=f"(select may_ask_of_grants(whom, {why}))")
    for told, why in ((LIVE, "why"), (BEGINNING, "begins"))
)
BACKWARD = "".join(told.format(asks=ANYBODY) for told in (LIVE, BEGINNING)) + (
    "drop function may_ask_of_grants(uuid, text);"
)


class Migration(migrations.Migration):
    """Ask first who asks."""

    dependencies = [("access", "0008_own_grants_in_force")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
