"""What must hold of every year: its parts follow one another and add up; an end has no number after it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.rules.employment.costing import cost_of
from sayso.rules.employment.employer import PARTS
from sayso.rules.employment.facts import AssistantFacts, EmployingFacts
from sayso.rules.employment.over_a_year import year_of
from sayso.rules.employment.year import DAYS_IN_YEAR, HERE
from sayso.rules.figures import Entered, statutory
from tests.examples import examples
from tests.rules.employment.made_up import TODAY, employers

FEW = settings(max_examples=examples(15), deadline=None)
KNOWN_TO = date(2027, 3, 31)
WHEN = st.dates(date(2025, 4, 1), KNOWN_TO)
ONE = AssistantFacts(age=35, wage=1271, minutes_a_week=1800)


@FEW
@given(employers(), WHEN)
def test_the_parts_of_a_year_follow_one_another_and_add_up_line_by_line(
    facts: EmployingFacts, on: date
) -> None:
    found = year_of(replace(facts, on=on))

    days = [(one.first, one.last) for one in found.parts]
    assert days[0][0] == on
    assert all(later - last == timedelta(days=1) for (_, last), (later, _) in pairwise(days))
    for one in found.parts:
        assert sum(one.values[HERE[name]] for name in PARTS) == one.pence
    if found.pence is None:
        assert (found.last_known, found.unknown_from) == (KNOWN_TO, date(2027, 4, 1))
        assert found.refusal is not None
        assert found.pence_until_then == sum(one.pence for one in found.parts)
    else:
        assert sum(one.days for one in found.parts) == DAYS_IN_YEAR
        assert found.pence == sum(one.pence for one in found.parts)
        assert found.refusal is None is found.unknown_from


@FEW
@given(employers(), WHEN)
def test_no_part_costs_more_or_less_than_its_days_of_52_weeks_at_its_own_rates(
    facts: EmployingFacts, on: date
) -> None:
    for one in year_of(replace(facts, on=on)).parts:
        exact = one.cost.pence_a_year * one.days
        assert abs(one.pence * DAYS_IN_YEAR - exact) <= len(PARTS) * DAYS_IN_YEAR


@FEW
@given(employers(), st.integers(900, 1270), st.integers(0, 60), st.integers(0, 2_000))
def test_a_wage_that_is_lifted_is_the_least_that_the_law_then_allows(
    facts: EmployingFacts, wage: int, unpaid: int, deducted: int
) -> None:
    first = replace(facts.assistants[0], wage=1221, unpaid_minutes_a_week=unpaid, family_in_home=False)
    told = replace(facts, on=date(2025, 11, 20), assistants=(first,))
    before = year_of(told)
    if not before.parts:
        return  # the first day is below the law already, and is refused

    for raised in (one for part in before.parts for one in part.raised):
        later = replace(told, on=date(2026, 5, 1))
        paid = replace(later, assistants=(replace(first, wage=raised.now),))
        less = replace(later, assistants=(replace(first, wage=raised.now - 1),))
        assert cost_of(paid).refusal is None
        assert getattr(cost_of(less).refusal, "code", "") == "below_minimum_wage"


def test_a_rate_that_the_council_has_confirmed_carries_the_sum_on_to_the_end_of_the_year() -> None:
    figures = statutory()
    names = {one: figures.on(one, TODAY) for one in figures.by_name if figures.used(one, TODAY)}
    ends = {one: figures.by_name[one].on(TODAY).ends_before for one in names}
    entered = {
        one: [Entered(ends[one], 1321 if one == "national_living_wage" else amount, "made up, page 1")]
        for one, amount in names.items()
        if ends[one]
    }
    found = year_of(
        EmployingFacts(on=TODAY, assistants=(ONE,), claims_allowance=True),
        figures=figures.with_entered(entered),
    )

    assert [(one.first, one.last) for one in found.parts] == [
        (TODAY, KNOWN_TO),
        (date(2027, 4, 1), date(2027, 11, 18)),
    ]
    assert [(one.told, one.now) for one in found.parts[1].raised] == [(1271, 1321)]
    assert found.pence == sum(one.pence for one in found.parts)


def test_what_is_refused_on_the_first_day_has_no_part_and_no_number() -> None:
    low = EmployingFacts(on=TODAY, assistants=(replace(ONE, wage=1270),), claims_allowance=True)
    late = EmployingFacts(on=date(2027, 4, 1), assistants=(ONE,), claims_allowance=True)

    for found in (year_of(low), year_of(late)):
        assert (found.parts, found.now, found.working) == ((), None, ())
        assert found.pence is found.pence_until_then is None
        assert found.refusal is not None
