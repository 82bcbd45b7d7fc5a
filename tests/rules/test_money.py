"""Pounds become whole pence once, exactly, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.rules.money import GREATEST_PENCE, hundredths_of_a_percent, pence, pounds_text
from sayso.rules.refusals import Invalid


@given(st.integers(min_value=0, max_value=GREATEST_PENCE))
def test_pence_survive_being_written_and_read(amount: int) -> None:
    assert pence(pounds_text(amount), place="x") == amount


@pytest.mark.parametrize(
    "given", [True, 1.5, None, [], "ten", "NaN", "Infinity", Decimal("0.001"), "1.234", -1, "100000000.01"]
)
def test_what_is_not_an_amount_is_refused_by_its_place(given: object) -> None:
    with pytest.raises(Invalid, match=r"inputs\.cost"):
        pence(given, place="inputs.cost")


def test_whole_numbers_text_and_decimals_are_read_alike() -> None:
    assert pence(12, place="x") == pence("12.00", place="x") == pence(Decimal("12.000"), place="x") == 1200


def test_a_debt_is_written_with_its_sign() -> None:
    assert pounds_text(-5) == "-0.05"


def test_a_percentage_keeps_two_decimals() -> None:
    assert hundredths_of_a_percent("3.75", place="x") == 375
