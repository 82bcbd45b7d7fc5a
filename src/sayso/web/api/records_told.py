"""What the doors to the records desk tell: requests, things, packs and complaints."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Schema

from sayso.council.records import queries
from sayso.council.records.models import DataComplaint
from sayso.council.records.statuses import (
    Asker,
    ComplaintEnded,
    Ended,
    Ground,
    How,
    Identity,
    PartKind,
    TakenTo,
)
from sayso.web.api.record import Part
from sayso.web.api.site import Asked


class ToldStop(Schema):
    """A question that stopped the clock."""

    asked_on: date
    question: str
    answered_on: date | None
    answer: str


class ToldRequest(Schema):
    """A request. `last_day` is none while its clock stands still, or has not begun; `left` are days of it."""

    key: UUID
    person: UUID
    asked_on: date
    part: PartKind
    words: str
    last_day: date | None
    left: int | None
    stops: list[ToldStop]
    longer_because: str
    ended: Ended | None
    ended_words: str
    has_pack: bool


class ToldAtDesk(ToldRequest):
    """The same with what the desk alone knows."""

    asker: Asker
    asker_called: str
    identity: Identity | None
    may_have: bool | None
    may_have_words: str
    taken_to: TakenTo | None
    things: int
    to_mark: int
    to_agree: int


class ThingLine(Schema):
    """One line of a thing. Lines of one table bear its heading; `law` is on what authority a line is."""

    label: str
    text: str
    part: str = ""
    law: str = ""


class ToldThing(Schema):
    """One thing that was gathered, with the mark that stands."""

    key: UUID
    heading: str
    on: date | None
    of_another: bool
    alone: bool
    lines: list[ThingLine]
    mark: UUID | None
    how: How | None
    ground: Ground | None
    silent: bool
    is_agreed: bool
    sent_back_because: str


class ToldComplaint(Schema):
    """A complaint, by when it is acknowledged, and what came of it."""

    key: UUID
    person: UUID
    came_on: date
    words: str
    heard_by: date
    acknowledged_on: date | None
    ended: ComplaintEnded | None
    ended_words: str


class ToldPack(Schema):
    """What left, as it left: the form of one's own copy, and what was left out, in general."""

    made_on: date
    by: str
    parts: list[Part]
    left_out: list[str]


class HowMany(Schema):
    """How many it befell."""

    number: int


def told_request(one: queries.Asked, request: Asked) -> dict[str, Any]:
    """Return a request as the person and the desk both read it."""
    row, on = one.row, timezone.localdate(request.at)
    return {
        "key": row.pk,
        "person": row.person_id,
        "asked_on": row.asked_on,
        "part": row.part,
        "words": row.words,
        "last_day": one.stands.last_day if one.stands else None,
        "left": one.stands.days_left(on) if one.stands else None,
        "stops": [
            {
                "asked_on": stop.asked_on,
                "question": stop.question,
                "answered_on": stop.answered_on,
                "answer": stop.answer,
            }
            for stop in one.stops
        ],
        "longer_because": row.longer_because,
        "ended": row.ended or None,
        "ended_words": row.ended_words,
        "has_pack": one.pack is not None,
    }


def told_at_desk(one: queries.Asked, request: Asked) -> ToldAtDesk:
    """Return a request as the desk reads it."""
    row, read = one.row, queries.read_of(queries.items_of(one.row, viewer=request.user))
    return ToldAtDesk(
        **told_request(one, request),
        asker=Asker(row.asker),
        asker_called=row.asker_called,
        identity=Identity(row.identity) if row.identity else None,
        may_have=row.may_have,
        may_have_words=row.may_have_words,
        taken_to=TakenTo(row.taken_to) if row.taken_to else None,
        things=read.things,
        to_mark=read.to_mark,
        to_agree=read.to_agree,
    )


def told_thing(one: queries.Item) -> ToldThing:
    """Return one thing with the mark that stands."""
    mark = one.mark
    return ToldThing(
        key=one.row.pk,
        heading=one.row.heading,
        on=one.row.on,
        of_another=one.row.of_another,
        alone=one.row.alone,
        lines=[ThingLine(**line) for line in one.row.lines],
        mark=mark.pk if mark else None,
        how=How(mark.how) if mark else None,
        ground=Ground(mark.ground) if mark and mark.ground else None,
        silent=mark.silent if mark else False,
        is_agreed=one.is_agreed,
        sent_back_because=mark.sent_back_because if mark else "",
    )


def told_complaint(row: DataComplaint, heard_by: date) -> ToldComplaint:
    """Return a complaint, with the last day on which to say that it came."""
    return ToldComplaint(
        key=row.pk,
        person=row.person_id,
        came_on=row.came_on,
        words=row.words,
        heard_by=heard_by,
        acknowledged_on=row.acknowledged_on,
        ended=ComplaintEnded(row.ended) if row.ended else None,
        ended_words=row.ended_words,
    )
