"""Whose work is whose: tasks, trays, hand-overs, and who works with a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.models import User
from sayso.foundation.access.roles import ROLES
from sayso.foundation.access.viewer import Viewer
from sayso.journey.casework.models import Allocation, OpenContact, Task, Transfer
from sayso.journey.casework.queries.cover import mine_or_covered
from sayso.journey.casework.statuses import Outcome, WorkerRole
from sayso.journey.people.queries import record_keys


@dataclass(frozen=True)
class Worker:
    """Somebody who works with a person, as that person reads it on their own page."""

    name: str
    role: str
    telephone: str
    since: datetime
    hello: str = ""


@dataclass(frozen=True)
class Promise:
    """Something that a person can wait for: what we do, and by when."""

    text: str
    by: date


def my_tasks(*, viewer: User, until: date) -> list[Task]:
    """Return what this login owes up to a day, what duty left first, then by its date.

    While a colleague for whom they stand in is away, what that colleague owes is in it.
    """
    whose = mine_or_covered("owner", viewer=viewer)
    found = _open(Task.objects.visible_to(viewer).filter(whose, due_on__lte=until))
    return sorted(found, key=lambda task: (task.asked != "handover", task.due_on, task.made_at))


def open_tasks_of(person: UUID, *, viewer: User) -> list[Task]:
    """Return what is open about one person, by its date."""
    keys = record_keys(person, viewer=viewer)
    found = _open(Task.objects.visible_to(viewer).filter(person_id__in=keys))
    return list(found.order_by("due_on", "made_at"))


def _open(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.filter(done_at=None).select_related("owner", "team", "made_by")


def task(key: UUID, *, viewer: User) -> Task | None:
    """Return one task that this viewer may see, done or not."""
    found: Task | None = Task.objects.visible_to(viewer).filter(pk=key).select_related("owner").first()
    return found


def tray(*, viewer: User) -> list[Task]:
    """Return what lies in the tray of the viewer's own team: nobody at work owns it. Due first is first.

    Whose owner is away, with nobody who stands in, is in it for as long.
    """
    return list(Task.objects.raw("select * from casework_tray() order by due_on, made_at, id"))


def without_lead(*, viewer: User) -> list[Allocation]:
    """Return the people of the viewer's own team whom nobody at work leads, the longest first."""
    return list(Allocation.objects.raw("select * from casework_without_lead() order by started_at, id"))


def to_take(key: UUID, *, viewer: User) -> Task | None:
    """Return a task that this login may take: in their team's tray, or theirs while its owner is away."""
    for one in Task.objects.raw("select * from casework_tray() where id = %s", [key]):
        return one
    whose = mine_or_covered("owner", viewer=viewer)
    covered = Task.objects.visible_to(viewer).filter(whose, pk=key, done_at=None)
    found: Task | None = covered.exclude(owner=viewer).first()
    return found


def open_contacts(*, viewer: User) -> list[OpenContact]:
    """Return contacts about nobody on record that somebody still has to do something about, oldest first."""
    waiting = OpenContact.objects.filter(closed_at=None).exclude(outcome__in=[Outcome.RECORD, Outcome.ADVICE])
    return list(waiting.select_related("taken_by", "team").order_by("taken_at"))


def handed_to(*, viewer: User) -> list[Transfer]:
    """Return the hand-overs that wait for this login's answer."""
    waiting = Transfer.objects.visible_to(viewer).filter(to_worker=viewer, answer="")
    return list(waiting.select_related("proposed_by", "allocation").order_by("proposed_at"))


def handed_by(*, viewer: User) -> list[Transfer]:
    """Return the hand-overs that this login proposed and nobody has answered yet."""
    waiting = Transfer.objects.visible_to(viewer).filter(proposed_by=viewer, answer="")
    return list(waiting.select_related("to_worker").order_by("proposed_at"))


@asked_once
def keys_of_my_people(*, viewer: User) -> list[UUID]:
    """Return the keys of whom this login works with, and of whom they stand in for a colleague with today."""
    whose = mine_or_covered("worker", viewer=viewer)
    mine = Allocation.objects.visible_to(viewer).filter(whose, ended_at=None)
    return list(mine.values_list("person_id", flat=True))


def working_with(person: UUID, *, viewer: Viewer) -> list[Allocation]:
    """Return who works with a person now, the lead first."""
    keys = record_keys(person, viewer=viewer)
    live = Allocation.objects.visible_to(viewer).filter(person_id__in=keys, ended_at=None)
    return sorted(
        live.select_related("worker", "team"), key=lambda one: (one.role != WorkerRole.LEAD, one.started_at)
    )


def my_workers(person: UUID, *, viewer: Viewer) -> list[Worker]:
    """Return who works with a person, for that person's own page; a team where there is nobody yet."""
    live = working_with(person, viewer=viewer)
    hello = dict(
        Transfer.objects.visible_to(viewer)
        .filter(person_id__in={one.person_id for one in live})
        .filter(~Q(answer_words=""), answer="accepted")
        .order_by("answered_at")
        .values_list("answered_by_id", "answer_words")
    )
    return [
        Worker(
            name=one.worker.name if one.worker else str(one.team),
            role=WorkerRole(one.role).label,
            telephone=one.worker.telephone if one.worker else one.team.duty_telephone if one.team else "",
            since=one.started_at,
            hello=hello.get(one.worker_id, "") if one.worker_id else "",
        )
        for one in live
    ]


def what_happens_next(person: UUID, *, viewer: Viewer, on: date) -> Sequence[Promise]:
    """Return what a person can wait for, for their own page: the promises of open tasks, by date."""
    keys = record_keys(person, viewer=viewer)
    open_now = Task.objects.visible_to(viewer).filter(person_id__in=keys, done_at=None).exclude(for_person="")
    return [Promise(one.for_person, max(one.due_on, on)) for one in open_now.order_by("due_on", "made_at")]


def colleagues() -> list[User]:
    """Return everybody at work who can take people on, by name."""
    working = [code for code, role in ROLES.items() if role.opens]
    found = User.objects.filter(is_active=True, roles_held__role__in=working, roles_held__ended_at=None)
    return list(found.distinct().prefetch_related("roles_held").order_by("name"))
