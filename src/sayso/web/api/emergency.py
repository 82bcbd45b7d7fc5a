"""Doors to the plan for an emergency, a carer's part in it, and the plan on paper with the carers' part."""

import uuid
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions, queries
from sayso.journey.planning.actions.drafting import authorise_to_read
from sayso.journey.planning.pages.emergency_shown import carers_part
from sayso.journey.planning.statuses import CarersPartKind, ContactAsked, EmergencyPartKind
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

PLAN = "/people/{uuid:person}/emergency-plan"
CARERS = "/people/{uuid:person}/emergency-part/{uuid:adult}"
KEY: Any = Field(None, description=ONCE)


class Contact(Schema):
    """Somebody to ring. `is_relied_on`: they were asked, and said yes."""

    contact: UUID
    row: UUID
    called: str
    telephone: str
    free: str
    is_relied_on: bool


class CarersWords(Schema):
    """What a carer said yes to standing there."""

    called: str
    part: CarersPartKind
    words: str


class EmergencyTold(Schema):
    """The plan as it stands. `version` is what a yes, and a change of parts, name as seen."""

    parts: dict[EmergencyPartKind, str]
    contacts: list[Contact]
    carers: list[CarersWords]
    is_agreed: bool
    review_on: date | None
    version: int


class PartsGiven(Schema):
    """Parts, in the person's words; empty words take one out."""

    model_config = {"extra": "forbid"}

    parts: dict[EmergencyPartKind, str] = Field(min_length=1)
    seen_version: int | None = None
    key: UUID | None = KEY


class ContactGiven(Schema):
    """Whom to ring, and whether they were asked first."""

    model_config = {"extra": "forbid"}

    called: str = Field(max_length=120)
    telephone: str = Field(max_length=40)
    asked: ContactAsked
    free: str = Field("", max_length=200)
    place: int = Field(0, ge=0, le=99)
    contact: UUID | None = None
    seen: UUID | None = None
    key: UUID | None = KEY


class YesGiven(Schema):
    """The person's yes to the version that was read. `alone` is for a worker who asked them."""

    review_on: date
    seen_version: int
    alone: SeenAlone | None = None
    key: UUID | None = KEY


class CarersGiven(Schema):
    """A carer's parts. `stands`: they say yes to these words standing in the plan."""

    model_config = {"extra": "forbid"}

    parts: dict[CarersPartKind, str] = Field(min_length=1)
    stands: bool = False
    alone: SeenAlone | None = None
    key: UUID | None = KEY


class CarersTold(Schema):
    """What a carer wrote, and whether it stands in the plan."""

    parts: dict[CarersPartKind, str]
    stands: bool


class Share(Schema):
    """What one carer does, by their own yes."""

    called: str
    does: list[str]


class CarersPartTold(Schema):
    """What carers do, with thanks, and what happens if they cannot. Empty where nobody has a yes in force."""

    carers: list[Share]
    thanks: str
    back_up: list[str]


@door("GET", PLAN, Permission.WRITE_PLAN, summary="The plan for an emergency", answers=EmergencyTold)
def emergency_plan_of_person(request: Asked, person: UUID) -> EmergencyTold:
    """Return it to the person and to those who work with them; to others it is not there."""
    return _plan_told(request, person)


def _plan_told(request: Asked, person: UUID) -> EmergencyTold:
    authorise_to_read(request.user, person)
    looked_at(page="api_emergency_plan", people=[person], by=request.user, at=request.at)
    plan = queries.emergency_plan_of(person, viewer=request.user)
    return EmergencyTold(
        parts={EmergencyPartKind(code): one.words for code, one in plan.parts.items()},
        contacts=[
            Contact(
                contact=one.contact,
                row=one.pk,
                called=one.called,
                telephone=one.telephone,
                free=one.free,
                is_relied_on=one.asked == ContactAsked.YES,
            )
            for one in plan.contacts
        ],
        carers=[
            CarersWords(called=one.carer_called, part=CarersPartKind(one.part), words=one.words)
            for one in plan.carers
        ],
        is_agreed=plan.is_agreed,
        review_on=plan.yes.review_on if plan.yes and plan.is_agreed else None,
        version=plan.version,
    )


@door("POST", PLAN + "/parts", Permission.WRITE_PLAN, summary="Write parts of it", answers=EmergencyTold)
def write_emergency_parts(request: Asked, person: UUID, told: PartsGiven) -> EmergencyTold:
    """Keep parts, and return the plan as it stands then."""
    items = [
        actions.NewEmergencyPart(person=person, part=part, words=words) for part, words in told.parts.items()
    ]

    def act() -> UUID:
        actions.say_emergency_parts(
            items=items, by=request.user, at=request.at, seen_version=told.seen_version
        )
        return person

    once(request, told.key, act)
    return _plan_told(request, person)


@door("POST", PLAN + "/contacts", Permission.WRITE_PLAN, summary="Whom to ring", answers=Kept, status=201)
def name_somebody_to_ring(request: Asked, person: UUID, told: ContactGiven) -> Kept:
    """Keep whom to ring; return the row."""
    new = actions.NewContact(person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"}))
    act = lambda: actions.name_contact(contact=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, told.key, act))


@door(
    "DELETE",
    PLAN + "/contacts/{uuid:contact}",
    Permission.WRITE_PLAN,
    summary="Ring them no more",
    answers=Kept,
)
def take_somebody_off(request: Asked, person: UUID, contact: UUID) -> Kept:
    """Take somebody off the list."""
    actions.drop_contact(contact=contact, person=person, by=request.user, at=request.at)
    return Kept(key=contact)


@door("POST", PLAN + "/yes", Permission.WRITE_PLAN, summary="Their yes to it", answers=Kept, status=201)
def agree_emergency_plan(request: Asked, person: UUID, told: YesGiven) -> Kept:
    """Keep the person's own yes."""
    new = actions.NewEmergencyYes(
        person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"})
    )
    act = lambda: actions.say_yes_to_emergency_plan(yes=new, by=request.user, at=request.at).pk  # noqa: E731 - told once, by its name
    return Kept(key=once(request, told.key, act))


@door("GET", CARERS, Permission.ANSWER_TASK, summary="A carer’s part in it", answers=CarersTold)
def carers_part_in_emergency(request: Asked, person: UUID, adult: UUID) -> CarersTold:
    """Return what a carer wrote: to the carer, and to who holds the carer's private account."""
    return _part_told(request, person, adult)


def _part_told(request: Asked, person: UUID, adult: UUID) -> CarersTold:
    if not request.user.is_staff and person != request.user.subject_id:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.PRIVATE)
    looked_at(page="api_carers_part", people=[person], by=request.user, at=request.at)
    rows = queries.carers_parts(person, adult, viewer=request.user)
    return CarersTold(
        parts={CarersPartKind(part): row.words for part, row in rows.items()},
        stands=any(row.stands for row in rows.values()),
    )


@door("POST", CARERS, Permission.ANSWER_TASK, summary="Write a carer’s part", answers=CarersTold)
def write_carers_part(request: Asked, person: UUID, adult: UUID, told: CarersGiven) -> CarersTold:
    """Keep it; it stands in the other's plan, or is gone from it, in this minute."""
    items = [
        actions.NewCarersPart(person=person, adult=adult, part=part, words=words, stands=told.stands)
        for part, words in told.parts.items()
    ]

    def act() -> UUID:
        actions.say_carers_parts(items=items, by=request.user, at=request.at, alone=told.alone)
        return person

    once(request, told.key, act)
    return _part_told(request, person, adult)


@door(
    "GET",
    "/people/{uuid:person}/plan/carers",
    Permission.WRITE_PLAN,
    summary="What carers do in the plan, with thanks, and if they cannot",
    answers=CarersPartTold,
)
def carers_in_plan(request: Asked, person: UUID) -> CarersPartTold:
    """Return what carers said yes to and the back-up, as the plan prints it."""
    authorise_to_read(request.user, person)
    looked_at(page="api_carers_in_plan", people=[person], by=request.user, at=request.at)
    plan = queries.plan_of(person, StandingKind.ADULT, viewer=request.user)
    on = timezone.localdate(request.at)
    told = carers_part(plan, viewer=request.user, on=on) if plan else None
    if told is None:
        return CarersPartTold(carers=[], thanks="", back_up=[])
    shares = [Share(called=one.called, does=list(one.does)) for one in told.carers]
    return CarersPartTold(carers=shares, thanks=told.thanks, back_up=list(told.back_up))
