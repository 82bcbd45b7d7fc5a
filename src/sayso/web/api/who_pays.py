"""Doors to who pays: a right to aftercare, what each body says of it, and the lines that it frees."""

import uuid
from datetime import date
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.areas import Area
from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND, authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.who_pays import standing
from sayso.journey.charging.statuses import Body, LivedIn, PlacedBy, Section
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class NewAftercare(Schema):
    """A right to aftercare, from the papers of the hospital."""

    section: Section
    detained_on: date
    left_on: date
    lived_in: LivedIn
    placed_by: PlacedBy
    nhs_body: str = Field(max_length=200)
    what: str = Field(max_length=2000)
    on_community_order: bool = False
    council_share_percent: int | None = Field(None, ge=0, le=100)
    key: UUID | None = Field(None, description=ONCE)


class NewWord(Schema):
    """What one body says, of all of it or of one line."""

    body: Body
    is_over: bool
    reason: str = Field(max_length=2000)
    reviewed_on: date | None = None
    line: UUID | None = None
    key: UUID | None = Field(None, description=ONCE)


class ToFree(Schema):
    """Lines of the plan that are aftercare, and from when they are free."""

    lines: list[UUID] = Field(max_length=100)
    starts_on: date


class ToEndAftercare(Schema):
    """The first day on which it is no longer free; `line` where only that line is over."""

    ends_before: date
    line: UUID | None = None


class Because(Schema):
    """One line of why, with its law and how sure we are of it."""

    text: str
    authority: str
    how_sure: str


class Aftercare(Schema):
    """A right to aftercare as it stands. `wanting` is empty where it may end. `council` is a sentence."""

    section: Section
    starts_on: date
    nhs_body: str
    what: str
    council_share_percent: int | None
    council: str
    council_is_known: bool
    because: list[Because]
    wanting: list[str]


class Freed(Schema):
    """Lines, by their key in the plan."""

    lines: list[UUID]


@door(
    "GET",
    "/people/{uuid:person}/aftercare",
    Permission.ASSESS,
    summary="A right to aftercare",
    answers=list[Aftercare],
)
def aftercare(request: Asked, person: UUID) -> list[Aftercare]:
    """Return the one that stands, or none. Not open: as if the record did not exist."""
    keys = _open(request, person)
    looked_at(page="api_aftercare", people=keys, by=request.user, at=request.at)
    found = queries.aftercare_of(person, viewer=request.user)
    if found is None:
        return []
    words = queries.words_on_aftercare(found, viewer=request.user)
    stands = standing(found, words, on=timezone.localdate(request.at))
    return [
        Aftercare(
            section=Section(found.section),
            starts_on=found.starts_on,
            nhs_body=found.nhs_body,
            what=found.what,
            council_share_percent=found.council_share_percent,
            council=stands.council,
            council_is_known=stands.council_is_known,
            because=[
                Because(text=one.text, authority=one.authority.text, how_sure=one.authority.evidence.text)
                for one in stands.lines
            ],
            wanting=list(stands.wanting),
        )
    ]


@door(
    "POST",
    "/people/{uuid:person}/aftercare",
    Permission.ASSESS,
    summary="Write down a right to aftercare",
    answers=Kept,
    status=201,
)
def record_aftercare(request: Asked, person: UUID, told: NewAftercare) -> Kept:
    """Keep it, in place of what stood."""
    new = actions.NewAftercare(
        person=person,
        section=told.section,
        detained_on=told.detained_on,
        left_on=told.left_on,
        lived_in=told.lived_in,
        placed_by=told.placed_by,
        nhs_body=told.nhs_body,
        what=told.what,
        on_community_order=told.on_community_order,
        council_share_percent=told.council_share_percent,
        key=told.key or uuid.uuid4(),
    )

    def act() -> UUID:
        return actions.record_aftercare(aftercare=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, told.key, act))


@door(
    "POST",
    "/people/{uuid:person}/aftercare/said",
    Permission.ASSESS,
    summary="Write down what a body says of aftercare",
    answers=Kept,
    status=201,
)
def say_on_aftercare(request: Asked, person: UUID, said: NewWord) -> Kept:
    """Keep it. It ends nothing by itself."""
    new = actions.NewWord(
        person=person,
        body=said.body,
        is_over=said.is_over,
        reason=said.reason,
        reviewed_on=said.reviewed_on,
        line=said.line,
        key=said.key or uuid.uuid4(),
    )

    def act() -> UUID:
        return actions.say_on_aftercare(word=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


@door(
    "POST",
    "/people/{uuid:person}/aftercare/free",
    Permission.PROPOSE_BUDGET,
    summary="Say which lines are aftercare",
    answers=Freed,
)
def free_lines(request: Asked, person: UUID, wanted: ToFree) -> Freed:
    """Free them from a day on. One that is free already stays so."""
    made = actions.free_lines(
        person=person, lines=wanted.lines, starts_on=wanted.starts_on, by=request.user, at=request.at
    )
    return Freed(lines=[one.line for one in made])


@door(
    "POST",
    "/people/{uuid:person}/aftercare/end",
    Permission.DECIDE_FOR_COUNCIL,
    summary="End aftercare, or charge for one line of it",
    answers=Freed,
)
def end_aftercare(request: Asked, person: UUID, ending: ToEndAftercare) -> Freed:
    """End it and return the lines that can be charged for; held until both bodies looked and agree."""
    if ending.line:
        one = actions.charge_line(
            person=person,
            line=ending.line,
            ends_before=ending.ends_before,
            by=request.user,
            at=request.at,
        )
        return Freed(lines=[one.line])
    over = actions.end_aftercare(
        person=person, ends_before=ending.ends_before, by=request.user, at=request.at
    )
    return Freed(lines=[one.line for one in over])


def _open(request: Asked, person: UUID) -> tuple[UUID, ...]:
    keys = record_keys(person, viewer=request.user)
    if not keys:
        raise NotFound(NOT_FOUND)
    authorise_on(request.user, person=person, area=Area.HEALTH)
    return tuple(keys)
