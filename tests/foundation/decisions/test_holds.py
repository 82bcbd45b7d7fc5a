"""Whatever is given as grounds, a decision settles only on lawful ones."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.decisions.grounds import UNLAWFUL, How, Nature, Whether, basis_sentences
from sayso.foundation.decisions.holds import HOLDS, KEPT_POWERS, LAWFUL_POWERS, Grounds, holds_on
from sayso.foundation.govuk.reading import CEILING, reading_grade

PERSON, ANOTHER = uuid.uuid4(), uuid.uuid4()
grounds = st.builds(
    Grounds,
    whether=st.none() | st.sampled_from(Whether),
    how_main=st.none() | st.sampled_from(How),
    how_others=st.lists(st.sampled_from(How), unique=True),
    reasons=st.sampled_from(["", "  ", "You want to eat at seven."]),
)


@pytest.mark.requirement("S2-16", "S1-01")
@given(
    nature=st.sampled_from(Nature),
    about_need=st.booleans(),
    holder=st.sampled_from([PERSON, ANOTHER, None]),
    because=st.sampled_from(["", "convenience", *sorted(LAWFUL_POWERS)]),
    power=st.booleans(),
    grounds=grounds,
)
def test_nothing_settles_on_money_supply_or_policy_nor_takes_a_life_from_its_owner(
    nature, about_need, holder, because, power, grounds
):
    held = holds_on(
        nature=nature,
        about_need=about_need,
        person=PERSON,
        holder=holder,
        holder_because=because,
        has_power=power,
        grounds=grounds,
    )
    if held:
        assert all(hold.rule and hold.authority and hold.releases for hold in held)
        return
    assert grounds.whether not in UNLAWFUL
    assert nature is Nature.COUNCIL_DUTY or holder == PERSON or because in LAWFUL_POWERS
    assert power or nature is Nature.COUNCIL_DUTY or holder == PERSON or because not in KEPT_POWERS
    if nature is Nature.COUNCIL_DUTY:
        assert grounds.reasons.strip()
        assert not about_need or grounds.whether is not None
    others = [other for other in grounds.how_others if other is not grounds.how_main]
    said = " ".join(basis_sentences(grounds.whether or "", grounds.how_main or "", others))
    money = How.COSTS_LESS in (grounds.how_main, *others)
    assert ("Money was a reason." in said) == money
    assert ("Money was not a reason." in said) != money


@pytest.mark.parametrize("whether", sorted(UNLAWFUL))
def test_a_letter_never_prints_an_unlawful_ground(whether):
    with pytest.raises(ValueError, match="no ground"):
        basis_sentences(whether, "")


@pytest.mark.parametrize("hold", HOLDS.values(), ids=HOLDS.keys())
def test_each_rule_that_holds_is_said_in_plain_words(hold):
    assert reading_grade(f"{hold.rule} {hold.releases} {hold.stays}") < CEILING + 2
