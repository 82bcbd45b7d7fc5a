"""Read the dates of a case, and count the weeks between them."""

from datetime import date
from typing import Any

from sayso.rules.refusals import Invalid

_EARLIEST, _LATEST = date(1890, 1, 1), date(2200, 1, 1)
_DAYS_IN_A_WEEK = 7


def read_date(given: Any, place: str) -> date:
    """A date, or its text in the form 2024-05-01. Raises Invalid, naming the place."""
    try:
        day = given if isinstance(given, date) else date.fromisoformat(given)
        if not _EARLIEST <= day < _LATEST:
            raise ValueError
        return day
    except (TypeError, ValueError):
        raise Invalid(
            f"{place}: “{given}” is not a date such as 2024-05-01.", fields={place: "Date."}
        ) from None


def week_number(since: date, on: date, place: str) -> int:
    """Which week since a day another day is in: seven days are week 1. Raises Invalid for a day to come."""
    if since > on:
        raise Invalid(f"{place}: {since} is after the day of the sum.", fields={place: "Still to come."})
    return (on - since).days // _DAYS_IN_A_WEEK + 1
