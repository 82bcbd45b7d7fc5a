"""Contacts, notes, tasks and allocations for tests, made as workers make them. Everyone is made up."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.viewer import viewing
from sayso.journey.casework import actions
from sayso.journey.casework import statuses as kinds
from sayso.journey.casework.models import Absence, Allocation, Task, WrittenNote
from tests.factories.logins import a_login
from tests.factories.people import a_person

CARE = (Area.CONTACT, Area.STORY, Area.HEALTH, Area.PLAN, Area.PAPERS, Area.WORK, Area.SHARING)


def a_team(name: str = "East team") -> Team:
    """Return a team, making it the first time."""
    return Team.objects.get_or_create(name=name)[0]


def somebody(
    *, now: datetime, name: str = "Stefan Wójcik", seen_by: Iterable[User] = (), **more: Any
) -> UUID:
    """Return the key of somebody on record, whose whole record of care these workers may see."""
    return a_person(now=now, name=name, born=date(1944, 2, 3), seen_by=seen_by, areas=CARE, **more).person_id


def answers(**changes: Any) -> actions.Answers:
    """Return the eight answers of a neighbour's call."""
    told: dict[str, Any] = {
        "caller": "Mrs Jean Hollis, next door at 16. 01632 960 233",
        "about": "Stefan Voycheck",
        "whereabouts": "14 Tanner's Row. About 80",
        "what_happened": "His nephew went off on Wednesday. He has not eaten and cannot get up.",
        "how_soon": kinds.HowSoon.TONIGHT,
        "person_knows": kinds.PersonKnows.YES,
        "harm": kinds.Harm.NO,
        "outcome": kinds.Outcome.TONIGHT,
    }
    return actions.Answers(**(told | changes))


def tonight(**changes: Any) -> actions.Tonight:
    """Return four visits a day at a known price."""
    arranged: dict[str, Any] = {
        "needs": (kinds.Need.FOOD, kinds.Need.MOVING, kinds.Need.WARMTH),
        "met_by": kinds.MetBy.PROVIDER,
        "met_by_name": "Harbour Homecare, urgent visits",
        "said_yes": kinds.SaidYes.NOT_ASKED,
        "visits_a_day": 4,
        "minutes_a_visit": 45,
        "price_pence_an_hour": 2740,
        "visitor_must_know": "Knock, do not ring the bell.",
    }
    return actions.Tonight(**(arranged | changes))


def a_new_note(person: UUID, now: datetime, **changes: Any) -> actions.NewNote:
    """Return a note of a visit, ready to be written."""
    said: dict[str, Any] = {
        "person": person,
        "kind": kinds.NoteKind.VISIT,
        "happened_at": now,
        "seen_alone": kinds.SeenAlone.YES,
        "their_words": "I will not leave this house.",
        "text": "He was warm and had eaten.",
    }
    return actions.NewNote(**(said | changes))


def a_note(person: UUID, *, by: User, now: datetime, **changes: Any) -> WrittenNote:
    """Write a note of a visit."""
    with transaction.atomic(), viewing(by, at=now):
        return actions.write_note(note=a_new_note(person, now, **changes), by=by, at=now)


def a_new_task(person: UUID, due_on: date, **changes: Any) -> actions.NewTask:
    """Return a promise to ring, ready to be added."""
    asked: dict[str, Any] = {
        "person": person,
        "what": "Ring him",
        "why": kinds.Why.PROMISE,
        "due_on": due_on,
    }
    return actions.NewTask(**(asked | changes))


def a_task(person: UUID, *, by: User, now: datetime, **changes: Any) -> Task:
    """Add a promise to ring today."""
    due_on = changes.pop("due_on", now.date())
    with transaction.atomic(), viewing(by, at=now):
        return actions.add_task(task=a_new_task(person, due_on, **changes), by=by, at=now)


def allocated(
    person: UUID,
    worker: User,
    *,
    now: datetime,
    role: kinds.WorkerRole = kinds.WorkerRole.LEAD,
    manager: User | None = None,
) -> Allocation:
    """Allocate a worker, by a manager."""
    by = manager or a_login("manager", now=now)
    with transaction.atomic(), viewing(by, at=now):
        return actions.allocate(
            items=[actions.NewAllocation(person=person, role=role, worker=worker)], by=by, at=now
        )[0]


def away(
    worker: User,
    first_day: date,
    last_day: date,
    *,
    covers: Sequence[User] = (),
    now: datetime,
    by: User | None = None,
) -> Absence:
    """Say that somebody is away; they say it themself unless `by` is given."""
    who = by or worker
    told = actions.NewAbsence(worker=worker, first_day=first_day, last_day=last_day, covers=covers)
    with transaction.atomic(), viewing(who, at=now):
        return actions.set_absence(absence=told, by=who, at=now)
