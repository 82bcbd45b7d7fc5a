"""What was noticed between two, whose it is, and what came of it; and what a manager looks after."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.casework.models import Task
from sayso.journey.casework.queries import working_with
from sayso.journey.partnership.models import Change, NoticedChange, PartnershipSide, PrivateChange


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """A change with its task. `task` is None where that is not open to the viewer."""

    change: NoticedChange
    task: Task | None

    @property
    def in_private(self) -> bool:
        """Whether it was told in private."""
        return isinstance(self.change, PrivateChange)

    @property
    def done(self) -> str:
        """What was done about it; empty while it is open. A task ended by itself says it in its own words."""
        return self.change.done_words or (self.task.done_with if self.task else "")


def changes_of(side: PartnershipSide, *, viewer: Viewer) -> list[Noticed]:
    """Return what was noticed on this side's record, what is open first, then the newest."""
    rows: list[NoticedChange] = []
    for model in (PrivateChange, Change):
        found = model.objects.visible_to(viewer).filter(side=side, person_id=side.person_id)
        rows += found.select_related("recorded_by", "done_by")
    # Asked apart: a question that joins two protected tables loses the rows whose other half is hidden.
    tasks = Task.objects.visible_to(viewer).filter(pk__in=[row.task_id for row in rows])
    by_key = {task.pk: task for task in tasks.select_related("owner", "team")}
    noticed = [Noticed(change=row, task=by_key.get(row.task_id)) for row in rows]
    return sorted(
        noticed, key=lambda one: (bool(one.done), -one.change.noticed_on.toordinal(), one.change.pk)
    )


def change_task(person: UUID, task: UUID, *, viewer: Viewer) -> tuple[Task, NoticedChange | None] | None:
    """Return the open task of a change on this record, and what was noticed if the viewer may read it."""
    rows = Task.objects.visible_to(viewer).filter(person_id=person, pk=task, asked="change", done_at=None)
    found: Task | None = rows.select_related("owner").first()
    if found is None:
        return None
    noticed: NoticedChange | None = None
    for model in (PrivateChange, Change):
        noticed = noticed or model.objects.visible_to(viewer).filter(task_id=task).first()
    return found, noticed


def may_follow_up(person: UUID, *, in_private: bool, viewer: User) -> list[User]:
    """Return who may do something about it: who holds the private account, or works with them."""
    if in_private:
        must_look(viewer)
        with connection.cursor() as cursor:
            cursor.execute("select partnership_who_holds(%s)", [person])
            (keys,) = cursor.fetchone()
        held = {user.pk: user for user in User.objects.filter(pk__in=keys)}
        return [held[key] for key in keys]
    workers = {one.worker_id: one.worker for one in working_with(person, viewer=viewer) if one.worker}
    return [worker for worker in workers.values() if worker.is_active]


@dataclass(frozen=True, kw_only=True)
class OverdueChange:
    """A change about which nothing is written in time: about whom, whose it is, and since when. No more."""

    task: UUID
    person: UUID
    owner: str
    due_on: date


def overdue_changes(*, viewer: User, on: date) -> list[OverdueChange]:
    """Return them for a manager, of their own team, the longest overdue first; to others there are none."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute(
            "select task, person_id, owner, due_on from partnership_overdue_changes("
            "least(%s, (sayso_now() at time zone 'Europe/London')::date))",
            [on],
        )
        rows = cursor.fetchall()
    return [
        OverdueChange(task=task, person=person, owner=owner, due_on=due) for task, person, owner, due in rows
    ]
