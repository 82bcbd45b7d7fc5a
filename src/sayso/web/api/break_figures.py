"""The door of carers' breaks in figures, without names."""

from datetime import date

from django.utils import timezone
from ninja import Schema

from sayso.foundation.access.permissions import Permission
from sayso.journey.breaks import queries
from sayso.journey.breaks.statuses import WhyNot
from sayso.web.api.site import Asked, door

COUNTS = (
    *("needed", "assessed", "asked", "offered", "booked", "came", "waits", "owed"),
    *("times_came", "times_missed", "times_called_off", "cost_unknown", "price_unknown"),
)
MEASURES = (
    *("middle_weeks", "longest_weeks", "middle_weeks_until_it_came"),
    *("hours_booked", "hours_that_came", "hours_waited_for", "price_pence", "cost_pence"),
)


class ToldFigures(Schema):
    """Breaks in figures, from `since` to before `until`. None: fewer than five carers, and not told.

    Counts are in fives. Urgent support that began while carers waited is `cost_pence`, to ten pounds, of what
    has a price; `cost_unknown` counts what has none.
    """

    since: date
    until: date
    counts: dict[str, int | None]
    why_not: dict[str, int | None]
    middle_weeks: int | None
    longest_weeks: int | None
    middle_weeks_until_it_came: int | None
    hours_booked: int | None
    hours_that_came: int | None
    hours_waited_for: int | None
    price_pence: int | None
    cost_pence: int | None


@door(
    "GET",
    "/break-figures",
    Permission.READ_BREAK_FIGURES,
    summary="Breaks of the whole council, in figures and without names",
    answers=ToldFigures,
)
def break_figures(request: Asked) -> ToldFigures:
    """Return the figures of the twelve months that ended with last month. What is not told is none."""
    found = queries.break_figures(viewer=request.user, on=timezone.localdate(request.at))
    return ToldFigures(
        since=found.since,
        until=found.until,
        counts={what: found[what] for what in COUNTS},
        why_not={why.value: found[f"why_{why.value}"] for why in WhyNot},
        **{what: found[what] for what in MEASURES},
    )
