"""Doors to how it is, as each says alone, and to what came of a change. One's own, and a worker's."""

import uuid
from datetime import date
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import CheckIn, PartnershipSide
from sayso.journey.partnership.statuses import AskedBy, NoticedBy, OftenAsked
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

CODES = "By the codes of the questions of that side. Leave out what is not answered."


class SaidAlone(Schema):
    """One check-in as it stands: the answers by code. What was left is not there."""

    key: UUID
    side: UUID
    said_on: date
    answers: dict[str, str | int]
    written_as: str


class Saying(Schema):
    """How it is. `instead_of` is the key of the one that this is a new version of."""

    side: UUID
    answers: dict[str, str | int | None] = Field(description=CODES)
    said_on: date | None = Field(None, description="The day it was said; today if it is left out.")
    instead_of: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class Times(Schema):
    """How often one wants to be asked, and in what way that is safe."""

    side: UUID
    often: OftenAsked | None = None
    way: AskedBy = AskedBy.SAFE_WAY
    way_words: str = Field("", max_length=500)


class ChangeSeen(Schema):
    """What was noticed, whose it is and by when; `done` is empty while it is open."""

    key: UUID
    task: UUID
    words: str
    noticed_on: date
    noticed_by: str
    in_private: bool
    owner: str
    due_on: date | None
    done: str


class Noticing(Schema):
    """Something that changed between the two. No owner: whoever writes it."""

    side: UUID
    words: str = Field(max_length=5000)
    noticed_on: date
    noticed_by: NoticedBy = NoticedBy.WORKER
    in_private: bool
    due_on: date
    owner: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class Doing(Schema):
    """What was done."""

    done: str = Field(max_length=5000)


class Late(Schema):
    """A change about which nothing is written in time. No word of what it is."""

    task: UUID
    person: UUID
    owner: str
    due_on: date


@door(
    "GET",
    "/my-check-ins",
    Permission.SEE_OWN_RECORD,
    summary="How it is, as I said",
    answers=list[SaidAlone],
)
def my_check_ins(request: Asked) -> list[SaidAlone]:
    """Return what one said alone, the newest first. The other of the two has no door to it."""
    if request.user.subject_id is None:
        return []
    return [_told(one) for one in queries.check_ins_of(request.user.subject_id, viewer=request.user)]


@door(
    "POST",
    "/my-check-ins",
    Permission.SEE_OWN_RECORD,
    summary="Say how it is",
    answers=Kept,
    status=201,
)
def say_how_it_is(request: Asked, said: Saying) -> Kept:
    """Keep it, private. Nobody of the two is told anything."""
    return _keep(request, own_key(request), said)


@door(
    "POST",
    "/my-check-in-times",
    Permission.SEE_OWN_RECORD,
    summary="Say when to be asked",
    answers=Kept,
    status=201,
)
def say_when_to_ask(request: Asked, said: Times) -> Kept:
    """Keep how often one wants to be asked, in place of what stood."""
    times = actions.NewTimes(person=own_key(request), **said.model_dump())
    return Kept(key=actions.set_check_in_times(times=times, by=request.user, at=request.at).pk)


@door(
    "GET",
    "/people/{uuid:person}/pairs/{uuid:side}/check-ins",
    Permission.KEEP_PARTNERSHIP,
    summary="How it is, as somebody said alone",
    answers=list[SaidAlone],
)
def check_ins_of_a_pair(request: Asked, person: UUID, side: UUID) -> list[SaidAlone]:
    """Return them to who holds that one's private account. To others it is as if there were no record."""
    found = side_for_a_worker(request, person, side, Area.PRIVATE)
    looked_at(page="api_check_ins", people=[person], by=request.user, at=request.at)
    return [_told(one) for one in queries.check_ins_of_side(found, viewer=request.user)]


@door(
    "POST",
    "/people/{uuid:person}/check-ins",
    Permission.KEEP_PARTNERSHIP,
    summary="Write down how it is, as told",
    answers=Kept,
    status=201,
)
def write_how_it_is(request: Asked, person: UUID, said: Saying) -> Kept:
    """Keep what was told to whoever holds the private account."""
    return _keep(request, person, said)


@door(
    "GET",
    "/people/{uuid:person}/pairs/{uuid:side}/changes",
    Permission.KEEP_PARTNERSHIP,
    summary="What changed between two, and what was done",
    answers=list[ChangeSeen],
)
def changes_of_a_pair(request: Asked, person: UUID, side: UUID) -> list[ChangeSeen]:
    """Return what was noticed on this record, as far as it is open; what is open still first."""
    found = side_for_a_worker(request, person, side, Area.STORY)
    looked_at(page="api_changes", people=[person], by=request.user, at=request.at)
    return [
        ChangeSeen(
            key=one.change.pk,
            task=one.change.task_id,
            words=one.change.words,
            noticed_on=one.change.noticed_on,
            noticed_by=one.change.noticed_by,
            in_private=one.in_private,
            owner=one.task.owner.name if one.task and one.task.owner else "",
            due_on=one.task.due_on if one.task else None,
            done=one.done,
        )
        for one in queries.changes_of(found, viewer=request.user)
    ]


@door(
    "POST",
    "/people/{uuid:person}/changes",
    Permission.KEEP_PARTNERSHIP,
    summary="Write that something changed",
    answers=Kept,
    status=201,
)
def write_a_change(request: Asked, person: UUID, said: Noticing) -> Kept:
    """Keep it, with who does something about it by when."""
    new = actions.NewChange(person=person, key=said.key or uuid.uuid4(), **said.model_dump(exclude={"key"}))

    def act() -> UUID:
        return actions.notice_change(change=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/changes/{uuid:task}/done",
    Permission.KEEP_PARTNERSHIP,
    summary="Say what was done about a change",
    answers=Kept,
    status=201,
)
def change_is_done(request: Asked, person: UUID, task: UUID, said: Doing) -> Kept:
    """Close it. Without words it stays open."""
    told = {"person": person, "task": task, "by": request.user, "at": request.at}
    return Kept(key=actions.close_change(done=said.done, **told).pk)


@door(
    "GET",
    "/overdue-changes",
    Permission.ALLOCATE,
    summary="Changes about which nothing is written in time",
    answers=list[Late],
)
def changes_that_are_late(request: Asked) -> list[Late]:
    """Return them for the manager's own team, the longest overdue first."""
    on = timezone.localdate(request.at)
    found = queries.overdue_changes(viewer=request.user, on=on)
    looked_at(page="api_overdue", people={one.person for one in found}, by=request.user, at=request.at)
    return [Late(task=one.task, person=one.person, owner=one.owner, due_on=one.due_on) for one in found]


def _keep(request: Asked, person: UUID, said: Saying) -> Kept:
    new = actions.NewCheckIn(
        person=person,
        side=said.side,
        answers=said.answers,
        said_on=said.said_on or timezone.localdate(request.at),
        key=said.key or uuid.uuid4(),
    )

    def act() -> UUID:
        told = {"by": request.user, "at": request.at}
        if said.instead_of:
            return actions.change_check_in(check_in=said.instead_of, to=new, **told).pk
        return actions.check_in_one(said=new, **told).pk

    return Kept(key=once(request, said.key, act))


def _told(row: CheckIn) -> SaidAlone:
    return SaidAlone(
        key=row.pk, side=row.side_id, said_on=row.said_on, answers=row.answers, written_as=row.written_as
    )


def own_key(request: Asked) -> UUID:
    """Return the key of whoever asks of themself. Raises NotFound for whoever is not on record."""
    person: UUID | None = request.user.subject_id
    if person is None:
        raise NotFound(NOT_FOUND)
    return person


def side_for_a_worker(request: Asked, person: UUID, side: UUID, area: Area) -> PartnershipSide:
    """Return a side on this record, for a worker to whom this area is open. Raises NotFound."""
    if not request.user.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=area)
    found = queries.side_of(person, side, viewer=request.user)
    if found is None or request.user.subject_id in (person, found.other_id):
        raise NotFound(NOT_FOUND)
    return found
