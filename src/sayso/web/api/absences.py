"""Doors to time away: who is away from when to when, and who stands in."""

import uuid
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ninja import Field, Schema

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework import actions, queries
from sayso.journey.casework.models import Absence
from sayso.rules.refusals import Invalid
from sayso.web.api.casework import ONCE, Kept
from sayso.web.api.site import Asked, door

NOBODY = "Nobody who works here has this key."


class Days(Schema):
    """The first and the last day away, and who stands in with everybody: with nobody, the team's tray."""

    first_day: date
    last_day: date
    covers: list[UUID] = Field(default_factory=list, max_length=20)


class AwayFor(Days):
    """Who is away, oneself when it is left out; the days, and who stands in."""

    worker: UUID | None = Field(None, description="A colleague: for a manager only")
    key: UUID | None = Field(None, description=ONCE)


class ChangedDays(Days):
    """The days and the covers as they are to be, and the version that was seen."""

    seen_version: int | None = None


class ForOne(Schema):
    """One person, and who stands in with them alone."""

    person: UUID
    cover: UUID


class TimeAway(Schema):
    """Who is away from when to when, and who stands in with everybody."""

    key: UUID
    worker: UUID
    name: str
    first_day: date
    last_day: date
    covers: list[UUID]
    version: int


@door("GET", "/time-away", Permission.DO_TASKS, summary="Who is away", answers=list[TimeAway])
def time_away(request: Asked) -> list[TimeAway]:
    """Return one's own time away, whom one stands in for, and a manager's team. Why is kept nowhere."""
    today = request.at.astimezone(LONDON).date()
    return [_told(one) for one in queries.absences(viewer=request.user, on=today)]


@door("POST", "/time-away", Permission.DO_TASKS, summary="Write down time away", answers=TimeAway, status=201)
def write_down_time_away(request: Asked, away: AwayFor) -> TimeAway:
    """Write down that oneself, or for a manager a colleague, is away. Their work goes over by the day."""
    (worker,) = _workers([away.worker or request.user.pk])
    told = actions.NewAbsence(
        worker=worker,
        first_day=away.first_day,
        last_day=away.last_day,
        covers=_workers(away.covers),
        key=away.key or uuid.uuid4(),
    )
    return _told(actions.set_absence(absence=told, by=request.user, at=request.at))


@door(
    "POST",
    "/time-away/{uuid:absence}",
    Permission.DO_TASKS,
    summary="Change time away",
    answers=TimeAway,
)
def change_time_away(request: Asked, absence: UUID, days: ChangedDays) -> TimeAway:
    """Change the days, or who stands in with everybody."""
    changed = actions.change_absence(
        absence=absence,
        first_day=days.first_day,
        last_day=days.last_day,
        covers=_workers(days.covers),
        seen_version=days.seen_version,
        by=request.user,
        at=request.at,
    )
    return _told(changed)


@door(
    "POST",
    "/time-away/{uuid:absence}/one-person",
    Permission.DO_TASKS,
    summary="Name who stands in with one person alone",
    answers=Kept,
)
def stand_in_for_one(request: Asked, absence: UUID, named: ForOne) -> Kept:
    """Name who stands in with one person; nobody else who stands in sees them then."""
    (cover,) = _workers([named.cover])
    made = actions.cover_one(
        absence=absence, person=named.person, cover=cover, by=request.user, at=request.at
    )
    return Kept(key=made.pk)


@door(
    "POST",
    "/time-away/{uuid:absence}/end",
    Permission.DO_TASKS,
    summary="Say that somebody is back",
    answers=Kept,
)
def end_time_away(request: Asked, absence: UUID) -> Kept:
    """End it this minute. What whoever stood in took on stays theirs."""
    return Kept(key=actions.end_absence(absence=absence, by=request.user, at=request.at).pk)


def _workers(keys: Sequence[UUID]) -> list[User]:
    found = User.objects.in_bulk(list(keys))
    if len(found) != len(set(keys)) or not all(one.is_staff for one in found.values()):
        raise Invalid(NOBODY, fields={"covers": NOBODY})
    return [found[key] for key in dict.fromkeys(keys)]


def _told(one: Absence) -> TimeAway:
    covers = one.covers.filter(ended_at=None).order_by("cover__name")
    return TimeAway(
        key=one.pk,
        worker=one.worker_id,
        name=one.worker.name,
        first_day=one.first_day,
        last_day=one.last_day,
        covers=list(covers.values_list("cover_id", flat=True)),
        version=one.version,
    )
