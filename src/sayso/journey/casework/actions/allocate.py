"""Allocate: say who works with whom, in which role."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.restricted import is_restricted
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.reaching import FOR_A_TASK, _settle_cover
from sayso.journey.casework.models import Allocation, Task
from sayso.journey.casework.statuses import WorkerRole
from sayso.journey.people.models import Finding
from sayso.rules.refusals import Invalid, NotFound, WrongState

WHILE_ALLOCATING = timedelta(hours=12)
BECAUSE = "allocation"


@dataclass(frozen=True, kw_only=True)
class NewAllocation:
    """A worker for a person in a role; or, for the lead only, a team, whose tray then holds them."""

    person: UUID
    role: WorkerRole = WorkerRole.LEAD
    worker: User | None = None
    team: Team | None = None
    because: str = ""
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ALLOCATE)
def allocate(*, items: Sequence[NewAllocation], by: User, at: datetime) -> list[Allocation]:
    """Allocate people. Each worker's grants begin with it; work that nobody owned becomes the lead's.

    A person whose lead is at work keeps them until they hand over. Raises Invalid for nobody named or
    somebody who has left, NotFound for a closed record, WrongState for a role that is taken.
    """
    for item in items:
        _check(item)
    _reach([item.person for item in items], by=by, at=at)
    _end_team_leads([item for item in items if item.role is WorkerRole.LEAD], by=by, at=at)
    made = [
        Allocation(
            id=item.key,
            person_id=item.person,
            role=item.role,
            worker=item.worker,
            team=item.team if not item.worker else None,
            because=item.because,
            started_at=at,
            started_by=by,
        )
        for item in items
    ]
    _begin(made, by=by, at=at)
    return made


def _begin(made: Sequence[Allocation], *, by: User, at: datetime) -> None:
    """Write allocations with their grants and events, and give the lead what nobody owned."""
    grants.give(
        [
            grants.NewGrant(login=one.worker.pk, person=one.person_id, area=area, starts=at, because=BECAUSE)
            for one in made
            if one.worker
            for area in sorted(one.worker.opens)
        ],
        at=at,
    )
    Allocation.objects.bulk_create(made)
    _lead([one for one in made if one.role == WorkerRole.LEAD])
    _settle_cover([one.person_id for one in made], at=at)
    write(
        event(
            "casework.allocate",
            by=by,
            at=at,
            person=one.person_id,
            about=("allocation", one.pk),
            facts={"role": one.role, "worker": one.worker_id, "team": one.team_id},
        )
        for one in made
    )


def _lead(leads: Sequence[Allocation]) -> None:
    """Give each lead what nobody owned, and name them beside the person in a search."""
    led: dict[User | None, list[UUID]] = defaultdict(list)
    for one in leads:
        led[one.worker].append(one.person_id)
    for worker, people in led.items():
        Finding.objects.filter(person_id__in=people).update(worker_name=worker.name if worker else "")
        if worker:
            Task.objects.filter(person_id__in=people, done_at=None, owner=None).update(owner=worker)


def _check(item: NewAllocation) -> None:
    if item.worker and not item.worker.is_active:
        say = f"{item.worker.name} does not work here now. Choose somebody else."
        raise Invalid(say, fields={"worker": say})
    if not item.worker and not (item.team and item.role is WorkerRole.LEAD):
        say = "Choose who works with them."
        raise Invalid(say, fields={"worker": say})
    if item.worker and not item.worker.opens:
        say = f"{item.worker.name} has no role in which somebody works with people."
        raise Invalid(say, fields={"worker": say})


def _reach(people: Sequence[UUID], *, by: User, at: datetime) -> None:
    """Let whoever allocates see whom, for a day's work. A closed record looks as though it were not there."""
    wanted = set(people)
    seen = set(
        Allocation.objects.visible_to(by).filter(person_id__in=wanted).values_list("person_id", flat=True)
    )
    new = wanted - seen
    for person in new:
        if is_restricted(person):
            raise NotFound(NOT_FOUND)
    grants.give(
        [
            grants.NewGrant(
                login=by.pk,
                person=person,
                area=area,
                starts=at,
                ends=at + WHILE_ALLOCATING,
                because="allocating",
            )
            for person in sorted(new)
            for area in sorted({Area.CONTACT, *FOR_A_TASK})
        ],
        at=at,
    )


def _end_team_leads(items: Sequence[NewAllocation], *, by: User, at: datetime) -> None:
    """End the lead of a team, or of somebody who has left, for those who get a lead now."""
    people = [item.person for item in items]
    if len(set(people)) != len(people):
        raise WrongState("Only one worker can lead. Choose one for each person.")
    live = Allocation.objects.select_for_update(of=("self",)).filter(
        person_id__in=people, role=WorkerRole.LEAD, ended_at=None
    )
    for one in live.select_related("worker"):
        if one.worker and one.worker.is_active:
            raise WrongState(f"{one.worker.name} leads here. Ask them to hand over first.")
        one.ended_at, one.ended_by = at, by
        one.save(update_fields=["ended_at", "ended_by"])
        if one.worker_id:
            grants.end(grants.live(person=one.person_id, login=one.worker_id, because=BECAUSE), at=at)
