"""Doors to who waits: the list, the risk as a worker says it, and a manager's look at one that rose."""

import uuid
from datetime import date
from uuid import UUID

from ninja import Field, Query, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework import actions
from sayso.journey.casework.statuses import Risk
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door
from sayso.web.home.waiting import WaitKind, Whose, counted, who_waits


class Asks(Schema):
    """Whose people, what they wait for, only those who should have heard from us, and which page."""

    whose: Whose = Whose.MINE
    kind: WaitKind | None = None
    late: bool = False
    start: int = Field(0, ge=0, le=1_000_000)
    most: int = Field(50, ge=1, le=200)


class Waits(Schema):
    """One wait. `risk` is `unknown` where nobody said; `is_late`: the day to get in touch is past."""

    person: UUID
    kind: WaitKind
    since: date
    risk: Risk
    risk_by: str
    risk_on: date | None
    spoken_on: date | None
    spoken_by: str
    next_on: date | None
    touch_by: date
    is_late: bool
    worker: str


class WaitingList(Schema):
    """A page of the list, and how many there are of each kind in all."""

    counts: dict[WaitKind, int]
    waits: list[Waits]


class SaysRisk(Schema):
    """How great the risk is while they wait, and what makes the worker say so."""

    risk: Risk
    words: str = Field(max_length=5000)
    key: UUID | None = Field(None, description=ONCE)


@door("GET", "/waiting", Permission.TRANSFER, summary="Who waits", answers=WaitingList)
def waiting(request: Asked, asks: Query[Asks]) -> WaitingList:
    """Return who waits, the highest risk first, then the longest wait. A team's is a manager's to see."""
    today = request.at.astimezone(LONDON).date()
    found = who_waits(viewer=request.user, on=today, **asks.dict())
    looked_at(page="api_waiting", people=[one.person for one in found], by=request.user, at=request.at)
    counts = counted(viewer=request.user, on=today, whose=asks.whose)
    return WaitingList(
        counts={kind: one.number for kind, one in counts.items()},
        waits=[Waits(**vars(one), is_late=one.is_late(today)) for one in found],
    )


@door(
    "POST",
    "/people/{uuid:person}/risk",
    Permission.TRANSFER,
    summary="Say the risk while somebody waits",
    answers=Kept,
    status=201,
)
def say_the_risk(request: Asked, person: UUID, said: SaysRisk) -> Kept:
    """Say how great the risk is. The list has it at once, and a manager reads one that rose."""
    risk = actions.NewRisk(person=person, risk=said.risk, words=said.words, key=said.key or uuid.uuid4())

    def act() -> UUID:
        return actions.say_risk(risk=risk, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/risks/{uuid:risk}/looked-at",
    Permission.ALLOCATE,
    summary="Say that one looked at a risk that rose",
    answers=Kept,
)
def looked_at_risk(request: Asked, risk: UUID) -> Kept:
    """Say that a manager of the team has looked."""
    actions.look_at_risk(risk=risk, by=request.user, at=request.at)
    return Kept(key=risk)
