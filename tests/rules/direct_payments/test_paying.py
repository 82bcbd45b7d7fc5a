"""What is paid for a period: never a penny of what is not known, and never asked for twice."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk.reading import CEILING, reading_grade
from sayso.rules.direct_payments.paying import MOST_PENCE_A_WEEK, PartFacts, payments_for
from sayso.rules.direct_payments.sheets import payment
from sayso.rules.money import pence
from sayso.rules.refusals import Invalid

CASES = yaml.safe_load(Path(__file__).with_name("payments.yaml").read_text(encoding="utf-8"))
WEEKLY = st.integers(0, MOST_PENCE_A_WEEK)
DAYS = st.integers(1, 366)


def paid(part: int, whole: int, contribution: int | None, days: int):
    facts = PartFacts(
        pence_a_week=part, whole_pence_a_week=whole, contribution_pence_a_week=contribution, days=days
    )
    return payments_for([facts])[0]


def in_pence(pounds) -> int:
    return pence(str(pounds), place="case")


@pytest.mark.parametrize("case", CASES, ids=[one["case"] for one in CASES])
def test_the_cases(case):
    told, expected = case["facts"], dict(case["expect"])
    says = expected.pop("says", "")
    given_up = told.get("contribution")
    found = paid(
        in_pence(told["part"]),
        in_pence(told["whole"]),
        None if given_up is None else in_pence(given_up),
        told["days"],
    )
    assert found.gross_pence == in_pence(expected["gross"])
    assert found.net_pence == in_pence(expected["net"])
    assert found.contribution_pence == (
        in_pence(expected["contribution"]) if "contribution" in expected else None
    )
    assert not says or says in [line.label for line in found.working]


@given(WEEKLY, st.none() | WEEKLY, DAYS)
def test_it_is_never_below_nothing_nor_above_the_cost_and_unknown_takes_nothing(part, contribution, days):
    found = paid(part, part, contribution, days)
    assert 0 <= found.net_pence <= found.gross_pence
    assert 0 <= found.gross_pence * 7 - part * days < 7
    if contribution is None:
        assert found.contribution_pence is None
        assert found.net_pence == found.gross_pence


@given(st.lists(st.integers(1, 100_000), min_size=1, max_size=5), st.integers(0, 100_000), DAYS)
def test_the_parts_together_never_ask_for_more_than_the_person_pays(parts, contribution, days):
    whole = sum(parts)
    asked = sum(paid(part, whole, contribution, days).contribution_pence or 0 for part in parts)
    assert 0 <= contribution * days - asked * 7 < 7 * len(parts) + 7


@given(st.lists(st.tuples(WEEKLY, st.none() | WEEKLY, DAYS), min_size=1, max_size=6))
def test_many_at_once_are_each_as_if_alone(many):
    facts = [
        PartFacts(pence_a_week=part, whole_pence_a_week=part, contribution_pence_a_week=share, days=days)
        for part, share, days in many
    ]
    assert payments_for(facts) == [payments_for([one])[0] for one in facts]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ((-1, 5, None, 28), "pence_a_week"),
        ((10, 5, None, 28), "whole_pence_a_week"),
        ((5, 5, MOST_PENCE_A_WEEK + 1, 28), "contribution_pence_a_week"),
        ((5, 5, None, 0), "days"),
    ],
)
def test_what_is_no_sum_is_told_by_name(wrong, field):
    with pytest.raises(Invalid) as told:
        paid(*wrong)
    assert list(told.value.fields) == [field]


def test_nobody_is_an_empty_answer():
    assert payments_for([]) == []


def test_every_line_is_written_for_the_person_who_reads_it():
    for step in payment.steps.values():
        assert reading_grade(step.label) <= CEILING, step.label
