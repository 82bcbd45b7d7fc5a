"""Every case gives what it says, and what must hold for every plan."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.budget.facts import BudgetFacts, LineFacts
from sayso.rules.budget.pricing import priced_budget, priced_budgets
from sayso.rules.budget.sheets import budget, line
from sayso.rules.refusals import Invalid
from tests.examples import examples
from tests.rules.budget.case_files import ALL, Sentence, amount, found

MANY = settings(max_examples=examples(60))
NUMBERS = {"times_a_week": st.integers(0, 200), "minutes_each": st.integers(0, 600)}
RATE = st.integers(0, 10_000)


@st.composite
def plans(draw: st.DrawFn, *, some_unknown: bool = False) -> BudgetFacts:
    maybe = (lambda one: st.none() | one) if some_unknown else (lambda one: one)
    lines = []
    for at in range(draw(st.integers(0, 4))):
        lines.append(
            LineFacts(
                key=str(at),
                words=f"line {at}",
                times_a_week=draw(maybe(NUMBERS["times_a_week"])),
                minutes_each=draw(maybe(NUMBERS["minutes_each"])),
                rate_pence_an_hour=draw(maybe(RATE)),
                given_pence_a_week=draw(st.none() | st.integers(0, 10**6)),
                is_free=draw(st.booleans()),
                nhs_pays=draw(st.booleans()),
            )
        )
    return BudgetFacts(lines=tuple(lines), contribution_pence_a_week=draw(st.none() | st.integers(0, 10**6)))


@pytest.mark.parametrize("sentence", ALL, ids=[one.case for one in ALL])
def test_a_case_gives_what_it_says(sentence: Sentence) -> None:
    result = priced_budget(sentence.read())
    labels = " ".join(one.label for one in (*result.working, *(w for p in result.lines for w in p.working)))
    for key, told in sentence.expect.items():
        if key == "says":
            assert told in labels
        elif key == "refused":
            assert result.refusal is not None
            assert told in result.refusal.message
        elif key == "line_sums":
            assert [one.pence_a_week for one in result.lines] == [amount(one) for one in told]
        else:
            assert found(result, key) == amount(told)
    assert (result.refusal is not None) == ("refused" in sentence.expect)


@MANY
@given(plans())
def test_the_lines_add_up_to_the_whole_and_the_two_parts_do_too(facts: BudgetFacts) -> None:
    result = priced_budget(facts)

    assert sum(one.pence_a_week for one in result.lines) == result.gross_pence_a_week
    nhs = sum(one.pence_a_week for one in result.lines if one.facts.nhs_pays)
    free = sum(one.pence_a_week for one in result.lines if one.facts.is_free and not one.facts.nhs_pays)
    assert result.nhs_pence_a_week == nhs
    if free + nhs and free + nhs == result.gross_pence_a_week:
        assert result.person_pence_a_week == 0
    elif facts.contribution_pence_a_week is None:
        assert result.person_pence_a_week is result.council_pence_a_week is None
    else:
        assert result.person_pence_a_week + result.council_pence_a_week + nhs == result.gross_pence_a_week
        assert 0 <= result.person_pence_a_week <= facts.contribution_pence_a_week
        assert result.council_pence_a_week >= free, "nobody pays for what is free by law"


@MANY
@given(plans(), st.integers(0, 3), st.integers(1, 60))
def test_more_minutes_never_cost_less(facts: BudgetFacts, at: int, more: int) -> None:
    if at >= len(facts.lines):
        return
    changed = replace(facts.lines[at], minutes_each=facts.lines[at].minutes_each + more)
    longer = replace(facts, lines=(*facts.lines[:at], changed, *facts.lines[at + 1 :]))

    less, dearer = priced_budgets([facts, longer])

    assert dearer.gross_pence_a_week >= less.gross_pence_a_week


@MANY
@given(plans(some_unknown=True))
def test_what_is_not_known_is_named_and_the_whole_is_never_guessed(facts: BudgetFacts) -> None:
    needs = ("times_a_week", "minutes_each", "rate_pence_an_hour")
    unknown = [
        one.key
        for one in facts.lines
        if one.given_pence_a_week is None and any(getattr(one, name) is None for name in needs)
    ]

    result = priced_budget(facts)

    assert (result.refusal.missing if result.refusal else []) == unknown
    assert (result.gross_pence_a_week is None) == bool(unknown)
    assert [one.facts.key for one in result.lines if one.pence_a_week is None] == unknown


@MANY
@given(st.lists(plans(some_unknown=True), max_size=4))
def test_many_plans_at_once_have_the_same_sums_as_each_alone(some: list[BudgetFacts]) -> None:
    together, alone = priced_budgets(some), [priced_budget(one) for one in some]

    assert [replace(one, refusal=None) for one in together] == [replace(one, refusal=None) for one in alone]


def test_every_line_of_the_working_names_its_law_and_can_be_read_by_a_child_of_eleven() -> None:
    steps = [*line.steps.values(), *budget.steps.values()]

    assert all(step.authority.text and step.authority.link for step in steps)
    assert reading_grade(" ".join(step.label for step in steps)) <= CEILING


@pytest.mark.parametrize(
    "wrong", [{"times_a_week": -1}, {"minutes_each": True}, {"rate_pence_an_hour": 10**12}]
)
def test_a_number_that_no_week_holds_is_refused_at_the_door(wrong: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        LineFacts(key="1", words="Tea", **wrong)


def test_a_line_that_stands_twice_and_a_part_below_nothing_are_refused() -> None:
    tea = LineFacts(key="1", words="Tea")
    with pytest.raises(Invalid):
        BudgetFacts(lines=(tea, tea))
    with pytest.raises(Invalid):
        BudgetFacts(lines=(), contribution_pence_a_week=-1)
