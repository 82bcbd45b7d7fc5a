"""Doors to what changed in somebody's money: told by themself, or kept by the money team."""

import uuid
from datetime import date
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.journey.charging import actions
from sayso.journey.charging.statuses import ChangeKind
from sayso.rules.refusals import NotFound
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.once import once
from sayso.web.api.site import Asked, door


class MyChange(Schema):
    """What changed, and on which day. Words are welcome, and not needed."""

    what: list[ChangeKind] = Field(min_length=1)
    changed_on: date
    words: str = Field("", max_length=2000)
    key: UUID | None = Field(None, description=ONCE)


class Change(MyChange):
    """The same, as the money team was told it; `ours` is something that we had wrong."""

    told_on: date


@door(
    "POST",
    "/my-means/changed",
    Permission.SEE_OWN_RECORD,
    summary="Tell that something changed for me",
    answers=Kept,
    status=201,
)
def tell_change(request: Asked, change: MyChange) -> Kept:
    """Keep it. What is paid is worked out anew with it, by the money team."""
    mine: UUID | None = request.user.subject_id
    if mine is None:
        raise NotFound(NOT_FOUND)
    new = _new(mine, change, None)
    return Kept(
        key=once(
            request, change.key, lambda: actions.tell_change(change=new, by=request.user, at=request.at).pk
        )
    )


@door(
    "POST",
    "/people/{uuid:person}/means/changed",
    Permission.ASSESS_MEANS,
    summary="Keep that something changed in somebody's money",
    answers=Kept,
    status=201,
)
def record_change(request: Asked, person: UUID, change: Change) -> Kept:
    """Keep it before any sum: a sum that is kept with its key says from which day it holds, and why."""
    new = _new(person, change, change.told_on)
    return Kept(
        key=once(
            request, change.key, lambda: actions.record_change(change=new, by=request.user, at=request.at).pk
        )
    )


def _new(person: UUID, change: MyChange, told_on: date | None) -> actions.NewChange:
    return actions.NewChange(
        person=person,
        what=change.what,
        changed_on=change.changed_on,
        told_on=told_on,
        words=change.words,
        key=change.key or uuid.uuid4(),
    )
