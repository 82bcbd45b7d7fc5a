"""Who does what for somebody, unpaid, before and after: only what carers said yes to, read from the plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.planning.models import CarerTask, PlanLine


@dataclass(frozen=True, kw_only=True)
class DoneBy:
    """One task and one carer: minutes a week before and now. None: it was not theirs then, or is not now."""

    line: UUID
    what: str
    carer: UUID
    carer_called: str
    before_minutes: int | None
    now_minutes: int | None


@dataclass(frozen=True, kw_only=True)
class Doing:
    """Who does what on two days, with the sums of the entries."""

    tasks: tuple[DoneBy, ...]

    @property
    def before_minutes(self) -> int:
        """All minutes a week before."""
        return sum(task.before_minutes or 0 for task in self.tasks)

    @property
    def now_minutes(self) -> int:
        """All minutes a week now."""
        return sum(task.now_minutes or 0 for task in self.tasks)

    @property
    def added(self) -> list[DoneBy]:
        """Tasks that are new."""
        return [task for task in self.tasks if task.before_minutes is None]

    @property
    def dropped(self) -> list[DoneBy]:
        """Tasks that are no longer theirs."""
        return [task for task in self.tasks if task.now_minutes is None]


def who_does_what(adult: UUID, *, viewer: Viewer, on: date, before: date, carer: UUID | None = None) -> Doing:
    """Return what carers do for somebody on a day, beside a day before; of one `carer`, or of all.

    A task is there only by the carer's own yes. Hours are those they said yes to, not guesses.
    """
    rows = CarerTask.objects.visible_to(viewer).filter(person_id=adult)
    tasks = list(rows if carer is None else rows.filter(carer_id=carer))
    then = {(task.line, task.carer_id): task for task in tasks if _stands(task, before)}
    now = {(task.line, task.carer_id): task for task in tasks if _stands(task, on)}
    what = _words_of({line for line, _carer in then | now}, adult, viewer=viewer)
    found = []
    for key in then | now:
        one = now.get(key) or then[key]
        found.append(
            DoneBy(
                line=one.line,
                what=what.get(one.line, "Something in the plan"),
                carer=one.carer_id,
                carer_called=one.carer_called,
                before_minutes=then[key].minutes_a_week if key in then else None,
                now_minutes=now[key].minutes_a_week if key in now else None,
            )
        )
    return Doing(tasks=tuple(sorted(found, key=lambda task: (task.what, task.carer_called, task.carer))))


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one carer said yes to for somebody, on two days: how many tasks are new or gone, and minutes."""

    added: int
    dropped: int
    before_minutes: int
    now_minutes: int


def loads(
    before: Mapping[tuple[UUID, UUID], date], *, viewer: Viewer, on: date
) -> dict[tuple[UUID, UUID], Load]:
    """Return the load of each (adult, carer), beside a day before of their own. One question for all."""
    rows = CarerTask.objects.visible_to(viewer).filter(person_id__in={adult for adult, _ in before})
    tasks: dict[tuple[UUID, UUID], list[CarerTask]] = {pair: [] for pair in before}
    for row in rows if before else ():
        tasks.get((row.person_id, row.carer_id), []).append(row)
    return {pair: _load(tasks[pair], on=on, before=day) for pair, day in before.items()}


def _load(tasks: Sequence[CarerTask], *, on: date, before: date) -> Load:
    then = {task.line: task.minutes_a_week for task in tasks if _stands(task, before)}
    now = {task.line: task.minutes_a_week for task in tasks if _stands(task, on)}
    return Load(
        added=len(now.keys() - then.keys()),
        dropped=len(then.keys() - now.keys()),
        before_minutes=sum(then.values()),
        now_minutes=sum(now.values()),
    )


def _stands(task: CarerTask, on: date) -> bool:
    ended = task.ended_at.astimezone(LONDON).date() if task.ended_at else None
    return task.starts_on <= on < task.ends_before and (ended is None or on < ended)


def _words_of(lines: Iterable[UUID], adult: UUID, *, viewer: Viewer) -> dict[UUID, str]:
    """Return how each line is met, in the newest words of it."""
    rows = PlanLine.objects.visible_to(viewer).filter(Q(person_id=adult), line__in=list(lines))
    return {row.line: row.how_met or row.aim for row in rows.order_by("recorded_at")}
