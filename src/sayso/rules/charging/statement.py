"""What has been put off, day by day: the statement of a deferred payment.

Interest runs on what is owed, each day by that day's yearly rate, and is added on 1 January and 1 July and on
the last day of the statement. A part of a penny is dropped when it is added. The year has as many days as it
has, so that a leap year is never dearer than the rate. That interest compounds is the law's; when it is added
is ours (SI 2014/2671; guidance, chapter 9).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from sayso.rules.refusals import Invalid, NoFigureInForce
from sayso.rules.units import WHOLE

ADDED_ON = ((1, 1), (7, 1))


class Sort(StrEnum):
    """What a line of a statement is."""

    DEFERRED = "deferred"
    FEE = "fee"
    INTEREST = "interest"
    REPAID = "repaid"


@dataclass(frozen=True)
class Entry:
    """Something put off, charged or repaid on a day, in whole pence, always more than nothing."""

    on: date
    sort: Sort
    amount_pence: int


@dataclass(frozen=True)
class Rate:
    """The yearly interest from a day on, in hundredths of a percent."""

    starts_on: date
    hundredths: int


@dataclass(frozen=True)
class StatementLine:
    """One line: what was added or repaid on a day, and what is owed after it. For interest, its days."""

    on: date
    sort: Sort
    amount_pence: int
    owed_pence: int
    days: int = 0


def statement(*, entries: Sequence[Entry], rates: Sequence[Rate], until: date) -> list[StatementLine]:
    """Every entry up to and on a day, with interest where it is added, in order.

    Raises Invalid for an entry of nothing or one that repays more than is owed, and NoFigureInForce where
    something is owed on a day that no rate covers: unknown interest is never none.
    """
    due = sorted((one for one in entries if one.on <= until), key=lambda one: (one.on, one.sort))
    if any(one.amount_pence <= 0 or one.sort is Sort.INTEREST for one in due):
        raise Invalid("An entry must be more than nothing, and interest is worked out here.")
    by_day: dict[date, list[Entry]] = {}
    for one in due:
        by_day.setdefault(one.on, []).append(one)
    lines: list[StatementLine] = []
    owed, grown, days = 0, Fraction(0), 0
    for day in _days(due, until):
        if (day.month, day.day) in ADDED_ON or day == until:
            if whole := int(grown):
                owed += whole
                lines.append(StatementLine(day, Sort.INTEREST, whole, owed, days))
            grown, days = Fraction(0), 0
        for entry in by_day.get(day, ()):
            owed += -entry.amount_pence if entry.sort is Sort.REPAID else entry.amount_pence
            if owed < 0:
                raise Invalid(f"More was repaid on {day:%-d %B %Y} than was owed.")
            lines.append(StatementLine(day, entry.sort, entry.amount_pence, owed))
        if owed:
            grown += Fraction(owed * _rate(rates, day), WHOLE * _days_in_year(day))
            days += 1
    return lines


def _days(entries: Sequence[Entry], until: date) -> Iterator[date]:
    if not entries:
        return
    day = entries[0].on
    while day <= until:
        yield day
        day += timedelta(days=1)


def _rate(rates: Sequence[Rate], day: date) -> int:
    found = [one for one in rates if one.starts_on <= day]
    if not found:
        name = "deferred_interest_rate"
        raise NoFigureInForce(
            f"There is no rate of interest for {day:%-d %B %Y}. Enter the council's own.", missing=[name]
        )
    return max(found, key=lambda one: one.starts_on).hundredths


def _days_in_year(day: date) -> int:
    return (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
