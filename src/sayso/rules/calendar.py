"""Days that count: working days in England, and the dates that follow from them.

Bank holidays come from the library `holidays`: those of the Banking and Financial Dealings Act 1971, and the
days that were proclaimed or moved for one year. A year is asked for once a process and kept.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypeVar

from holidays import country_holidays

Moment = TypeVar("Moment", date, datetime)
SATURDAY = 5
MONTHS_IN_A_YEAR = 12
ONE_DAY = timedelta(days=1)
START_OF_DAY = time(9)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of one year in England. Each is a weekday: one at a weekend is moved."""
    named = country_holidays("GB", subdiv="ENG", years=year, expand=False)
    return frozenset(day for day in named if day.weekday() < SATURDAY)


def is_working_day(day: date) -> bool:
    """Whether councils work on this day: not a weekend, not a bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """Return the first working day after this day."""
    day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(start: Moment, days: int) -> Moment:
    """Return the same moment (or date) that many working days later."""
    day = first = start.date() if isinstance(start, datetime) else start
    for _ in range(days):
        day = next_working_day(day)
    return start + (day - first)


def add_months(start: Moment, months: int) -> Moment:
    """Return the same day so many months later, or the last day of that month if it has no such day."""
    year, month = divmod(start.year * MONTHS_IN_A_YEAR + start.month - 1 + months, MONTHS_IN_A_YEAR)
    last = monthrange(year, month + 1)[1]
    return start.replace(year=year, month=month + 1, day=min(start.day, last))
