"""Breaks of a whole council in figures, without names: what waits, what came, and what waiting cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class BreakFigures:
    """Twelve whole months, from `since` to before `until`. A figure that is not in `told` is not told.

    Counts are of breaks and in fives; `times_…` are of bookings; weeks and hours are whole; pence are to ten
    pounds. `cost_pence` is urgent support that began for the adults while their carers waited, of what has a
    price; `cost_unknown` how many have none.
    """

    since: date
    until: date
    told: Mapping[str, int]

    def __getitem__(self, what: str) -> int | None:
        """Return one figure; None where fewer than five carers stand behind it."""
        return self.told.get(what)


def break_figures(*, viewer: Viewer, on: date) -> BreakFigures:
    """Return the figures of the twelve months that ended with last month; none for whoever may not read them.

    The database counts, and withholds what is small. It takes the months from its own clock, never from here.
    """
    must_look(viewer)
    until = on.replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute("select what, amount from breaks_in_figures()")
        told = {what: amount for what, amount in cursor.fetchall() if amount is not None}
    return BreakFigures(since=until.replace(year=until.year - 1), until=until, told=told)
