"""What must hold for every employer: sums add up, more is never less, and a refusal has no number."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.employment.beside import beside, limits
from sayso.rules.employment.carers_allowance import carers
from sayso.rules.employment.case_form import read_case
from sayso.rules.employment.costing import cost_of, costs_of
from sayso.rules.employment.employer import PARTS, employer
from sayso.rules.employment.ending import ending
from sayso.rules.employment.facts import AssistantFacts, EmployingFacts
from sayso.rules.employment.on_costs import assistant
from sayso.rules.employment.sick import sick
from sayso.rules.employment.sufficiency import is_it_enough, sufficiency
from sayso.rules.employment.year import part, whole_year
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from tests.examples import examples
from tests.rules.employment.made_up import TODAY, employers

MANY = settings(max_examples=examples(40), deadline=None)
SHEETS = (assistant, employer, sufficiency, sick, ending, carers, beside, limits, part, whole_year)
ONE_MORE_THAN_A_NUMBER_OF_HOURS = 1321
"""A wage that is 1 over a number of sixties, so that any year of pay can be made to the penny."""


def a_year_of(pence: int) -> AssistantFacts:
    """An assistant of 35 who earns exactly this in a year."""
    sixtieths = -(-(pence * 60 * 2 - 60) // (2 * 52))
    minutes = sixtieths % 60 or 60
    night, rest = divmod(sixtieths - minutes * ONE_MORE_THAN_A_NUMBER_OF_HOURS, 60)
    assert not rest
    return AssistantFacts(
        age=35,
        wage=ONE_MORE_THAN_A_NUMBER_OF_HOURS,
        minutes_a_week=minutes,
        nights=1,
        night_pence=night,
    )


@pytest.mark.parametrize(("pence", "ni"), [(499_999, 0), (500_000, 0), (500_003, 0), (500_004, 1)])
def test_national_insurance_begins_over_its_threshold_and_not_at_it(pence: int, ni: int) -> None:
    found = cost_of(EmployingFacts(on=TODAY, assistants=(a_year_of(pence),), claims_allowance=False))

    assert found.values["pay_in_all"] == pence
    assert found.values["ni_to_pay"] == ni


@pytest.mark.parametrize(("pence", "pension"), [(999_999, 0), (1_000_000, 0), (1_000_001, 11_280)])
def test_a_pension_begins_over_its_limit_and_not_at_it(pence: int, pension: int) -> None:
    found = cost_of(EmployingFacts(on=TODAY, assistants=(a_year_of(pence),), claims_allowance=True))

    assert found.values["pay_in_all"] == pence
    assert found.values["pension_in_all"] == pension


@pytest.mark.parametrize(("over", "left"), [(-1, 1), (0, 0), (1, 0)])
def test_the_allowance_is_used_up_at_its_limit(over: int, left: int) -> None:
    one = AssistantFacts(age=35, wage=1271, minutes_a_week=1800)
    ni = 222_414
    used = 1_050_000 - ni + over
    facts = EmployingFacts(on=TODAY, assistants=(one,), claims_allowance=True, allowance_used_elsewhere=used)

    assert cost_of(facts).values["ni_to_pay"] == max(0, over)
    assert 1_050_000 - used - cost_of(facts).values["allowance_used"] == left


@MANY
@given(employers())
def test_the_lines_add_up_to_the_whole(facts: EmployingFacts) -> None:
    found = cost_of(facts)

    assert found.refusal is None
    assert sum(found.values[name] for name in PARTS) == found.pence_a_year
    told = {line.step: line.amount for line in found.working}
    assert sum(told.get(name, 0) or 0 for name in PARTS) == found.pence_a_year
    alone = sum(one.values["assistant_costs"] for one in found.assistants)
    once = facts.insurance + facts.payroll + facts.other
    assert alone - found.values["allowance_used"] + once == found.pence_a_year


@MANY
@given(employers(), st.integers(1, 500), st.sampled_from(["wage", "minutes_a_week", "minutes_a_year"]))
def test_a_year_never_costs_less_when_the_wage_or_the_hours_rise(
    facts: EmployingFacts, more: int, name: str
) -> None:
    first = facts.assistants[0]
    raised = replace(first, **{name: getattr(first, name) + more})

    less, dearer = costs_of([facts, replace(facts, assistants=(raised, *facts.assistants[1:]))])

    assert dearer.pence_a_year >= less.pence_a_year


@MANY
@given(st.lists(employers(), min_size=2, max_size=4))
def test_many_employers_at_once_have_the_same_sums_as_each_alone(some: list[EmployingFacts]) -> None:
    assert [one.values for one in costs_of(some)] == [cost_of(one).values for one in some]


@MANY
@given(
    employers(),
    st.sampled_from(["on", "wage", "age", "rolled_up", "claims"]),
    st.integers(0, 400),
)
def test_a_refusal_never_has_a_number(facts: EmployingFacts, lacks: str, days: int) -> None:
    first = facts.assistants[0]
    broken = {
        "on": replace(facts, on=date(2027, 3, 26 + min(days, 5))),
        "wage": replace(facts, assistants=(replace(first, wage=None), *facts.assistants[1:])),
        "age": replace(facts, assistants=(replace(first, age=None), *facts.assistants[1:])),
        "rolled_up": replace(
            facts, assistants=(replace(first, rolled_up=True, pattern="fixed"), *facts.assistants[1:])
        ),
        "claims": replace(facts, claims_allowance=None),
    }[lacks]

    found = cost_of(broken)

    if lacks == "claims" and found.refusal is None:
        assert found.values["ni_before_allowance"] == 0
        return
    assert found.refusal is not None
    assert found.pence_a_year is found.pence_a_week is found.pence_an_hour is None
    assert not found.working
    assert not found.values
    assert not any(one.values or one.working for one in found.assistants)
    held = is_it_enough(broken, 1500)
    numbers = [getattr(held, one.name) for one in fields(held) if one.name not in ("cost", "working")]
    assert set(numbers) == {None}


@MANY
@given(employers(), st.integers(900, 3000))
def test_the_highest_wage_fits_and_a_penny_more_does_not(facts: EmployingFacts, rate: int) -> None:
    found = is_it_enough(facts, rate)

    def costs(wage: int) -> int:
        paid = tuple(replace(one, wage=wage) for one in facts.assistants)
        return cost_of(replace(facts, assistants=paid)).pence_a_year

    least = max(one.values["least_wage"] for one in found.cost.assistants)
    if found.highest_wage is None:
        assert rate < least or costs(least) > found.budget_a_year
    else:
        assert costs(found.highest_wage) == found.highest_wage_costs <= found.budget_a_year
        assert found.highest_wage == rate or costs(found.highest_wage + 1) > found.budget_a_year
    assert found.is_enough == (found.short_by == 0)


def test_every_line_names_its_law_and_can_be_read_by_a_child_of_eleven() -> None:
    steps = [step for sheet in SHEETS for step in sheet.steps.values() if step.told]

    assert all(step.authority.text and step.authority.link.startswith("https://") for step in steps)
    assert reading_grade(" ".join(step.label for step in steps)) <= CEILING


def test_every_amount_of_the_facts_is_a_dated_figure_that_ends_before_next_april() -> None:
    figures = statutory()
    names = {name for sheet in SHEETS for name in sheet.figure_names}

    for name in names:
        assert figures.used(name, TODAY) is not None, name
        assert figures.used(name, date(2027, 4, 12)) is None, name


@pytest.mark.parametrize(
    "wrong",
    [
        {"wage": 0},
        {"age": 15},
        {"minutes_a_week": 10_081},
        {"pattern": "sometimes"},
        {"pension": "maybe"},
        {"nights": True},
    ],
)
def test_what_no_assistant_has_is_refused_at_the_door(wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        AssistantFacts(**wrong)


@pytest.mark.parametrize(
    "given_case",
    [
        None,
        [],
        {"on": "2026-11-20"},
        {"on": "soon", "assistants": [{}]},
        {"on": "2026-11-20", "assistants": []},
        {"on": "2026-11-20", "assistants": ["Jo"]},
        {"on": "2026-11-20", "assistants": [{"wage": 12.71}]},
        {"on": "2026-11-20", "assistants": [{"wage": "12.715"}]},
        {"on": "2026-11-20", "assistants": [{"name": 7}]},
        {"on": "2026-11-20", "assistants": [{"apprentice": "yes"}]},
        {"on": "2026-11-20", "assistants": [{}], "budget_rate": "0"},
        {"on": "2026-11-20", "assistants": [{}], "days_in_pay_period": "7"},
    ],
)
def test_a_case_that_cannot_be_read_is_refused(given_case: object) -> None:
    with pytest.raises(Invalid):
        read_case(given_case)
