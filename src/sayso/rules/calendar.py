"""Days that count: working days in England, and the dates that follow from them.

Bank holidays follow the Banking and Financial Dealings Act 1971, Schedule 1, worked out for any year;
days given by proclamation for one year are listed.
"""

from datetime import date, datetime, time, timedelta
from typing import TypeVar

Moment = TypeVar("Moment", date, datetime)
SATURDAY = 5
# Proclaimed days, and the ones they stood in for.
PROCLAIMED = {date(2022, 6, 3), date(2022, 6, 2), date(2022, 9, 19), date(2023, 5, 8), date(2020, 5, 8)}
MOVED_AWAY = {date(2022, 5, 30), date(2020, 5, 4)}
START_OF_DAY = time(9)


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def bank_holidays(year: int) -> set[date]:
    """Return the bank holidays of one year in England."""
    sunday = easter(year)
    first_of_may, last_of_may, last_of_august = date(year, 5, 1), date(year, 5, 31), date(year, 8, 31)
    days = {
        _on_or_after_weekend(date(year, 1, 1)),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        first_of_may + timedelta(days=-first_of_may.weekday() % 7),
        last_of_may - timedelta(days=last_of_may.weekday()),
        last_of_august - timedelta(days=last_of_august.weekday()),
        *_christmas(year),
    }
    return (days - MOVED_AWAY) | {day for day in PROCLAIMED if day.year == year}


def _on_or_after_weekend(day: date) -> date:
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


def _christmas(year: int) -> set[date]:
    """Christmas and Boxing Day, moved past a weekend, and never both on one day."""
    christmas = _on_or_after_weekend(date(year, 12, 25))
    boxing = _on_or_after_weekend(date(year, 12, 26))
    return {christmas, boxing if boxing != christmas else christmas + timedelta(days=1)}


def is_working_day(day: date) -> bool:
    """Whether councils work on this day: not a weekend, not a bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """Return the first working day after this day."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_working_days(start: Moment, days: int) -> Moment:
    """Return the same moment (or date) that many working days later."""
    moved = start
    for _ in range(days):
        following = next_working_day(moved.date() if isinstance(moved, datetime) else moved)
        moved = moved + (following - (moved.date() if isinstance(moved, datetime) else moved))
    return moved
