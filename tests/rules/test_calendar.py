"""Working days in England, with every bank holiday of the years that anybody can still ask about."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.foundation.govuk.presenting import LONDON
from sayso.rules.calendar import (
    add_months,
    add_working_days,
    bank_holidays,
    is_working_day,
    next_working_day,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
#: What gov.uk has published, by year: proclaimed days and moved ones among them.
PUBLISHED = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_that_were_published(year):
    said = sorted(day.strftime("%m-%d") for day in bank_holidays(year))

    assert said == PUBLISHED[year].split()


@pytest.mark.parametrize(
    "moved_away", [date(2020, 5, 4), date(2022, 5, 30), date(2012, 5, 28), date(2002, 5, 27)]
)
def test_a_bank_holiday_that_was_moved_is_a_working_day(moved_away):
    assert is_working_day(moved_away)


def test_the_day_of_a_wedding_and_of_a_jubilee_were_no_working_days():
    assert not any(
        is_working_day(day)
        for day in (date(2011, 4, 29), date(2012, 6, 5), date(2002, 6, 4), date(1999, 12, 31))
    )


def test_over_christmas_the_next_working_day_is_after_both_holidays_and_the_weekend():
    assert next_working_day(date(2026, 12, 24)) == date(2026, 12, 29)
    assert add_working_days(date(2026, 12, 24), 3) == date(2026, 12, 31)


def test_a_moment_keeps_its_hour():
    late = datetime(2026, 11, 20, 17, 50, tzinfo=LONDON)

    assert add_working_days(late, 2) == datetime(2026, 11, 24, 17, 50, tzinfo=LONDON)


@given(DAYS, st.integers(0, 40))
def test_so_many_working_days_later_there_were_so_many_working_days(start, days):
    end = add_working_days(start, days)

    between = [start + timedelta(days=one + 1) for one in range((end - start).days)]
    assert sum(map(is_working_day, between)) == days
    assert days == 0 or is_working_day(end)


def test_a_month_from_the_last_of_january_is_the_last_of_february():
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)


@given(DAYS, st.integers(0, 60))
def test_months_keep_the_day_where_the_month_has_it(start, months):
    end = add_months(start, months)

    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)
