"""Who is away, and who stands in for whom today: asked by the day, so that it comes and goes by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.viewer import current_viewer
from sayso.journey.casework.models import Absence, Allocation, CoverFor


@dataclass(frozen=True)
class Covered:
    """A colleague for whom somebody stands in today, and until when: with one person, or all but `others`."""

    worker: UUID
    name: str
    person: UUID | None
    others: tuple[UUID, ...]
    until: date

    def holds_for(self, owner: UUID | None, person: UUID) -> bool:
        """Whether it is about this worker's work with this person."""
        if owner != self.worker:
            return False
        return self.person == person if self.person else person not in self.others


@dataclass(frozen=True)
class TimeAway:
    """One's own time away that holds today: its key, and the last day."""

    key: UUID
    last_day: date


@dataclass(frozen=True)
class Away:
    """That somebody's worker is away, until when, and who stands in: no name where the team has the work."""

    person: UUID
    worker: UUID
    until: date
    cover: tuple[str, ...]


@asked_once
def _today(*, viewer: User) -> tuple[list[Covered], list[TimeAway]]:
    """Return for whom this login stands in today, and whether they are away themself."""
    assert current_viewer() == viewer.pk
    covered, own = [], []
    with connection.cursor() as cursor:
        cursor.execute("select * from casework_my_cover() order by name, worker_id, person_id, until desc")
        for key, worker, name, person, others, until in cursor.fetchall():
            if worker == viewer.pk:
                own.append(TimeAway(key, until))
            else:
                covered.append(Covered(worker, name, person, tuple(others), until))
    return covered, own


def covering(*, viewer: User) -> list[Covered]:
    """Return for whom this login stands in today."""
    return _today(viewer=viewer)[0]


def my_time_away(*, viewer: User) -> TimeAway | None:
    """Return this login's own time away, if it is away today; the longest where there are two."""
    return next(iter(_today(viewer=viewer)[1]), None)


def mine_or_covered(field: str, *, viewer: User) -> Q:
    """Return the condition that work is this login's, or a colleague's for whom they stand in today.

    `field` names whose it is: a row's `owner` or `worker`.
    """
    whose = Q(**{field: viewer})
    for one in covering(viewer=viewer):
        of_whom = Q(person=one.person) if one.person else ~Q(person__in=one.others)
        whose |= Q(**{field: one.worker}) & of_whom
    return whose


def away_from(people: Collection[UUID], *, viewer: User) -> dict[tuple[UUID, UUID], Away]:
    """Return, by person and worker, who works with these people and is away today, as far as work is open."""
    assert current_viewer() == viewer.pk
    found: dict[tuple[UUID, UUID], Away] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select person_id, worker_id, until, cover from casework_away_from(%s::uuid[]) order by cover",
            [list(people)],
        )
        for person, worker, until, cover in cursor.fetchall():
            before = found[person, worker].cover if (person, worker) in found else ()
            found[person, worker] = Away(person, worker, until, (*before, *((cover,) if cover else ())))
    return found


def absences(*, viewer: User, on: date) -> list[Absence]:
    """Return absences that are not over: one's own and those one covers, and a manager's whole team's.

    A manager with no team sees everybody's. Each has its `cover` for everybody in `covers`.
    """
    theirs = Q(worker=viewer) | Q(covers__cover=viewer, covers__ended_at=None)
    if viewer.may(Permission.ALLOCATE):
        theirs = Q(worker__team=viewer.team) | theirs if viewer.team else Q()
    live = Absence.objects.filter(theirs, ended_at=None, last_day__gte=on).distinct()
    return list(live.select_related("worker", "set_by").order_by("first_day", "worker__name", "pk"))


def absence(key: UUID) -> Absence | None:
    """Return one absence, over or not."""
    return Absence.objects.filter(pk=key).select_related("worker", "set_by").first()


def people_of(worker: UUID, *, viewer: User) -> list[UUID]:
    """Return whom this worker works with, as far as the viewer may see."""
    live = Allocation.objects.visible_to(viewer).filter(worker=worker, ended_at=None)
    return list(live.values_list("person_id", flat=True).distinct())


def covers_by_person(one: Absence, *, viewer: User) -> list[CoverFor]:
    """Return who stands in with one person alone, as far as the viewer may see whose work it is."""
    live = CoverFor.objects.visible_to(viewer).filter(absence=one, ended_at=None)
    return list(live.select_related("cover").order_by("cover__name", "person_id"))
