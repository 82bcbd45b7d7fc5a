"""Doors to the records desk: wait, settle, gather, mark, read second, let go; and complaints."""

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Field, Schema

from sayso.council.records import actions, queries
from sayso.council.records.statuses import ComplaintEnded, Ended, Ground, How, Identity
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.foundation.letters.outbox import WayKind
from sayso.web.api.casework import Kept
from sayso.web.api.records_told import (
    HowMany,
    ToldAtDesk,
    ToldComplaint,
    ToldThing,
    told_at_desk,
    told_complaint,
    told_thing,
)
from sayso.web.api.site import Asked, door

MOST = 4000
DESK = Permission.ANSWER_RECORD_REQUESTS


class OnDay(Schema):
    """A day; left out: today."""

    on: date | None = None


class SeeingWho(OnDay):
    """What shows who it is."""

    identity: Identity
    words: str = Field("", max_length=300)


class Questioning(OnDay):
    """What we ask, without which we cannot search."""

    question: str = Field(max_length=MOST)


class Hearing(OnDay):
    """What they answered."""

    answer: str = Field("", max_length=MOST)


class TakingLonger(OnDay):
    """Why it takes longer, which they read."""

    because: str = Field(max_length=MOST)


class Settling(Schema):
    """What shows the person's yes in writing, where there is one."""

    shows: str = Field("", max_length=MOST)


class Marking(Schema):
    """What happens with one thing. `seen` is the mark that stood when it was read."""

    thing: UUID
    how: How
    ground: Ground | None = None
    because: str = Field("", max_length=MOST)
    silent: bool = False
    words_out: list[str] = Field([], max_length=50)
    seen: UUID | None = None


class MarkingMany(Schema):
    """Marks on things of one request."""

    marks: list[Marking] = Field(min_length=1, max_length=500)


class Naming(Schema):
    """Who reads second."""

    reader: UUID


class Agreeing(Schema):
    """Marks to which the second reader agrees."""

    marks: list[UUID] = Field(min_length=1, max_length=500)


class SendingBack(Schema):
    """A mark that the second reader sends back, with why."""

    mark: UUID
    because: str = Field(max_length=MOST)


class LettingGo(Schema):
    """How they are told that it is ready; or how it was given to whoever asked for them."""

    way: WayKind | None = None
    handed: str = Field("", max_length=MOST)


class Ending(Schema):
    """How a request ends without a pack, and what was told."""

    ended: Ended
    words: str = Field(max_length=MOST)


class AnsweringComplaint(Schema):
    """What came of a complaint, in words that they read."""

    ended: ComplaintEnded
    words: str = Field(max_length=MOST)


@door("GET", "/record-requests", DESK, summary="Who waits for what we hold", answers=list[ToldAtDesk])
def record_requests(request: Asked) -> list[ToldAtDesk]:
    """Return what waits, the one that is due first at the head."""
    found = queries.open_requests(viewer=request.user)
    people = [one.row.person_id for one in found]
    looked_at(page="api_record_requests", people=people, by=request.user, at=request.at)
    return [told_at_desk(one, request) for one in found]


@door("GET", "/record-requests/{uuid:record_request}", DESK, summary="One request", answers=ToldAtDesk)
def record_request(request: Asked, record_request: UUID) -> ToldAtDesk:
    """Return it."""
    found = queries.asked_of(record_request, viewer=request.user)
    _looked(found, request)
    return told_at_desk(found, request)


@door(
    "POST", "/record-requests/{uuid:record_request}/who/ask", DESK, summary="We asked who it is", answers=Kept
)
def ask_who_it_is(request: Asked, record_request: UUID, said: OnDay) -> Kept:
    """Keep it: the month begins once we know."""
    return Kept(key=actions.ask_who_it_is(on=said.on, **_act(request, record_request)).pk)


@door("POST", "/record-requests/{uuid:record_request}/who", DESK, summary="We know who it is", answers=Kept)
def see_who_it_is(request: Asked, record_request: UUID, said: SeeingWho) -> Kept:
    """Keep what shows it."""
    return Kept(key=actions.see_who_it_is(**said.model_dump(), **_act(request, record_request)).pk)


@door(
    "POST",
    "/record-requests/{uuid:record_request}/question",
    DESK,
    summary="Ask what exactly they want: the clock stands still",
    answers=Kept,
)
def ask_what_exactly(request: Asked, record_request: UUID, said: Questioning) -> Kept:
    """Keep the question."""
    return Kept(key=actions.ask_what_exactly(**said.model_dump(), **_act(request, record_request)).pk)


@door(
    "POST",
    "/record-requests/{uuid:record_request}/answer",
    DESK,
    summary="They answered: the clock goes on",
    answers=Kept,
)
def hear_what_exactly(request: Asked, record_request: UUID, said: Hearing) -> Kept:
    """Keep the answer."""
    return Kept(key=actions.hear_what_exactly(**said.model_dump(), **_act(request, record_request)).pk)


@door(
    "POST",
    "/record-requests/{uuid:record_request}/longer",
    DESK,
    summary="Take two months more, told in the first",
    answers=Kept,
)
def tell_it_takes_longer(request: Asked, record_request: UUID, said: TakingLonger) -> Kept:
    """Keep it; held once the first month is over."""
    return Kept(key=actions.tell_it_takes_longer(**said.model_dump(), **_act(request, record_request)).pk)


@door(
    "POST",
    "/record-requests/{uuid:record_request}/may",
    DESK,
    summary="Decide whether whoever asks may have it",
    answers=ToldAtDesk,
)
def settle_who_may(request: Asked, record_request: UUID, said: Settling) -> ToldAtDesk:
    """Decide it by the rules; else say to whom it is taken. Nothing is given."""
    actions.settle_who_may(shows=said.shows, **_act(request, record_request))
    return told_at_desk(queries.asked_of(record_request, viewer=request.user), request)


@door(
    "POST",
    "/record-requests/{uuid:record_request}/gather",
    DESK,
    summary="Gather what we hold",
    answers=HowMany,
)
def gather_record(request: Asked, record_request: UUID) -> HowMany:
    """Gather; return how much is new."""
    return HowMany(number=len(actions.gather_record(**_act(request, record_request))))


@door(
    "GET",
    "/record-requests/{uuid:record_request}/things",
    Permission.READ_RECORDS_SECOND,
    summary="What was gathered: for the desk, and for the second reader who was named",
    answers=list[ToldThing],
)
def record_things(request: Asked, record_request: UUID) -> list[ToldThing]:
    """Return the things with the marks that stand."""
    found = queries.asked_of(record_request, viewer=request.user)
    _looked(found, request)
    return [told_thing(one) for one in queries.items_of(found.row, viewer=request.user)]


@door("POST", "/record-things/marks", DESK, summary="Mark things of one request", answers=HowMany)
def mark_things(request: Asked, said: MarkingMany) -> HowMany:
    """Mark them. What is read by itself is marked by itself."""
    items = [actions.NewMark(item=one.thing, **one.model_dump(exclude={"thing"})) for one in said.marks]
    return HowMany(number=len(actions.mark_items(items=items, by=request.user, at=request.at)))


@door(
    "POST",
    "/record-requests/{uuid:record_request}/reader",
    DESK,
    summary="Name the second reader",
    answers=Kept,
)
def name_second_reader(request: Asked, record_request: UUID, said: Naming) -> Kept:
    """Name them: another person than whoever marked."""
    return Kept(key=actions.name_second_reader(reader=said.reader, **_act(request, record_request)).pk)


@door(
    "POST",
    "/record-requests/{uuid:record_request}/agree",
    Permission.READ_RECORDS_SECOND,
    summary="Agree to marks that somebody else made",
    answers=HowMany,
)
def agree_marks(request: Asked, record_request: UUID, said: Agreeing) -> HowMany:
    """Agree; nobody agrees to their own."""
    return HowMany(number=len(actions.agree_marks(marks=said.marks, **_act(request, record_request))))


@door(
    "POST",
    "/record-requests/{uuid:record_request}/send-back",
    Permission.READ_RECORDS_SECOND,
    summary="Send a mark back",
    answers=Kept,
)
def send_mark_back(request: Asked, record_request: UUID, said: SendingBack) -> Kept:
    """Send it back, with why."""
    return Kept(key=actions.send_mark_back(**said.model_dump(), **_act(request, record_request)).pk)


@door("POST", "/record-requests/{uuid:record_request}/go", DESK, summary="Let the pack leave", answers=Kept)
def let_pack_go(request: Asked, record_request: UUID, said: LettingGo) -> Kept:
    """Let it leave, once two named people have decided each thing in it."""
    return Kept(key=actions.let_pack_go(way=said.way, handed=said.handed, **_act(request, record_request)).pk)


@door(
    "POST", "/record-requests/{uuid:record_request}/close", DESK, summary="Close without a pack", answers=Kept
)
def end_record_request(request: Asked, record_request: UUID, said: Ending) -> Kept:
    """Close it, with what was told."""
    return Kept(key=actions.end_request(**said.model_dump(), **_act(request, record_request)).pk)


@door(
    "GET",
    "/record-complaints",
    DESK,
    summary="Complaints about what we hold that wait",
    answers=list[ToldComplaint],
)
def record_complaints(request: Asked) -> list[ToldComplaint]:
    """Return them, the oldest first."""
    found = queries.complaints_open(viewer=request.user)
    people = [one.person_id for one, _ in found]
    looked_at(page="api_record_complaints", people=people, by=request.user, at=request.at)
    return [told_complaint(*one) for one in found]


@door(
    "POST",
    "/record-complaints/{uuid:complaint}/acknowledge",
    DESK,
    summary="They were told that it reached us",
    answers=Kept,
)
def acknowledge_complaint(request: Asked, complaint: UUID, said: OnDay) -> Kept:
    """Keep it."""
    told = {"complaint": complaint, "on": said.on, "by": request.user, "at": request.at}
    return Kept(key=actions.acknowledge_complaint(**told).pk)


@door("POST", "/record-complaints/{uuid:complaint}/answer", DESK, summary="Answer a complaint", answers=Kept)
def answer_complaint(request: Asked, complaint: UUID, said: AnsweringComplaint) -> Kept:
    """Keep what came of it."""
    told = {"complaint": complaint, "by": request.user, "at": request.at}
    return Kept(key=actions.answer_complaint(ended=said.ended, words=said.words, **told).pk)


def _act(request: Asked, key: UUID) -> dict[str, Any]:
    return {"record_request": key, "by": request.user, "at": request.at}


def _looked(found: queries.Asked, request: Asked) -> None:
    people = [found.row.person_id]
    looked_at(page="api_record_request", people=people, by=request.user, at=request.at)
