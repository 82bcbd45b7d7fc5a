"""Many people's answers worked out at once give each the very sum, and the very reason, of one at a time."""

import json
from datetime import date

import narwhals as nw
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.journey.charging.facts import Asked
from sayso.journey.charging.facts.answers import checked
from sayso.journey.charging.facts.compared import SORTS, compared
from sayso.journey.charging.facts.everyone import Terms, everyone, work_everyone_out
from sayso.journey.charging.facts.rising import rises_between
from sayso.journey.charging.facts.small import FEWEST, told
from sayso.rules.charging.cases import assess
from sayso.rules.charging.reasons import is_known, missing_of_people
from sayso.rules.figures import statutory
from tests.examples import examples
from tests.factories.answers import answers
from tests.rules.charging.over_columns import people_of

pence = st.integers(0, 30_000).map(lambda amount: f"{amount // 100}.{amount % 100:02d}")
policies = st.fixed_dictionaries(
    {},
    optional={
        "charge_carers": st.booleans(),
        "count_disability_benefits": st.booleans(),
        "night_care_disregard": st.booleans(),
        "max_weekly_charge": pence,
        "de_minimis": pence,
        "dre_standard": pence,
        "dre_up_to_benefit": st.booleans(),
        "mig_uplift": pence,
        "percent_of_disposable": st.sampled_from(["100", "80", "92.5"]),
        "short_stay_rule": st.sampled_from(["home", "temporary"]),
        "short_stay_max_days": st.sampled_from([28, 56]),
        "rounding_charge": st.sampled_from(["penny_down", "pound_down"]),
        "effective_day": st.sampled_from(["date", "Monday"]),
        "housing_extras": st.sampled_from([[], ["water"], ["a_cost_of_our_own", "fuel"]]),
        "extra_income_disregards": st.lists(st.sampled_from(["esa", "private_pension"]), unique=True),
        "discretionary_property_disregards": st.sampled_from([[], ["former_home", "land"]]),
        "dre_item_limits": st.sampled_from([{}, {"heating": "4.50"}]),
    },
)
days = st.sampled_from([date(2022, 4, 4), date(2022, 5, 1), date(2026, 4, 6), date(2026, 11, 20)])


@settings(max_examples=25)
@given(
    st.lists(st.tuples(answers, st.sampled_from(["adult", "carer"])), min_size=1, max_size=12), policies, days
)
def test_everybody_at_once_and_one_by_one_are_the_same_to_the_penny_and_to_the_reason(many, policy, on):
    slow = assess([Asked(checked(one), on, policy, standing).case for one, standing in many])
    held = everyone([json.dumps(one) for one, _ in many], [standing for _, standing in many])
    worked = work_everyone_out(held, Terms(on, policy), statutory())
    fast = nw.to_native(worked.people.with_columns(is_known().alias("known"))).sort("row")
    missing = missing_of_people(worked)
    why = people_of(worked)
    for at, (result, row) in enumerate(zip(slow, fast.to_dicts(), strict=True)):
        assert row["known"] is not result.is_refused, (result, row)
        for name in ("charge", "council_pays", "assessed_capital", "mig", "pea"):
            if name in result.results:
                assert row[name] == result.results[name]
        if result.is_refused:
            named = set(missing.filter(pl.col("row") == at)["missing"])
            assert named == set(why[at].why_null("charge"))
            assert named


def follows(shown, sums):
    """Return what follows for somebody who adds and takes away: counts, and how many stand behind some."""
    known = {name: count for name, count in shown.items() if count is not None}
    behind, found = {}, True
    while found:
        found = False
        for whole, *parts in sums:
            unknown = [name for name in (whole, *parts) if name not in known]
            told_of = sum(known.get(name, 0) for name in parts)
            if len(unknown) == 1:
                known[unknown[0]] = told_of if unknown[0] == whole else known[whole] - told_of
                found = True
            elif whole in known and unknown:
                behind[tuple(unknown)] = known[whole] - told_of
    return known, behind


@settings(max_examples=examples(200))
@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=5))
def test_no_count_of_one_to_four_is_told_nor_follows_from_any_sum_of_the_others(table):
    cells = {(row, at): count for row, line in enumerate(table) for at, count in enumerate(line)}
    wholes = {("row", row): sum(line) for row, line in enumerate(table)}
    wholes |= {("column", at): sum(line[at] for line in table) for at in range(3)}
    whole = {"all": sum(map(sum, table))}
    sums = [[("row", row), *((row, at) for at in range(3))] for row in range(len(table))]
    sums += [[("column", at), *((row, at) for row in range(len(table)))] for at in range(3)]
    sums.append(["all", *(("row", row) for row in range(len(table)))])
    sums.append(["all", *(("column", at) for at in range(3))])
    counts = cells | wholes | whole
    shown = told(counts, sums, known=["all"])
    assert all(count in (None, counts[name]) for name, count in shown.items())
    if 0 < whole["all"] < FEWEST:
        return  # nothing of so few is told at all: `what_is_told`
    assert shown["all"] == whole["all"]
    known, behind = follows(shown, sums)
    assert not any(0 < count < FEWEST for count in known.values())
    assert all(
        count >= FEWEST for names, count in behind.items() if any(counts[name] < FEWEST for name in names)
    )


@settings(max_examples=10)
@given(st.lists(answers, min_size=1, max_size=15), policies)
def test_what_is_counted_adds_up_to_everybody_and_to_the_sum_of_their_charges(many, policy):
    held = everyone([json.dumps(one) for one in many], ["adult"] * len(many))
    before, after = (
        work_everyone_out(held, Terms(date(2022, 5, 1), chosen), statutory()) for chosen in ({}, policy)
    )
    found = compared(held, before, after)
    charges = [nw.to_native(tables.people).sort("row")["charge"].to_list() for tables in (before, after)]
    both = [(old, new) for old, new in zip(*charges, strict=True) if old is not None and new is not None]
    whole = found.whole
    assert (whole.before_pence, whole.after_pence) == (sum(b for b, _ in both), sum(a for _, a in both))
    assert whole.more == sum(new > old for old, new in both)
    assert whole.people == whole.more + whole.less + whole.same == sum(n for _, n in found.bands) == len(both)
    assert found.newly_nothing == sum(old > 0 and new == 0 for old, new in both)
    for sort in SORTS:
        parts = [one for one in found.groups if one.sort == sort]
        assert sum(one.people for one in parts) == whole.people
        assert sum(one.after_pence for one in parts) == whole.after_pence
    assert found.people == len(many)


def test_a_benefit_told_at_its_old_rate_rises_and_any_other_amount_stays_as_it_was_told():
    rises = rises_between(statutory(), date(2025, 11, 20), date(2026, 4, 6))
    assert rises[("attendance_allowance", "week", 11_040)] == 11_460
    assert rises[("attendance_allowance", "four_weeks", 44_160)] == 45_840
    assert ("attendance_allowance", "week", 11_041) not in rises
    assert ("attendance_allowance", "calendar_month", 47_840) not in rises
    assert not rises_between(statutory(), date(2026, 11, 20), date(2027, 4, 12)), "nobody has confirmed 2027"
