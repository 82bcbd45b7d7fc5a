"""Add something owed by a date: one's own reminder, or work for a colleague or a team."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.named_action import Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.reaching import _give_for_task, _settle_cover
from sayso.journey.casework.models import Allocation, Task
from sayso.journey.casework.queries.cover import Covered, covering
from sayso.journey.casework.queries.owning import live_leads, owner_and_team
from sayso.journey.casework.statuses import Why
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewTask:
    """Something to do about one person. With no owner it goes to their lead, else to the team's tray."""

    person: UUID
    what: str
    why: Why
    because: str = ""
    asked: str = ""
    for_person: str = ""
    due_on: date
    owner: User | None = None
    team: Team | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.DO_TASKS)
def add_tasks(*, items: Sequence[NewTask], by: User, at: datetime) -> list[Task]:
    """Add tasks. Each has an owner or lies in a team's tray; its owner may see whom it is about.

    Raises Invalid for a task with no words or for an owner who has left, NotFound for a record not open.
    """
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.WORK])
    for item in items:
        _check(item)
    leads = live_leads([item.person for item in items if not item.owner], viewer=by)
    covered = covering(viewer=by) if leads else []
    tasks = [_made(item, leads.get(item.person), covered, by, at) for item in items]
    _give_for_task(tasks, at=at)
    Task.objects.bulk_create(tasks)
    _settle_cover([task.person_id for task in tasks], at=at)
    write(
        event(
            "casework.add_task",
            by=by,
            at=at,
            person=task.person_id,
            about=("task", task.pk),
            facts={"asked": task.asked, "why": task.why, "due_on": task.due_on},
        )
        for task in tasks
    )
    return tasks


@named_action(kind=Kind.RECORDS, permission=Permission.DO_TASKS)
def add_task(*, task: NewTask, by: User, at: datetime) -> Task:
    """Add one task: `add_tasks` of one."""
    return add_tasks(items=[task], by=by, at=at)[0]


def _check(item: NewTask) -> None:
    if not item.what.strip():
        raise Invalid("Write what is to be done.", fields={"what": "Write what is to be done."})
    if item.owner and not item.owner.is_active:
        say = f"{item.owner.name} does not work here now. Choose somebody else, or the team."
        raise Invalid(say, fields={"owner": say})


def _made(item: NewTask, lead: Allocation | None, covered: Sequence[Covered], by: User, at: datetime) -> Task:
    owner, team = item.owner, item.team or (item.owner.team if item.owner else None)
    if owner is None:
        owner, team = owner_and_team(lead, team=item.team, viewer=by)
        # What somebody raises while they stand in, and is due before the lead is back, they have taken on.
        key = owner.pk if owner else None
        if any(one.holds_for(key, item.person) and item.due_on <= one.until for one in covered):
            owner, team = by, by.team
    return Task(
        id=item.key,
        person_id=item.person,
        what=item.what.strip(),
        why=item.why,
        because=item.because,
        asked=item.asked,
        for_person=item.for_person,
        due_on=item.due_on,
        owner=owner,
        team=team,
        made_at=at,
        made_by=by,
    )
