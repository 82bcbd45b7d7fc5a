"""Whoever is named in a plan for an emergency is found as named: two tables more to look through."""

from django.db import migrations

#: How the function stood before, and as it stands now: tables with the column that names somebody.
BEFORE = (
    ("people_tie", "other_id"),
    ("partnership_side", "other_id"),
    ("assessment_willingness", "adult_id"),
    ("assessment_agreed_hours", "carer_id"),
    ("planning_task_offer", "adult_id"),
    ("planning_carer_task", "carer_id"),
    ("planning_line", "hoped_for_id"),
    ("planning_picked_writer", "writer_id"),
    ("powers_power", "holder_id"),
    ("control_task_level", "supporter_id"),
    ("control_signs_shown", "with_person_id"),
    ("people_sharing_choice", "with_person_id"),
    ("breaks_need", "adult_id"),
    ("partnership_closeness", "other_id"),
    ("partnership_difference", "carer_id"),
    ("partnership_paid_proposal", "relative_id"),
    ("partnership_paid_contract", "relative_id"),
)
NOW = (*BEFORE, ("planning_carers_emergency", "adult_id"), ("planning_carer_in_emergency", "carer_id"))


def function(named: tuple[tuple[str, str], ...]) -> str:
    """Return the function that looks through these tables, for whoever may gather for all of these keys."""
    looked = "\n       union all ".join(
        f"select person_id from {table} where {column} = any (whom)" for table, column in named
    )
    return f"""
create or replace function records_naming(whom uuid[]) returns setof uuid language sql stable security definer
    set search_path = public, pg_temp as
$$ with may as (select not exists (select 1 from unnest(whom) k where not (k = any (seen('gathered'))
           or (sees_all('gathered') and not k = any (closed('gathered'))))) as it)
   select distinct n.person_id from (
       {looked}) n, may
   where may.it and not n.person_id = any (whom) $$;
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0001_the_records_desk"), ("planning", "0005_plan_for_an_emergency")]

    operations = [migrations.RunSQL(function(NOW), function(BEFORE))]
