"""Two areas for the records desk: what somebody asked, which is theirs too, and what was gathered to answer."""

from django.db import migrations, models

# Grants given before the areas were, opened as the definer function would, each with its event.
OWN = """
with opened as (
    insert into access_grant (id, login_id, person_id, area, period, because, opens_restricted)
    select gen_random_uuid(), g.login_id, g.person_id, 'asked', tstzrange(now(), upper(g.period)), g.because,
           g.opens_restricted
    from access_grant g
    where g.area = 'plan' and g.person_id is not null and g.because = 'own record'
      and (upper_inf(g.period) or upper(g.period) > now())
      and not exists (select 1 from access_grant s where s.area = 'asked' and s.login_id = g.login_id
                      and s.person_id = g.person_id and s.because = g.because)
    returning login_id, person_id, because)
insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
select now(), null, 'access.give_grants', array[o.person_id], 'login', o.login_id, o.because,
       jsonb_build_object('areas', jsonb_build_array('asked'), 'upgrade', '0011')
from opened o;
"""
# Whoever holds the role of a data officer reads both across the council, for as long as the role.
DESK = """
with opened as (
    insert into access_grant (id, login_id, person_id, area, period, because, opens_restricted)
    select gen_random_uuid(), g.login_id, null, a.area, tstzrange(now(), upper(g.period)), g.because, false
    from access_grant g cross join (values ('asked'), ('gathered')) as a(area)
    where g.area = 'audit' and g.person_id is null and g.because = 'role data'
      and (upper_inf(g.period) or upper(g.period) > now())
      and not exists (select 1 from access_grant s where s.area = a.area and s.login_id = g.login_id
                      and s.person_id is null)
    returning login_id, because)
insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)
select now(), null, 'access.give_grants', '{}'::uuid[], 'login', o.login_id, o.because,
       jsonb_build_object('areas', jsonb_build_array('asked', 'gathered'), 'upgrade', '0011')
from (select distinct login_id, because from opened) o;
"""


class Migration(migrations.Migration):
    """Add the areas to those that a grant can name, and open them to those who hold the rest."""

    dependencies = [("access", "0010_learners_ask_of_no_grants"), ("audit", "0001_initial")]
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
                    ("asked", "What they asked us about what we hold"),
                    ("gathered", "What the records desk gathered to answer them"),
                    ("find", "Finding people"),
                    ("looks", "Records that were opened with a purpose"),
                    ("audit", "Who looked and who did what"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunSQL(OWN, migrations.RunSQL.noop),
        migrations.RunSQL(DESK, migrations.RunSQL.noop),
    ]
