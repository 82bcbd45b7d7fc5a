"""The leave year of a job between two people: a year from the day it began, and from each anniversary."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.rules.partnership.leave_year import leave_year_gone, leave_year_of
from tests.examples import examples


@pytest.mark.parametrize(
    ("began", "on", "gone"),
    [
        (date(2026, 1, 12), date(2026, 1, 12), 0),
        (date(2026, 1, 12), date(2026, 11, 20), 85),
        (date(2024, 2, 29), date(2026, 2, 28), 99),
        (date(2024, 2, 29), date(2026, 3, 1), 0),
        (date(2025, 11, 20), date(2026, 11, 20), 0),
    ],
)
def test_so_much_of_it_is_gone(began, on, gone):
    assert leave_year_gone(began, on=on) == gone


@settings(max_examples=examples(60))
@given(began=st.dates(date(2015, 1, 1), date(2026, 1, 1)), days=st.integers(0, 4000))
def test_each_day_is_in_one_year_and_none_is_past_its_end(began, days):
    on = began + timedelta(days=days)
    first, then = leave_year_of(began, on=on)
    assert first <= on < then
    assert began <= first
    assert 0 <= leave_year_gone(began, on=on) < 100
