"""A learner works for the council and opens nobody's record: how many grants stand on one is not theirs to ask."""

from django.db import migrations

MAY_ASK = """
create or replace function may_ask_of_grants(whom uuid, why text) returns boolean language sql stable
    security definer set search_path = public, pg_temp as
$$ select exists (select 1 from access_role_held r where r.user_id = viewer() and r.ended_at is null
                  and r.role <> all (array[{roles}]))
   or ((starts_with(why, 'sharing choice ') or starts_with(why, 'power ') or starts_with(why, 'picked writer '))
       and exists (select 1 from access_user u where u.id = viewer() and u.subject_id = whom)) $$;
"""
OUTSIDE = ("person", "carer", "nominee", "authorised-person", "attorney", "deputy", "advocate", "provider", "assistant")


def _for(*roles: str) -> str:
    return MAY_ASK.format(roles=", ".join(f"'{role}'" for role in roles))


class Migration(migrations.Migration):
    """Count a learner among those outside."""

    dependencies = [("access", "0009_whose_grants_may_be_asked")]
    operations = [migrations.RunSQL(_for(*OUTSIDE, "learner"), _for(*OUTSIDE))]
