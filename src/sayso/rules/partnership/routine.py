"""On which days we talk with two people about how it goes: days that say nothing of why.

Each pair has a day of its own in every four weeks, a weekday. A talk that a sign asks for waits for that day,
and every so often a pair is talked with on it for no reason at all. So neither of the two can read from the
day, or from being asked, that the other said something.
"""

import hmac
from datetime import date, timedelta
from uuid import UUID

CYCLE = 28
WEEKS, WEEKDAYS = 4, 5
#: Of so many cycles, one is a pair's turn: about twice a year.
TURNS = 6
A_MONDAY = date(2024, 1, 1)


def routine_day(pair: UUID, *, after: date) -> date:
    """Return the next day of this pair after a day: at most 28 days on, never at a weekend."""
    slot = pair.int % (WEEKS * WEEKDAYS)
    first = A_MONDAY + timedelta(weeks=slot // WEEKDAYS, days=slot % WEEKDAYS)
    gone = (after - first).days // CYCLE
    return first + timedelta(days=(gone + 1) * CYCLE)


def is_in_turn(pair: UUID, day: date, *, secret: bytes) -> bool:
    """Whether a pair is talked with on this day of theirs whatever is known of them.

    `secret` is the installation's own key: without it nobody can work out whose turn it is.
    """
    told = hmac.digest(secret, f"turn {pair} {day:%Y-%m-%d}".encode(), "sha256")
    return told[0] % TURNS == 0
