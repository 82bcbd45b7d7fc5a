"""How much of the leave year of a job between two people is gone.

Where nothing else is agreed in writing, a leave year begins on the day the job began and on each anniversary
of it, for jobs that began after 1 October 1998: Working Time Regulations 1998, regulation 13(3), read in a
secondary source, a solicitors' page (lyonsdavidson.co.uk/?p=11213), on 28 November 2026.
"""

from datetime import date

MONTH_29_FEBRUARY = (2, 29)


def leave_year_of(began: date, *, on: date) -> tuple[date, date]:
    """Return the first day of the leave year that holds a day, and the first day of the next.

    `on` is not before `began`. Whoever began on 29 February has 1 March in other years.
    """
    year = on.year if on >= _in_year(began, on.year) else on.year - 1
    return _in_year(began, year), _in_year(began, year + 1)


def leave_year_gone(began: date, *, on: date) -> int:
    """Return how many whole percent of the leave year are gone on a day."""
    first, then = leave_year_of(began, on=on)
    return (on - first).days * 100 // (then - first).days


def _in_year(began: date, year: int) -> date:
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if (began.month, began.day) == MONTH_29_FEBRUARY and not is_leap:
        return date(year, 3, 1)
    return began.replace(year=year)
