"""Doors to what somebody says of their own life."""

import uuid
from datetime import time
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.statuses import SaidBy, WishKind
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class Said(Schema):
    """Something that somebody said, in their words; a wished time of day with the room there is around it."""

    words: str = Field(max_length=5000)
    kind: WishKind = WishKind.MATTERS
    wished_at: time | None = None
    give_or_take_minutes: int | None = Field(None, ge=0, le=180)
    days: list[int] = Field(
        default_factory=list, max_length=7, description="Weekdays, Monday 0; none: any day"
    )


class SaidOf(Said):
    """The same, as a worker writes it down: whose words they are."""

    said_by: SaidBy = SaidBy.SELF
    spoken_by: str = Field("", max_length=200)
    key: UUID | None = Field(None, description=ONCE)


class SaidOfMe(Said):
    """The same, of myself."""

    key: UUID | None = Field(None, description=ONCE)


class Standing(Said):
    """What stands of what somebody said."""

    key: UUID
    said_by: SaidBy


@door(
    "GET",
    "/people/{uuid:person}/wishes",
    Permission.SAY_WHAT_MATTERS,
    summary="What somebody says of their life",
    answers=list[Standing],
)
def wishes(request: Asked, person: UUID) -> list[Standing]:
    """Return what stands, what matters first. Not open: as if the record did not exist."""
    keys = record_keys(person, viewer=request.user)
    if not keys or (not request.user.is_staff and person != request.user.subject_id):
        raise NotFound(NOT_FOUND)
    looked_at(page="api_wishes", people=keys, by=request.user, at=request.at)
    return [_standing(wish) for wish in queries.wishes_of(person, viewer=request.user)]


@door(
    "POST",
    "/people/{uuid:person}/wishes",
    Permission.SAY_WHAT_MATTERS,
    summary="Write down what somebody says",
    answers=Kept,
    status=201,
)
def say_of(request: Asked, person: UUID, said: SaidOf) -> Kept:
    """Keep one thing that somebody said."""
    return _keep(request, person, said, said_by=said.said_by, spoken_by=said.spoken_by)


@door(
    "GET", "/my-wishes", Permission.SEE_OWN_RECORD, summary="What I said of my life", answers=list[Standing]
)
def my_wishes(request: Asked) -> list[Standing]:
    """Return what stands of what one said of oneself."""
    mine: UUID | None = request.user.subject_id
    return [_standing(wish) for wish in queries.own_wishes(mine, viewer=request.user)] if mine else []


@door(
    "POST",
    "/my-wishes",
    Permission.SEE_OWN_RECORD,
    summary="Say something of my life",
    answers=Kept,
    status=201,
)
def say_of_me(request: Asked, said: SaidOfMe) -> Kept:
    """Keep one thing that one says of oneself."""
    if request.user.subject_id is None:
        raise NotFound(NOT_FOUND)
    return _keep(request, request.user.subject_id, said)


def _keep(request: Asked, person: UUID, said: SaidOf | SaidOfMe, **whose: object) -> Kept:
    told = said.model_dump(include={"words", "kind", "wished_at", "give_or_take_minutes"})
    new = actions.NewWish(
        person=person,
        days=tuple(said.days),
        key=said.key or uuid.uuid4(),
        **told,
        **whose,  # type: ignore[arg-type]  # said_by and spoken_by, as the action takes them
    )

    def act() -> UUID:
        return actions.say_wish(wish=new, by=request.user, at=request.at).pk

    return Kept(key=once(request, said.key, act))


def _standing(wish: Wish) -> Standing:
    return Standing(
        key=wish.pk,
        words=wish.words,
        kind=WishKind(wish.kind),
        wished_at=wish.wished_at,
        give_or_take_minutes=wish.give_or_take_minutes,
        days=wish.days,
        said_by=SaidBy(wish.said_by),
    )
