"""Doors to find people and to open their records."""

import uuid
from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.actions import open_record
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.models import SentForm
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.people.actions import NewDeath, NewPerson, add_person, record_death, undo_death
from sayso.journey.people.models import Born
from sayso.journey.people.queries.finding import LIKELY, Found, Likeness, find, likely
from sayso.journey.people.queries.header import header
from sayso.rules.refusals import Invalid
from sayso.web.api.casework import Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

LOOK_FIRST = "These people may be the same. Choose one, or say why this is somebody else."


class FoundPerson(Schema):
    """Somebody found, by what the caller may see; `warning` says how to reach them safely."""

    person: UUID
    name: str
    birth: str
    address: str
    council_number: str
    worker: str
    warning: str
    why: str


class Opened(Schema):
    """Why the record is opened: one of the purposes that the page offers."""

    purpose: str = Field(description="contact, duty, cover, handover, letter, complaint, check or other")


class Opening(Schema):
    """Until when the record is open to this login."""

    person: UUID
    ends_at: datetime


class PersonHead(Schema):
    """The head of a record: what to know before anything else."""

    person: UUID
    called: str
    birth: str
    address: str
    council_number: str
    warnings: list[str]


class Added(Schema):
    """Somebody to add. Only what they are called is needed."""

    called: str = Field(max_length=200)
    born_on: date | None = None
    address: str = Field("", max_length=300)
    postcode: str = Field("", max_length=10)
    telephone: str = Field("", max_length=30)
    nhs_number: str = Field("", max_length=20)
    not_the_same_because: str = Field(
        "", max_length=400, description="Needed when somebody like this is known already"
    )
    key: UUID | None = Field(None, description="Sent twice with the same key, somebody is added once")


class Died(Schema):
    """That somebody has died, and who told us."""

    died_on: date
    told_by: str = Field(max_length=400)
    key: UUID | None = Field(None, description="Sent twice with the same key, it is kept once")


class Alive(Schema):
    """Why a death that was recorded is undone."""

    because: str = Field(max_length=1000)


class Undone(Schema):
    """How many records said so: two where two records are read as one."""

    undone: int


def _shown(one: Found) -> FoundPerson:
    return FoundPerson(
        person=one.person,
        name=one.name,
        birth=one.birth,
        address=one.address,
        council_number=one.council_number,
        worker=one.worker_name,
        warning=f"{one.caution.kind}: {one.caution.text}" if one.caution else "",
        why=one.why,
    )


@door("GET", "/people", Permission.FIND_PEOPLE, summary="Find people", answers=list[FoundPerson])
def find_people(request: Asked, q: str) -> list[FoundPerson]:
    """Find people by any name as heard, birth date, part of an address or a number, the likeliest first."""
    found = find(q[:200], viewer=request.user, on=request.at.astimezone(LONDON).date())
    looked_at(page="api_find", people=[one.person for one in found], by=request.user, at=request.at)
    return [_shown(one) for one in found]


@door("POST", "/people", Permission.ADD_PERSON, summary="Add a person", answers=PersonHead, status=201)
def add_a_person(request: Asked, added: Added) -> PersonHead:
    """Add somebody. When people like this are known, it is refused until it says why this is another."""
    like = Likeness(
        name=added.called,
        born=Born(on=added.born_on),
        lines=added.address,
        postcode=added.postcode,
        points=tuple(point for point in (added.telephone,) if point),
        nhs_number=added.nhs_number,
    )
    again = SentForm.objects.filter(key=added.key, login=request.user).exists() if added.key else False
    matches = [] if again else [one for one in likely(like, viewer=request.user) if one.score >= LIKELY]
    if matches and not added.not_the_same_because.strip():
        looked_at(page="api_add", people=[one.person for one in matches], by=request.user, at=request.at)
        raise Invalid(LOOK_FIRST, fields={one.council_number: f"{one.name}. {one.why}" for one in matches})
    made = NewPerson(
        called=added.called,
        born=Born(on=added.born_on),
        lines=added.address,
        postcode=added.postcode,
        telephone=added.telephone,
        nhs_number=added.nhs_number,
        not_the_same_because=added.not_the_same_because,
        key=added.key or uuid.uuid4(),
    )

    def act() -> UUID:
        return add_person(item=made, by=request.user, at=request.at).pk

    return _head(request, once(request, added.key, act))


@door("GET", "/people/{uuid:person}", Permission.SEE_PERSON, summary="A record's head", answers=PersonHead)
def person_head(request: Asked, person: UUID) -> PersonHead:
    """Return who somebody is, with the warnings at their name. Not open: as if it did not exist."""
    return _head(request, person)


@door(
    "POST",
    "/people/{uuid:person}/openings",
    Permission.OPEN_WITH_PURPOSE,
    summary="Open a record with a purpose",
    answers=Opening,
    status=201,
)
def open_with_purpose(request: Asked, person: UUID, opened: Opened) -> Opening:
    """Open an unrestricted record for twelve hours. It is logged, and one in ten is looked at."""
    opening = open_record(person=person, purpose=opened.purpose, by=request.user, at=request.at)
    return Opening(person=person, ends_at=opening.ends_at)


def _head(request: Asked, person: UUID) -> PersonHead:
    head = header(person, request.user, request.at.astimezone(LONDON).date())
    looked_at(page="api_person", people=head.keys, by=request.user, at=request.at)
    return PersonHead(
        person=head.person,
        called=head.called,
        birth=head.birth_words,
        address=head.address,
        council_number=head.council_number,
        warnings=[f"{caution.kind}: {caution.text}" for caution in head.cautions],
    )


@door(
    "POST",
    "/people/{uuid:person}/death",
    Permission.CHANGE_PERSON,
    summary="Record that somebody has died",
    answers=Kept,
    status=201,
)
def record_a_death(request: Asked, person: UUID, died: Died) -> Kept:
    """Keep it: from this minute nothing addressed to them leaves, and payments to them wait."""
    told = NewDeath(person=person, died_on=died.died_on, told_by=died.told_by, key=died.key or uuid.uuid4())
    act = lambda: record_death(death=told, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, died.key, act))


@door(
    "POST",
    "/people/{uuid:person}/death/undo",
    Permission.CHANGE_PERSON,
    summary="Undo a death that was recorded by mistake",
    answers=Undone,
)
def undo_a_death(request: Asked, person: UUID, alive: Alive) -> Undone:
    """Undo it: all is as it was before."""
    undone = undo_death(person=person, because=alive.because, by=request.user, at=request.at)
    return Undone(undone=len(undone))
