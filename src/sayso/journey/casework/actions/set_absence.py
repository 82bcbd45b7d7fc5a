"""Say that somebody is away and who stands in; change it; end it. Oneself, or a manager for somebody ill."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import (
    NOT_FOUND,
    NOT_YOURS,
    Kind,
    authorise_on,
    event,
    named_action,
)
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.actions.reaching import _settle_cover
from sayso.journey.casework.models import Absence, Cover, CoverFor
from sayso.journey.casework.queries.cover import people_of
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, Stale, WrongState

OVER = "This is over already. Write down a new one."
CHANGED = "Somebody changed this since you opened the page. Read it as it is now, then change it."


@dataclass(frozen=True, kw_only=True)
class NewAbsence:
    """A worker, the first and the last day away, and who stands in; with no cover, the team's tray does."""

    worker: User
    first_day: date
    last_day: date
    covers: Sequence[User] = ()
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.DO_TASKS)
def set_absence(*, absence: NewAbsence, by: User, at: datetime) -> Absence:
    """Write down that a worker is away. Their work is the cover's from the first day to the last.

    Absences of one worker may overlap: whoever is named in any of them stands in. Sent twice with one key it
    is there once. Raises NotPermitted for a colleague's unless `by` is a manager, and Invalid.
    """
    _authorise(absence.worker, by)
    kept = Absence.objects.filter(pk=absence.key).first()
    if kept:
        write([_event("set_absence", kept, by, at, covers=len(absence.covers), again=True)])
        return kept
    _check(absence.worker, absence.first_day, absence.last_day, absence.covers, at)
    made = Absence(
        id=absence.key,
        worker=absence.worker,
        first_day=absence.first_day,
        last_day=absence.last_day,
        set_at=at,
        set_by=by,
    )
    made.save(force_insert=True)
    _name(made, absence.covers, at)
    _settle(made, at)
    write([_event("set_absence", made, by, at, covers=len(absence.covers))])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.DO_TASKS)
def change_absence(
    *,
    absence: UUID,
    first_day: date,
    last_day: date,
    covers: Sequence[User],
    seen_version: int | None = None,
    by: User,
    at: datetime,
) -> Absence:
    """Change the days, or who stands in for everybody. Who is named for one person stays named.

    Raises as `set_absence`, NotFound, WrongState when it is over, Stale when it changed since it was seen.
    """
    found = _held(absence, by, at)
    if seen_version not in (None, found.version):
        raise Stale(CHANGED)
    _check(found.worker, first_day, last_day, covers, at)
    facts = {"from": [found.first_day, found.last_day], "to": [first_day, last_day]}
    found.first_day, found.last_day, found.version = first_day, last_day, found.version + 1
    found.save(update_fields=["first_day", "last_day", "version"])
    _name(found, covers, at)
    _settle(found, at)
    write([_event("change_absence", found, by, at, covers=len(covers), **facts)])
    return found


@named_action(kind=Kind.RECORDS, permission=Permission.DO_TASKS)
def cover_one(*, absence: UUID, person: UUID, cover: User, by: User, at: datetime) -> CoverFor:
    """Name who stands in with one person, in place of the cover of everybody. A later name takes its place.

    Raises NotFound for a record that is not open or not the absent one's, else as `change_absence`.
    """
    authorise_on(by, person=person, area=Area.WORK)
    found = _held(absence, by, at)
    _check(found.worker, found.first_day, found.last_day, [cover], at, field="cover")
    if person not in people_of(found.worker_id, viewer=by):
        raise NotFound(NOT_FOUND)
    CoverFor.objects.visible_to(by).filter(absence=found, person_id=person, ended_at=None).update(ended_at=at)
    named = CoverFor(person_id=person, absence=found, cover=cover)
    named.save(force_insert=True)
    _settle(found, at)
    about, facts = ("absence", found.pk), {"cover": cover.pk}
    write([event("casework.cover_one", by=by, at=at, person=person, about=about, facts=facts)])
    return named


@named_action(kind=Kind.RECORDS, permission=Permission.DO_TASKS)
def end_absence(*, absence: UUID, by: User, at: datetime) -> Absence:
    """Say that somebody is back, or did not go. What the cover saw closes in the same moment.

    What the cover took on stays theirs. Raises NotFound, NotPermitted and WrongState.
    """
    found = _held(absence, by, at)
    touched = _touched(found.worker_id)
    found.ended_at, found.ended_by = at, by
    found.save(update_fields=["ended_at", "ended_by"])
    _settle_cover(touched, at=at)
    write([_event("end_absence", found, by, at)])
    return found


def _authorise(worker: User, by: User) -> None:
    if worker.pk != by.pk and not by.may(Permission.ALLOCATE):
        raise NotPermitted(NOT_YOURS)


def _held(key: UUID, by: User, at: datetime) -> Absence:
    """Return an absence that goes on, held until this transaction ends."""
    rows = Absence.objects.select_for_update(of=("self",)).select_related("worker")
    if not Absence.objects.filter(pk=key).exists():
        raise NotFound(NOT_FOUND)
    _authorise(Absence.objects.select_related("worker").get(pk=key).worker, by)
    found = rows.get(pk=key)
    if found.ended_at or found.last_day < at.astimezone(LONDON).date():
        raise WrongState(OVER)
    return found


def _check(
    worker: User, first: date, last: date, covers: Sequence[User], at: datetime, field: str = "covers"
) -> None:
    wrong = {}
    if last < first:
        wrong["last_day"] = "The last day must be the first day or after it."
    elif last < at.astimezone(LONDON).date():
        wrong["last_day"] = "These days are over. Write today or a later day as the last."
    for one in covers:
        if one.pk == worker.pk:
            wrong[field] = f"{one.name} is the one who is away. Choose a colleague."
        elif not one.is_active:
            wrong[field] = f"{one.name} does not work here now. Choose somebody else."
        elif not one.opens:
            wrong[field] = f"{one.name} has no role in which somebody works with people."
    if wrong:
        raise Invalid("Something has to be put right. Everything else is kept.", fields=wrong)


def _name(absence: Absence, covers: Sequence[User], at: datetime) -> None:
    """See that exactly these stand in for everybody."""
    named = {one.pk for one in covers}
    live = Cover.objects.filter(absence=absence, ended_at=None)
    live.exclude(cover_id__in=named).update(ended_at=at)
    there = set(live.values_list("cover_id", flat=True))
    Cover.objects.bulk_create([Cover(absence=absence, cover_id=key) for key in sorted(named - there)])


def _touched(worker: UUID) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select casework_touched_by(%s)", [worker])
        (people,) = cursor.fetchone()
    return list(people)


def _settle(absence: Absence, at: datetime) -> None:
    _settle_cover(_touched(absence.worker_id), at=at)


def _event(name: str, absence: Absence, by: User, at: datetime, **facts: object) -> Event:
    told = {"worker": absence.worker_id, "first_day": absence.first_day, "last_day": absence.last_day}
    return event(f"casework.{name}", by=by, at=at, about=("absence", absence.pk), facts=told | facts)
