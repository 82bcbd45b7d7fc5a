"""What support changes for two people: counted from their own yes, said in words, and never a score."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.partnership.facts import By, PartnershipFacts, TaskFacts
from sayso.rules.partnership.impact import FIRST, impact, impacts
from sayso.rules.partnership.sheet import change
from tests.examples import examples

NIGHT = TaskFacts(
    key="night",
    words="Somebody near at night",
    before=By.CARER,
    after=By.PAID,
    carer="Bea",
    minutes_before=240,
    minutes_after=240,
    at_night=True,
    nights_a_week=2,
)
GARDEN = TaskFacts(
    key="garden",
    words="Help in the garden",
    before=By.NOBODY,
    after=By.CARER,
    carer="Bea",
    minutes_after=90,
    said_yes=True,
)


def of(*tasks: TaskFacts, first: bool = False) -> PartnershipFacts:
    return PartnershipFacts(tasks=tasks, is_first=first)


@st.composite
def tasks(draw: st.DrawFn) -> TaskFacts:
    minutes = st.none() | st.integers(0, 600)
    return TaskFacts(
        key=draw(st.uuids()).hex,
        words="A task",
        before=draw(st.sampled_from(By)),
        after=draw(st.sampled_from(By)),
        minutes_before=draw(minutes),
        minutes_after=draw(minutes),
        said_yes=draw(st.booleans()),
        at_night=draw(st.booleans()),
        nights_a_week=draw(st.none() | st.integers(1, 7)),
    )


@pytest.mark.requirement("S0-06")
def test_before_and_after_are_the_minutes_that_carers_said_yes_to() -> None:
    found = impact(of(NIGHT, GARDEN))

    assert (found.minutes_before, found.minutes_after, found.minutes_more) == (240, 90, -150)
    assert (found.nights_before, found.nights_after) == (2, 0)
    assert (found.new, found.ended) == ((GARDEN,), (NIGHT,))
    assert found.sentences == (
        "Unpaid help before: 4 hours a week.",
        "Unpaid help after this: 1 hour 30 minutes a week.",
        "New: Help in the garden, 1 hour 30 minutes a week. Bea said yes.",
        "No longer unpaid: Somebody near at night, 4 hours a week. Paid support does it.",
    )


def test_before_a_first_budget_nobody_knows_what_unpaid_help_there_was() -> None:
    found = impact(of(GARDEN, first=True))

    assert found.minutes_before is found.minutes_more is found.nights_before is None
    assert found.sentences[0] == FIRST


def test_silence_is_no_yes_and_its_minutes_are_not_counted_on() -> None:
    hoped = TaskFacts(key="a", words="Tea", before=By.NOBODY, after=By.CARER, carer="Bea", minutes_after=210)

    found = impact(of(hoped))

    assert (found.minutes_after, found.new, found.without_yes) == (0, (), (hoped,))
    assert found.moved_without_yes == ()
    assert "to be met another way" in " ".join(found.sentences)


@pytest.mark.requirement("S1-13")
def test_what_paid_support_did_and_nobody_said_yes_to_is_named_apart() -> None:
    moved = TaskFacts(key="a", words="Tea", before=By.PAID, after=By.CARER, minutes_after=210)

    found = impact(of(moved))

    assert found.moved_without_yes == (moved,)
    assert "not settled who does it now" in " ".join(found.sentences)


@settings(max_examples=examples(80))
@given(st.lists(tasks(), max_size=5), st.booleans())
def test_what_is_not_known_is_never_counted_as_nothing(some: list[TaskFacts], first: bool) -> None:
    found = impact(of(*some, first=first))
    after = [one.minutes_after for one in some if one.after is By.CARER and one.said_yes]
    before = [one.minutes_before for one in some if one.before is By.CARER]

    assert found.minutes_after == (None if None in after else sum(after))
    assert found.minutes_before == (None if first or None in before else sum(before))
    known = found.minutes_before is not None and found.minutes_after is not None
    assert found.minutes_more == (found.minutes_after - found.minutes_before if known else None)
    assert set(found.new).isdisjoint(found.without_yes)


@settings(max_examples=examples(30))
@given(st.lists(st.lists(tasks(), max_size=3), max_size=3))
def test_many_at_once_are_the_same_as_each_alone(some: list[list[TaskFacts]]) -> None:
    facts = [of(*one) for one in some]

    assert impacts(facts) == [impact(one) for one in facts]


def test_no_sentence_scores_or_colours_anybody() -> None:
    said = " ".join(impact(of(NIGHT, GARDEN)).sentences) + " ".join(s.label for s in change.steps.values())

    assert not re.search(r"\b(red|amber|green|score|risk|burden|load|strain)\b", said, re.IGNORECASE)
    assert reading_grade(said) <= CEILING
    assert all(step.authority.text for step in change.steps.values())
