"""Doors to one's own breaks as a carer, and to the care that somebody else gives oneself."""

from datetime import date

from ninja import Schema

from sayso.foundation.access.permissions import Permission
from sayso.journey.breaks import queries
from sayso.journey.breaks.statuses import CareState, WhyNot
from sayso.web.api.breaks import ToldBreak, told_break
from sayso.web.api.site import Asked, door


class ToldCare(Schema):
    """Care from somebody else, as it stands in one's own plan."""

    words: str
    first_day: date | None
    last_day: date | None
    minutes: int | None
    state: CareState
    why: WhyNot | None


@door("GET", "/my-breaks", Permission.SEE_OWN_RECORD, summary="My breaks", answers=list[ToldBreak])
def my_breaks(request: Asked) -> list[ToldBreak]:
    """Return what I asked for as a carer, and what came."""
    own = request.user.subject_id
    return [told_break(one) for one in queries.breaks_of(own, viewer=request.user)] if own else []


@door(
    "GET",
    "/my-other-care",
    Permission.SEE_OWN_RECORD,
    summary="Care from somebody else, for me",
    answers=list[ToldCare],
)
def my_other_care(request: Asked) -> list[ToldCare]:
    """Return what is planned for me in my own plan, and what came."""
    own = request.user.subject_id
    rows = queries.care_of(own, viewer=request.user) if own else []
    return [
        ToldCare(
            words=row.words,
            first_day=row.first_day,
            last_day=row.last_day,
            minutes=row.minutes,
            state=CareState(row.state),
            why=WhyNot(row.why) if row.why else None,
        )
        for row in rows
    ]
