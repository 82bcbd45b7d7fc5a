"""Whose decision something is: the law, the person's own map, and the powers that stand above it."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.journey.partnership.statuses import Basis, DomainKind, Holder
from sayso.rules.partnership.deciding import (
    ABOUT,
    BY_LAW,
    CARERS_OWN,
    OVER_MONEY,
    Decides,
    Said,
    of_matter,
    whose,
)
from sayso.rules.partnership.settling import Matter
from sayso.rules.powers import About, Kind, Power, Register
from tests.examples import examples

CASES = yaml.safe_load(Path(__file__).with_name("deciding.yaml").read_text())
TODAY = date(2026, 11, 20)


def power(kind, **changed):
    told = {"starts_on": date(2026, 3, 1), "paper_seen": True, "register": Register.STANDS, "agreed": True}
    return Power(key=UUID(int=1), kind=kind, **(told | changed))


POWERS = {
    "welfare": power(Kind.ATTORNEY_WELFARE, opened_for=frozenset({About.SUPPORT})),
    "welfare_closed": power(Kind.ATTORNEY_WELFARE, opened_for=frozenset({About.SUPPORT}), opened=False),
    "money_cannot": power(Kind.ATTORNEY_MONEY, opened_for=frozenset({About.MONEY})),
    "money_agreed": power(Kind.ATTORNEY_MONEY),
    "nominee": power(Kind.NOMINEE),
}
LINES = st.none() | st.builds(
    Said, holder=st.sampled_from(Holder.values), basis=st.sampled_from(Basis.values), agreed=st.booleans()
)


@pytest.mark.parametrize("told", CASES, ids=[one["case"] for one in CASES])
def test_whose_one_decision_is(told):
    said = None
    if "map" in told:
        holder, basis, agreed = told["map"]
        said = Said(holder=holder, basis=basis, agreed=agreed)
    found = whose(told["domain"], said, [POWERS[one] for one in told.get("powers", [])], on=TODAY)
    assert (found.decides, found.why) == (told["whose"], told["why"])
    assert (found.power is not None) == (told["whose"] == "power")


@settings(max_examples=examples(60))
@given(st.sampled_from(DomainKind.values), LINES, st.lists(st.sampled_from(sorted(POWERS)), max_size=3))
def test_no_map_gives_away_what_is_anothers_and_no_power_over_money_decides_care(domain, said, held):
    powers = [POWERS[one] for one in held]
    found = whose(domain, said, powers, on=TODAY)
    if domain in CARERS_OWN:
        assert found.decides == Decides.CARER
    elif found.decides == Decides.CARER:
        raise AssertionError("the carer decides nothing else by right of their own")
    if found.decides in (Decides.TOGETHER, Decides.GIVEN):
        assert said.agreed, "only by the person's own say"
    if domain not in OVER_MONEY and "welfare" not in held:
        assert found.decides != Decides.POWER
        money = [one for one in powers if one.kind == Kind.ATTORNEY_MONEY]
        assert whose(domain, said, money, on=TODAY) == whose(domain, said, [], on=TODAY)


def test_every_decision_of_the_map_is_in_a_matter_and_a_matter_stays_as_the_law_has_it_where_they_part():
    assert {one for kinds in ABOUT.values() for one in kinds} == set(DomainKind.values)
    hers = {one: whose(one, None, [], on=TODAY) for one in DomainKind.values}
    assert {matter: of_matter(matter, hers) for matter in Matter} == BY_LAW
    both = Said(holder="both", basis="agreed", agreed=True)
    part = hers | {"payment": whose("payment", both, [], on=TODAY)}
    assert of_matter(Matter.MONEY, part) == Decides.PERSON
    whole = hers | {one: whose(one, both, [], on=TODAY) for one in ABOUT[Matter.MONEY]}
    assert of_matter(Matter.MONEY, whole) == Decides.TOGETHER
    power_over_care = {one: whose(one, both, [POWERS["welfare"]], on=TODAY) for one in DomainKind.values}
    assert of_matter(Matter.HOME, power_over_care) == Decides.POWER
    assert of_matter(Matter.TASKS, power_over_care) == Decides.EACH, "the carer's own time stays the carer's"
