"""Doors to the people around somebody, and to each one's own yes to being assessed together."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import looks_watched
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.statuses import TieKind
from sayso.journey.planning import actions
from sayso.journey.planning.actions.family import authorise_on_family
from sayso.journey.planning.actions.together import authorise_on_work
from sayso.journey.planning.queries import family
from sayso.journey.planning.queries.family import Around, Given
from sayso.journey.planning.statuses import GrownUpAge, TogetherAnswer
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door

FAMILY = "/people/{uuid:person}/family"
KEY: Any = Field(None, description=ONCE)


class GivenTold(Schema):
    """One thing that somebody gives. None: nobody said how long."""

    what: str
    minutes_a_week: int | None


class AroundTold(Schema):
    """Somebody around the person, as far as it is open. `row` is what a change names as seen."""

    called: str
    other: UUID | None
    relations: list[TieKind]
    age: str
    lives_here: bool | None
    gives: list[GivenTold]
    gets: list[GivenTold]
    entry: UUID | None
    row: UUID | None
    child: UUID | None


class AroundGiven(Schema):
    """One grown-up around them, of whom nothing else tells it. Leave out what is not known."""

    model_config = {"extra": "forbid"}

    called: str = Field(max_length=120)
    other: UUID | None = None
    age_band: GrownUpAge = GrownUpAge.NOT_KNOWN
    lives_here: bool | None = None
    gives: str = Field("", max_length=400)
    gives_minutes: int | None = None
    gets: str = Field("", max_length=400)
    gets_minutes: int | None = None
    entry: UUID | None = None
    seen: UUID | None = None
    key: UUID | None = KEY


class TogetherGiven(Schema):
    """What one says to being assessed with another. `alone` and `because` are for a worker who asked."""

    other: UUID
    answer: TogetherAnswer
    alone: SeenAlone | None = None
    because: str = Field("", max_length=1000)
    key: UUID | None = KEY


class TogetherTold(Schema):
    """What this one says of each of those close: of nobody else."""

    other: UUID
    answer: TogetherAnswer


class ChildTogetherGiven(Schema):
    """What a child says; or why it is best for them, and who speaks for them."""

    child: UUID
    answer: TogetherAnswer
    who_speaks: str = Field("", max_length=120)
    because: str = Field("", max_length=1000)
    key: UUID | None = KEY


class Joined(Schema):
    """Whose assessments are done together with this person's."""

    model_config = {"extra": "forbid"}

    others: list[UUID] = []
    children: list[UUID] = []
    key: UUID | None = KEY


class Begun(Schema):
    """What was begun together, and since when."""

    others: list[UUID]
    children: list[UUID]
    began_at: datetime


@door("GET", FAMILY, Permission.WRITE_PLAN, summary="Who is around a person", answers=list[AroundTold])
def family_of_person(request: Asked, person: UUID) -> list[AroundTold]:
    """Return it: to the person without children; to a worker as far as it is open."""
    authorise_on_family(request.user, {person})
    looked_at(page="api_family", people=[person], by=request.user, at=request.at)
    told = {"with_children": request.user.is_staff, "with_typed": not looks_watched()}
    today = timezone.localdate(request.at)
    return [_told(one) for one in family.family_of(person, viewer=request.user, on=today, **told)]


@door("POST", FAMILY, Permission.WRITE_PLAN, summary="Write of somebody around", answers=Kept, status=201)
def keep_somebody_around(request: Asked, person: UUID, told: AroundGiven) -> Kept:
    """Keep one of them; return the row."""
    new = actions.NewAround(person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"}))
    return _kept(
        request, told.key, lambda: actions.keep_one_around(around=new, by=request.user, at=request.at).pk
    )


@door("DELETE", FAMILY + "/{uuid:entry}", Permission.WRITE_PLAN, summary="Take somebody out", answers=Kept)
def take_out_somebody_around(request: Asked, person: UUID, entry: UUID) -> Kept:
    """Take out what was said of them."""
    actions.drop_around(person=person, entry=entry, by=request.user, at=request.at)
    return Kept(key=entry)


@door(
    "GET", FAMILY + "/together", Permission.WRITE_PLAN, summary="Assessed with?", answers=list[TogetherTold]
)
def says_to_together(request: Asked, person: UUID) -> list[TogetherTold]:
    """Return what this one says. While somebody may be looking it is empty."""
    authorise_on_family(request.user, {person})
    looked_at(page="api_together", people=[person], by=request.user, at=request.at)
    rows = {} if looks_watched() else family.said_together(person, viewer=request.user)
    return [TogetherTold(other=key, answer=TogetherAnswer(row.answer)) for key, row in rows.items()]


@door("POST", FAMILY + "/together", Permission.WRITE_PLAN, summary="Say yes or no", answers=Kept, status=201)
def say_to_together(request: Asked, person: UUID, told: TogetherGiven) -> Kept:
    """Keep it on their own record alone."""
    said = actions.NewTogether(
        person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"})
    )
    return _kept(
        request, told.key, lambda: actions.say_together(said=said, by=request.user, at=request.at).pk
    )


@door(
    "POST",
    FAMILY + "/together/children",
    Permission.WRITE_NOTE,
    summary="What a child says to it",
    answers=Kept,
    status=201,
)
def child_says_to_together(request: Asked, person: UUID, told: ChildTogetherGiven) -> Kept:
    """Keep it with the work."""
    said = actions.NewChildTogether(
        person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"})
    )
    return _kept(
        request, told.key, lambda: actions.say_child_together(said=said, by=request.user, at=request.at).pk
    )


@door("POST", FAMILY + "/together/begin", Permission.ASSESS, summary="Begin", answers=Kept, status=201)
def begin_assessments_together(request: Asked, person: UUID, told: Joined) -> Kept:
    """Begin; 409 with the rule while one of them has not said yes."""
    joined = actions.NewJoined(
        person=person, key=told.key or uuid.uuid4(), **told.model_dump(exclude={"key"})
    )
    return _kept(
        request, told.key, lambda: actions.begin_together(joined=joined, by=request.user, at=request.at).pk
    )


@door("GET", FAMILY + "/together/begun", Permission.ASSESS, summary="What was begun", answers=list[Begun])
def begun_together(request: Asked, person: UUID) -> list[Begun]:
    """Return it to those who work with the person."""
    authorise_on_work(request.user, person)
    looked_at(page="api_begun_together", people=[person], by=request.user, at=request.at)
    return [
        Begun(others=row.others, children=row.children, began_at=row.began_at)
        for row in family.together_of(person, viewer=request.user)
    ]


def _told(one: Around) -> AroundTold:
    return AroundTold(
        called=one.called,
        other=one.other,
        relations=one.relations,
        age=one.age,
        lives_here=one.lives_here,
        gives=_given(one.gives),
        gets=_given(one.gets),
        entry=one.entry.entry if one.entry else None,
        row=one.entry.pk if one.entry else None,
        child=one.child.child if one.child else None,
    )


def _given(some: list[Given]) -> list[GivenTold]:
    return [GivenTold(what=one.what, minutes_a_week=one.minutes) for one in some]


def _kept(request: Asked, key: UUID | None, act: Callable[[], UUID]) -> Kept:
    return Kept(key=once(request, key, act))
