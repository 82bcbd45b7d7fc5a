"""Savings that somebody gave away go down by what it costs them that we count them."""

from datetime import date

import pytest

from sayso.rules.charging.diminishing import diminish
from sayso.rules.refusals import Invalid, NoFigureInForce

CASE = {
    "assessment_date": "2024-05-01",
    "inputs": {
        "setting": "care_home_permanent",
        "household": "single",
        "income": [{"kind": "state_pension", "weekly": "221.20"}],
        "capital": [{"kind": "notional_capital", "amount": "24000.00"}],
        "cost": "800.00",
    },
}


def test_over_the_limit_it_goes_down_by_the_full_cost_less_what_would_be_paid_and_then_by_the_tariff():
    weeks = list(diminish(CASE, until=date(2024, 5, 22)))

    # £221.20 less £30.15 is what would be paid without it; the first two weeks it is over the limit.
    assert [(week.starts_on.day, week.notional_pence, week.charge_pence) for week in weeks] == [
        (1, 24_000_00, 800_00),
        (8, 24_000_00 - (800_00 - 191_05), 800_00),
        (15, 24_000_00 - 2 * (800_00 - 191_05), 191_05 + 35_00),
        (22, 24_000_00 - 2 * (800_00 - 191_05) - 35_00, 191_05 + 34_00),
    ]
    assert all(week.charge_without_pence == 191_05 for week in weeks)


def test_a_small_sum_is_used_up_and_then_there_are_no_more_weeks():
    small = {
        **CASE,
        "inputs": {
            **CASE["inputs"],
            "capital": [
                {"kind": "savings", "amount": "23000.00"},
                {"kind": "notional_capital", "amount": "1000.00"},
            ],
        },
    }

    weeks = list(diminish(small, until=date(2025, 3, 31)))

    assert weeks[-1].notional_pence > 0
    assert weeks[0].notional_pence == 1_000_00
    assert weeks[1].notional_pence == 1_000_00 - (800_00 - 226_05), "£24,000 in all is over the limit"
    assert weeks[-1].starts_on < date(2025, 3, 31)


def test_without_such_capital_or_without_its_figures_it_is_refused():
    with pytest.raises(Invalid, match="one item"):
        list(diminish({**CASE, "inputs": {**CASE["inputs"], "capital": []}}, until=date(2024, 6, 1)))
    with pytest.raises(NoFigureInForce):
        list(diminish({**CASE, "assessment_date": "2026-05-01"}, until=date(2026, 6, 1)))
