"""Questions about who does what of holding somebody's support, answered by what the viewer may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.budget.models import BudgetLine
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.control.models import EarlySigns, SignsShown, TaskLevel, Turn
from sayso.journey.control.statuses import HANDING, PAUSING, Pressed, Task
from sayso.journey.planning.models import PlanLine
from sayso.rules import control as rules


def levels_of(person: UUID, *, viewer: Viewer) -> dict[Task, TaskLevel]:
    """Return the level of each task that has one."""
    return {Task(row.task): row for row in _levels((person,), viewer=viewer)}


@asked_once
def _levels(people: tuple[UUID, ...], *, viewer: Viewer) -> list[TaskLevel]:
    """Return every level that stands of these people, the longest standing first."""
    rows = TaskLevel.objects.visible_to(viewer).current().filter(person_id__in=people)
    return list(rows.select_related("recorded_by", "set_up_by").order_by("recorded_at"))


@asked_once
def _turns(people: tuple[UUID, ...], *, viewer: Viewer) -> list[Turn]:
    """Return all that these people pressed, the newest first."""
    rows = Turn.objects.visible_to(viewer).filter(person_id__in=people)
    return list(rows.select_related("pressed_by", "read_by").order_by("-pressed_at", "-pk"))


def level_of(person: UUID, task: Task, *, viewer: Viewer) -> TaskLevel | None:
    """Return the level of one task; None while nobody said."""
    return levels_of(person, viewer=viewer).get(task)


def history_of(person: UUID, task: Task, *, viewer: Viewer) -> list[TaskLevel]:
    """Return every level that a task ever had, the newest first."""
    rows = TaskLevel.objects.visible_to(viewer).filter(person_id=person, task=task)
    return list(rows.select_related("recorded_by").order_by("-recorded_at"))


def prompts_due(levels: Iterable[TaskLevel], *, on: date) -> list[TaskLevel]:
    """Return the tasks that somebody is to be reminded of on a day, the longest due first."""
    due = [(level.next_on, level) for level in levels if level.next_on and level.next_on <= on]
    return [level for _, level in sorted(due, key=lambda one: (one[0], one[1].task))]


def to_set_up(people: Collection[UUID], *, viewer: Viewer) -> list[TaskLevel]:
    """Return what is to be held for these people and nobody has set up, the longest waiting first."""
    rows = _levels(tuple(people), viewer=viewer)
    return [row for row in rows if row.acts.for_a_worker and row.set_up_at is None]


def held_to_choose(people: Collection[UUID], *, viewer: Viewer) -> set[UUID]:
    """Return for whom of these the council chooses who comes, as they asked."""
    rows = _levels(tuple(people), viewer=viewer)
    return {row.person_id for row in rows if row.task == Task.CHOOSE and row.held_by == "council"}


def chooses_alone(people: Collection[UUID], *, viewer: Viewer) -> set[UUID]:
    """Return who of these chooses alone who comes."""
    rows = _levels(tuple(people), viewer=viewer)
    return {row.person_id for row in rows if row.task == Task.CHOOSE and row.level == "alone"}


def turns_of(person: UUID, *, viewer: Viewer) -> list[Turn]:
    """Return all that was pressed, the newest first."""
    return _turns((person,), viewer=viewer)


def paused_since(person: UUID, *, viewer: Viewer) -> Turn | None:
    """Return the press by which new orders wait; None when they do not."""
    return _standing(person, PAUSING, Pressed.PAUSE, viewer=viewer)


def handed_back(person: UUID, *, viewer: Viewer) -> Turn | None:
    """Return the press by which the council manages; None when it was not pressed, or taken back."""
    return _standing(person, HANDING, Pressed.HAND_BACK, viewer=viewer)


def _standing(person: UUID, kinds: Iterable[Pressed], asked: Pressed, *, viewer: Viewer) -> Turn | None:
    last = next((one for one in turns_of(person, viewer=viewer) if one.pressed in set(kinds)), None)
    return last if last is not None and last.pressed == asked else None


def not_read(people: Collection[UUID], *, viewer: Viewer) -> list[Turn]:
    """Return what these people pressed and nobody who works with them has read, the longest waiting first."""
    return [one for one in reversed(_turns(tuple(people), viewer=viewer)) if one.read_at is None]


def paused_among(people: Iterable[UUID], *, viewer: Viewer) -> set[UUID]:
    """Return for whom of these new orders wait: for whoever's work it is, never for one they share with."""
    must_look(viewer)
    asked = list(people)
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("select control_paused(%s::uuid[])", [asked])
        return {one for (one,) in cursor.fetchall()}


def to_take_over(people: Collection[UUID], *, viewer: Viewer) -> dict[UUID, int]:
    """Return how many parts these people want held otherwise than their agreed budget holds them still.

    They are the parts that changed their way by handing back, or by a task that is held for them: until the
    budget is agreed anew, the money goes on as it was agreed.
    """
    wanted = _lines_moved(people, viewer=viewer)
    if not wanted:
        return {}
    ways = dict(
        PlanLine.objects.visible_to(viewer)
        .current()
        .filter(line__in=wanted, plan__replaced_at=None)
        .exclude(plan__finished_at=None)
        .values_list("line", "way")
    )
    agreed = BudgetLine.objects.visible_to(viewer).filter(line__in=wanted, budget__state=BudgetState.AGREED)
    found: dict[UUID, int] = {}
    for line in agreed:
        if ways.get(line.line, line.way) != line.way:
            found[line.person_id] = found.get(line.person_id, 0) + 1
    return found


def _lines_moved(people: Collection[UUID], *, viewer: Viewer) -> set[UUID]:
    moved = [one for row in _levels(tuple(people), viewer=viewer) for one in row.moved]
    moved += [one for row in _turns(tuple(people), viewer=viewer) for one in row.moved]
    return {UUID(one["line"]) for one in moved}


def signs_of(person: UUID, *, viewer: Viewer) -> EarlySigns | None:
    """Return somebody's early signs as they stand."""
    rows = EarlySigns.objects.visible_to(viewer).current().filter(person_id=person)
    found: EarlySigns | None = rows.select_related("recorded_by").first()
    return found


def signs_shown(person: UUID, *, viewer: Viewer) -> list[SignsShown]:
    """Return with whom somebody shares their early signs now."""
    rows = SignsShown.objects.visible_to(viewer).filter(person_id=person, ended_at=None)
    return list(rows.order_by("called"))


@dataclass(frozen=True, kw_only=True)
class Helping:
    """One task with which somebody asked whoever looks to help: what is to be done, and no more."""

    called: str
    task: Task
    is_held: bool
    how: str
    since: date
    next_on: date | None

    @property
    def words(self) -> rules.Words:
        """The task in words."""
        return rules.WORDS[rules.Task(self.task)]


@dataclass(frozen=True, kw_only=True)
class SignsRead:
    """Early signs that somebody shares with whoever looks."""

    called: str
    signs: str
    what_helps: str


def i_help(*, viewer: Viewer) -> list[Helping]:
    """Return with what others asked whoever looks to help, while that level stands."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select * from control_i_help()")
        return [_helping(row) for row in cursor.fetchall()]


def _helping(row: tuple[str, str, str, str, date, int | None, date | None]) -> Helping:
    called, task, level, how, since, every, done_on = row
    held = level == rules.Level.HELD
    next_on = (
        rules.next_prompt(since=since, every_days=every, done_on=done_on) if every and not held else None
    )
    return Helping(called=called, task=Task(task), is_held=held, how=how, since=since, next_on=next_on)


def signs_for_me(*, viewer: Viewer) -> list[SignsRead]:
    """Return the early signs that others share with whoever looks, while they share them."""
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select * from control_signs_for_me()")
        return [SignsRead(called=a, signs=b, what_helps=c) for a, b, c in cursor.fetchall()]
