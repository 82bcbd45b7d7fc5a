"""Paying somebody close: the family rule, at every boundary of relationship, household and purpose."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.direct_payments.relatives import (
    NEAREST,
    NOT_LISTED,
    OTHERS_LISTED,
    Barred,
    FamilyFacts,
    Purpose,
    Relationship,
    family,
    family_rule,
)
from sayso.rules.refusals import Invalid
from tests.rules.direct_payments.case_files import sentences

YES_NO = (True, False)
FACTS = st.builds(
    FamilyFacts,
    relationship=st.none() | st.sampled_from(Relationship),
    same_household=st.none() | st.booleans(),
    partner_of_listed=st.none() | st.booleans(),
    purpose=st.none() | st.sampled_from(Purpose),
)


@pytest.mark.parametrize("sentence", sentences(), ids=lambda one: one.case)
def test_the_cases(sentence):
    [found] = family_rule([sentence.read()])
    expect = dict(sentence.expect)
    assert found.barred == (Barred(expect["answer"]) if "answer" in expect else None)
    assert list(found.missing) == expect.get("missing", [])
    if found.barred:
        assert found.working[-1].step == found.barred
    if found.needs_necessity:
        assert found.working[0].authority.evidence == sentence.evidence
    assert expect.get("says") in [None, *(line.label for line in found.working)]


def test_every_relationship_household_and_purpose_has_a_case():
    told = {
        (one.facts.get("relationship"), one.facts.get("same_household"), one.facts.get("purpose"))
        for one in sentences()
    }
    for relationship in Relationship:
        for household, purpose in ((True, "care"), (False, "care"), (True, "administration")):
            assert (relationship.value, household, purpose) in told


def test_the_whole_rule_against_the_words_of_the_regulation():
    """Every arrangement there can be, beside the list as the regulation puts it."""
    whole = [
        FamilyFacts(relationship=of, same_household=home, partner_of_listed=partner, purpose=purpose)
        for of, home, partner, purpose in itertools.product(Relationship, YES_NO, YES_NO, Purpose)
    ]
    for facts, found in zip(whole, family_rule(whole), strict=True):
        here = facts.same_household
        barred = (
            facts.relationship == Relationship.SPOUSE
            or (facts.relationship == Relationship.PARTNER and here)
            or (facts.relationship in (*NEAREST, *OTHERS_LISTED) and here)
            or (facts.relationship in NOT_LISTED and here and facts.partner_of_listed)
        )
        assert found.needs_necessity is bool(barred)
        assert found.missing == ()


@given(FACTS)
def test_what_is_not_known_never_changes_an_answer_once_it_is_known(facts):
    """An answer stands whatever the unknown turns out to be; without one, each fact named could change it."""
    [found] = family_rule([facts])
    filled = [
        dataclasses.replace(facts, same_household=home, partner_of_listed=partner)
        for home, partner in itertools.product(YES_NO, YES_NO)
        if facts.same_household in (None, home) and facts.partner_of_listed in (None, partner)
    ]
    answers = {one.barred for one in family_rule(filled)}
    if found.barred is not None:
        assert answers == {found.barred}
        assert found.missing == ()
    else:
        assert found.missing
        assert all(getattr(facts, name) is None for name in found.missing)


@given(st.lists(FACTS, max_size=5))
def test_many_at_once_are_each_as_if_alone(many):
    assert family_rule(many) == [family_rule([one])[0] for one in many]


def test_a_word_that_the_rule_does_not_know_is_told_by_name():
    with pytest.raises(Invalid) as told:
        FamilyFacts(relationship="pal", same_household=True, partner_of_listed=None, purpose="fun")
    assert list(told.value.fields) == ["relationship", "purpose"]


def test_every_line_is_written_for_the_person_who_reads_it_and_none_says_allowed():
    for step in family.steps.values():
        assert reading_grade(step.label) <= CEILING, step.label
        assert "allow" not in step.label.lower()
