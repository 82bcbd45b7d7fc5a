"""Unknown is never false: take away each thing that is known, in turn, and see."""

from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.rules.eligibility.appearance import Appearance, Verdict, appear, appearance_of
from sayso.rules.eligibility.facts import AdultFacts, CarerFacts
from sayso.rules.eligibility.outcomes import (
    ADULT_ABILITIES,
    ADULT_OUTCOMES,
    CARER_ABILITIES,
    CARER_OUTCOMES,
    answers_to,
)
from tests.examples import examples

Facts = AdultFacts | CarerFacts
KNOWN = st.booleans()
ASKED_OR_NOT = st.none() | st.booleans()
YES_OR_NO = {
    AdultFacts: ("needs_arise_from_impairment", "significant_impact"),
    CarerFacts: ("needs_arise_from_care", "health_at_risk", "significant_impact"),
}
OUTCOMES = {AdultFacts: ADULT_OUTCOMES, CarerFacts: CARER_OUTCOMES}
ABILITIES = {AdultFacts: ADULT_ABILITIES, CarerFacts: CARER_ABILITIES}
MANY = settings(max_examples=examples(60))


def facts_of(kind: Any, *, known: bool) -> st.SearchStrategy[Facts]:
    """Made-up facts; with `known`, everything was asked."""
    nothing = st.nothing() if known else st.none()
    outcomes = {
        one.code: nothing | st.sampled_from([answer.code for answer in answers_to(one, ABILITIES[kind])])
        for one in OUTCOMES[kind]
    }
    yes_or_no = dict.fromkeys(YES_OR_NO[kind], KNOWN if known else ASKED_OR_NOT)
    return st.builds(kind, outcomes=st.fixed_dictionaries(outcomes), **yes_or_no)


def any_facts(*, known: bool) -> st.SearchStrategy[Facts]:
    return facts_of(AdultFacts, known=known) | facts_of(CarerFacts, known=known)


def by_hand(facts: Facts) -> bool:
    """The regulation over facts that are all known, written as plainly as can be."""
    unable = sum(ABILITIES[type(facts)][answer].is_unable for answer in facts.outcomes.values() if answer)
    if isinstance(facts, AdultFacts):
        return bool(facts.needs_arise_from_impairment and unable >= 2 and facts.significant_impact)
    enough = facts.health_at_risk or unable >= 1
    return bool(facts.needs_arise_from_care and enough and facts.significant_impact)


def without_each(facts: Facts) -> list[Facts]:
    """The same facts with each one in turn not asked."""
    made: list[Facts] = [replace(facts, **{name: None}) for name in YES_OR_NO[type(facts)]]
    return made + [
        replace(facts, outcomes={**facts.outcomes, one.code: None}) for one in OUTCOMES[type(facts)]
    ]


@MANY
@given(any_facts(known=True))
def test_with_all_known_the_verdict_is_the_regulation(facts: Facts) -> None:
    found = appearance_of(facts)

    assert found.verdict is (Verdict.APPEARS_ELIGIBLE if by_hand(facts) else Verdict.APPEARS_NOT_ELIGIBLE)
    assert found.missing == found.not_asked == ()
    assert bool(found.fails) != by_hand(facts)


@MANY
@given(any_facts(known=True))
def test_a_thing_not_asked_leaves_the_verdict_unknown_or_as_it_was(facts: Facts) -> None:
    known, *without = appear([facts, *without_each(facts)])

    for one in without:
        assert one.verdict in (Verdict.FACTS_MISSING, known.verdict)


@MANY
@given(any_facts(known=False))
def test_whatever_is_found_out_later_a_known_verdict_stays(facts: Facts) -> None:
    found = appearance_of(facts)
    kind = type(facts)

    # All the rest turning out well, and all the rest turning out badly: any other ending lies between.
    for yes, answer in product((False, True), ("able", "needs_help")):
        outcomes = {one.code: facts.outcomes.get(one.code) or answer for one in OUTCOMES[kind]}
        known = {
            name: yes if getattr(facts, name) is None else getattr(facts, name) for name in YES_OR_NO[kind]
        }
        later = appearance_of(kind(outcomes=outcomes, **known))
        if found.verdict is not Verdict.FACTS_MISSING:
            assert later.verdict is found.verdict


@MANY
@given(any_facts(known=False))
def test_facts_are_missing_only_when_they_could_change_the_verdict(facts: Facts) -> None:
    found = appearance_of(facts)
    kind = type(facts)

    def ending(yes: bool, answer: str) -> Appearance:
        outcomes = {one.code: facts.outcomes.get(one.code) or answer for one in OUTCOMES[kind]}
        known = {
            name: yes if getattr(facts, name) is None else getattr(facts, name) for name in YES_OR_NO[kind]
        }
        return appearance_of(kind(outcomes=outcomes, **known))

    best, worst = ending(False, "able"), ending(True, "needs_help")
    assert (found.verdict is Verdict.FACTS_MISSING) == (best.verdict is not worst.verdict)
    assert bool(found.missing) == (found.verdict is Verdict.FACTS_MISSING)
    assert set(found.missing) <= set(found.not_asked)


@MANY
@given(any_facts(known=False))
def test_giving_what_is_missing_gives_a_verdict(facts: Facts) -> None:
    missing = appearance_of(facts).missing
    outcomes = {**facts.outcomes, **{name: "able" for name in missing if name in facts.outcomes}}
    given = {name: True for name in missing if name in YES_OR_NO[type(facts)]}

    found = appearance_of(replace(facts, outcomes=outcomes, **given))

    assert found.verdict is not Verdict.FACTS_MISSING


@MANY
@given(st.lists(any_facts(known=False), max_size=8))
def test_many_people_at_once_look_the_same_as_each_alone(people: list[Facts]) -> None:
    assert appear(people) == [appearance_of(one) for one in people]


@MANY
@given(facts_of(CarerFacts, known=True))
def test_a_carer_never_needs_a_second_outcome(facts: CarerFacts) -> None:
    one = dict.fromkeys(facts.outcomes, "able") | {"recreation": "needs_help"}
    sure = replace(facts, outcomes=one, needs_arise_from_care=True, significant_impact=True)

    assert appearance_of(sure).verdict is Verdict.APPEARS_ELIGIBLE
