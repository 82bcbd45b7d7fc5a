"""A column as a function of one row of plain Python values: exact whole numbers, dates, words, yes or no.

None is unknown, and runs through as null runs through a frame.
"""

import calendar
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Row = Mapping[str, Any]
Of = Callable[[Row], Any]
MONTHS_IN_A_YEAR = 12


def joined(one: Of, other: Of, join: Callable[[Any, Any], Any]) -> Of:
    """Two values joined; unknown if either is."""

    def of(row: Row) -> Any:
        first, second = one(row), other(row)
        return None if first is None or second is None else join(first, second)

    return of


def with_known(one: Of, make: Callable[[Any], Any]) -> Of:
    """What is made of a value, where it is known."""

    def of(row: Row) -> Any:
        value = one(row)
        return None if value is None else make(value)

    return of


def with_both(one: Of, other: Of) -> Of:
    """No if either is no, whatever the other; else unknown if either is."""

    def of(row: Row) -> bool | None:
        first = one(row)
        if first is False:
            return False
        second = other(row)
        if second is False:
            return False
        return None if first is None or second is None else True

    return of


def either(one: Of, other: Of) -> Of:
    """Yes if either is yes, whatever the other; else unknown if either is."""

    def of(row: Row) -> bool | None:
        first = one(row)
        if first is True:
            return True
        second = other(row)
        if second is True:
            return True
        return None if first is None or second is None else False

    return of


def chosen(question: Of, yes: Of, no: Of) -> Of:
    """One of two values, by the answer to a question; unknown when the answer is."""

    def of(row: Row) -> Any:
        answer = question(row)
        return None if answer is None else yes(row) if answer else no(row)

    return of


def nothing(row: Row) -> None:
    """Unknown."""
    return None


def only_over_columns(row: Row) -> Any:
    """Refuse: this column was told over frames only."""
    raise NotImplementedError("This column is told over frames only.")


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month if it has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_A_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
