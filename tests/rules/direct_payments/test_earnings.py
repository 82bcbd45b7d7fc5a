"""A wage beside Carer's Allowance: a penny either side of the limit; nothing made up where it is unknown."""

from datetime import date

import pytest

from sayso.rules.direct_payments.earnings import beside_allowance, limit_on

IN_YEAR, NO_YEAR = date(2026, 11, 23), date(2027, 4, 12)


@pytest.mark.parametrize(
    ("pay", "is_over", "is_near"),
    [(204_01, True, False), (204_00, False, True), (194_00, False, True), (193_99, False, False)],
)
def test_a_penny_either_side_of_the_limit(pay, is_over, is_near):
    found = beside_allowance(on=IN_YEAR, pence_an_hour=1350, pay_pence_a_week=pay)
    assert (found.limit_pence, found.is_over, found.is_near) == (204_00, is_over, is_near)


def test_how_long_at_a_wage_stays_within_it():
    found = beside_allowance(on=IN_YEAR, pence_an_hour=1350, pay_pence_a_week=135_00)
    assert found.most_minutes == 906  # fifteen hours and six minutes
    assert found.most_minutes * 1350 <= 204_00 * 60 < (found.most_minutes + 1) * 1350


def test_where_tax_is_due_nobody_guesses_what_is_left():
    found = beside_allowance(on=IN_YEAR, pence_an_hour=1350, pay_pence_a_week=300_00)
    assert (found.limit_pence, found.is_over) == (204_00, None)


def test_a_year_whose_limit_nobody_confirmed_has_none():
    found = beside_allowance(on=NO_YEAR, pence_an_hour=1350, pay_pence_a_week=135_00)
    assert (limit_on(NO_YEAR), found.limit_pence, found.is_over, found.most_minutes) == (None,) * 4
    assert limit_on(IN_YEAR) == 204_00
