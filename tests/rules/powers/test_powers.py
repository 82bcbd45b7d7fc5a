"""Under which power somebody may act: the cases, and what holds of every power there can be."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.powers import (
    REACHES,
    RULES,
    About,
    Act,
    Basis,
    How,
    Kind,
    Other,
    Power,
    Register,
    may,
    ready,
)

TODAY = date(2026, 11, 20)
CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text())
_READ = {"kind": Kind, "register": Register, "basis": Basis, "how": How}


def read(said):
    told = {name: _READ.get(name, lambda one: one)(value) for name, value in said.items()}
    told["opened_for"] = frozenset(About(one) for one in told.get("opened_for", []))
    told["others"] = tuple(Other(**({"stands": True} | one)) for one in told.get("others", []))
    usual = {"starts_on": date(2026, 1, 1), "paper_seen": True, "register": Register.STANDS}
    return Power(key="mine", **(usual | told))


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["case"])
def test_the_cases(case):
    found = may(
        [read(one) for one in case["powers"]],
        Act(case["act"]),
        on=TODAY,
        agreed_by=case.get("agreed_by", []),
    )
    assert found.is_yes is (case["expect"] is True), found.rule
    if not found.is_yes:
        assert found.rule.code == case["expect"]
        assert found.rule.authority.text == case["authority"]
        assert found.rule.authority.evidence.value == case["sure"]
        assert found.waits_for == tuple(case.get("waits_for", []))


def test_every_rule_has_a_case_and_words_that_anybody_can_read():
    assert {case["expect"] for case in CASES} - {True} == set(RULES)
    for rule in RULES.values():
        assert reading_grade(f"{rule.says} {rule.releases}") <= CEILING, rule.code


POWERS = st.builds(
    Power,
    key=st.just("mine"),
    kind=st.sampled_from(Kind),
    starts_on=st.dates(date(2026, 11, 18), date(2026, 11, 22)),
    ends_before=st.none() | st.dates(date(2026, 11, 18), date(2026, 11, 22)),
    stands=st.booleans(),
    paper_seen=st.booleans(),
    register=st.sampled_from(Register),
    agreed=st.none() | st.booleans(),
    basis=st.none() | st.sampled_from(Basis),
    opened_for=st.frozensets(st.sampled_from(About)),
    how=st.sampled_from(How),
    others=st.lists(st.builds(Other, key=st.just("owen"), stands=st.booleans()), max_size=1).map(tuple),
    unfit=st.booleans(),
)


@given(POWERS, st.sampled_from(Act))
def test_no_power_reaches_past_its_kind_nor_lasts_past_its_end(power, act):
    found = may([power], act, on=TODAY, agreed_by=["owen"])
    if found.is_yes:
        assert act in REACHES[power.kind]
        assert power.is_in_force(TODAY)
        assert ready(power, on=TODAY).is_yes
    for ended in (replace(power, stands=False), replace(power, ends_before=TODAY)):
        assert not may([ended], act, on=TODAY, agreed_by=["owen"]).is_yes
    assert not may([replace(power, register=Register.CANCELLED)], act, on=TODAY).is_yes


@given(st.lists(POWERS, max_size=3), st.sampled_from(Act))
def test_several_powers_let_somebody_do_what_one_of_them_does_and_no_more(powers, act):
    together = may(powers, act, on=TODAY)
    assert together.is_yes is any(may([one], act, on=TODAY).is_yes for one in powers)


@given(POWERS, st.sampled_from(Act))
def test_nobody_decides_about_support_but_by_a_record_about_support(power, act):
    if act == Act.SAY_YES_TO_PLAN:
        closed = replace(power, opened_for=power.opened_for - {About.SUPPORT})
        assert not may([closed], act, on=TODAY, agreed_by=["owen"]).is_yes
