"""An area of its own for what somebody earns and owns; and the sums of a budget for those who plan with them."""

from django.db import migrations, models

# Grants given before the area was, opened as the definer function would, each with its event. The sums of a
# budget are part of the plan (Care Act 2014, section 25), so whoever plans with somebody reads them.
OPENED = """
with opened as (
    insert into access_grant (id, login_id, person_id, area, period, because, opens_restricted)
    select gen_random_uuid(), g.login_id, g.person_id, %(opens)s, tstzrange(now(), upper(g.period)), g.because,
           g.opens_restricted
    from access_grant g
    where g.area = %(by)s and (upper_inf(g.period) or upper(g.period) > now()) and %(which)s
      and not exists (select 1 from access_grant s where s.area = %(opens)s and s.login_id = g.login_id
                      and s.person_id is not distinct from g.person_id and s.because = g.because)
    returning login_id, person_id, because)
insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
select now(), null, 'access.give_grants', array_remove(array[o.person_id], null), 'login', o.login_id, o.because,
       jsonb_build_object('areas', jsonb_build_array(%(opens)s), 'upgrade', '0006')
from opened o;
"""
OWN = {"opens": "'means'", "by": "'plan'", "which": "g.person_id is not null and g.because = 'own record'"}
HELD = "exists (select 1 from access_role_held r where r.user_id = g.login_id and r.ended_at is null and r.role in"
PLANNERS = f"{HELD} ('social-worker', 'occupational-therapist', 'assessor', 'manager'))"
FINANCE = f"{HELD} ('finance'))"


class Migration(migrations.Migration):
    """Add the area to those that a grant can name, and open what it holds to those who hold the rest."""

    dependencies = [("access", "0005_sharing_opens_with_the_plan"), ("audit", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name="grant",
            name="area",
            field=models.CharField(
                choices=[
                    ("contact", "Name, address, how to get in touch safely"),
                    ("story", "Notes, and what the person told us"),
                    ("health", "Health, and help with it"),
                    ("plan", "Assessments, plans and support"),
                    ("money", "Money: what is paid and by whom"),
                    ("means", "Income, savings and costs"),
                    ("safety", "Staying safe from harm"),
                    ("hidden", "Where they live, which must stay hidden"),
                    ("private", "A private account"),
                    ("papers", "Papers and letters"),
                    ("work", "Who is working on what"),
                    ("sharing", "Who may see what: what they chose to share"),
                    ("find", "Finding people"),
                    ("looks", "Records that were opened with a purpose"),
                    ("audit", "Who looked and who did what"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunSQL(OPENED % OWN, migrations.RunSQL.noop),
        migrations.RunSQL(
            OPENED
            % {
                "opens": "'money'",
                "by": "'plan'",
                "which": f"g.person_id is not null and g.because = 'allocation' and {PLANNERS}",
            },
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            OPENED % {"opens": "'means'", "by": "'money'", "which": FINANCE}, migrations.RunSQL.noop
        ),
    ]
