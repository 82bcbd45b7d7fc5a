"""Whoever holds a plan as their own or as its worker reads what is shared too: grants given before the area was."""

from django.db import migrations

FORWARD = """
with opened as (
    insert into access_grant (id, login_id, person_id, area, period, because, opens_restricted)
    select gen_random_uuid(), g.login_id, g.person_id, 'sharing', tstzrange(now(), upper(g.period)), g.because,
           g.opens_restricted
    from access_grant g
    where g.area = 'plan' and g.person_id is not null and g.because in ('own record', 'allocation')
      and (upper_inf(g.period) or upper(g.period) > now())
      and not exists (select 1 from access_grant s where s.area = 'sharing' and s.login_id = g.login_id
                      and s.person_id = g.person_id and s.because = g.because)
    returning login_id, person_id, because)
insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
select now(), null, 'access.give_grants', array[o.person_id], 'login', o.login_id, o.because,
       jsonb_build_object('areas', jsonb_build_array('sharing'), 'upgrade', '0005')
from opened o;
"""


class Migration(migrations.Migration):
    """Open the area, with its event, as the definer function would."""

    dependencies = [("access", "0004_sharing"), ("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
