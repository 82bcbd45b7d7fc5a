"""Doors to one's own record, read whole: what happened and why, and a copy to keep."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from ninja import Schema

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.rules.refusals import NotFound
from sayso.web.api.site import Asked, door
from sayso.web.home.copying import as_json, taken_by
from sayso.web.home.happenings import happened
from sayso.web.home.reader import Reader


class Happened(Schema):
    """One thing that happened: what in a sentence, why in another, and one's own words, if any."""

    at: datetime
    what: str
    why: str
    said: str


class Line(Schema):
    """One thing that the record says, under its label."""

    label: str
    text: str


class Part(Schema):
    """One part of the record: each entry is its lines."""

    heading: str
    entries: list[list[Line]]


class Copy(Schema):
    """The same words as the file that the page gives."""

    made_on: date
    by: str
    parts: list[Part]


@door(
    "GET",
    "/my-timeline",
    Permission.SEE_OWN_RECORD,
    summary="What happened to me, and why",
    answers=list[Happened],
)
def my_timeline(request: Asked) -> list[Happened]:
    """Return it, the newest first."""
    reader = _reader(request)
    return [
        Happened(at=one.at, what=one.text, why=one.why, said=one.said)
        for one in (happened(reader) if reader else ())
    ]


@door("GET", "/my-copy", Permission.SEE_OWN_RECORD, summary="My copy of my record", answers=Copy)
def my_copy(request: Asked) -> dict[str, object]:
    """Return all that one may see of one's own record, and leave a trace of it in one's own name."""
    reader = _reader(request)
    if reader is None:
        raise NotFound(NOT_FOUND)
    parts = taken_by(reader, form="api", at=request.at)
    return as_json(parts, on=reader.today, council=settings.COUNCIL["name"])


def _reader(request: Asked) -> Reader | None:
    login = request.user
    if login.subject_id is None:
        return None
    return Reader(login=login, key=login.subject_id, today=timezone.localdate(request.at))
