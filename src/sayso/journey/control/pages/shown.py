"""A task with how much help somebody wants with it, in words."""

from dataclasses import dataclass
from datetime import date

from sayso.journey.control.models import TaskLevel
from sayso.journey.control.statuses import THEIR_LEVEL, HeldBy, Level, Task
from sayso.rules.control import WORDS
from sayso.rules.control import Task as RuleTask


@dataclass(frozen=True, kw_only=True)
class TaskShown:
    """One task in words; `says` is "" while nobody said. `acts` says what follows from it."""

    task: Task
    name: str
    says: str
    acts: str
    how: str
    since: date | None
    next_on: date | None
    row: TaskLevel | None


def task_shown(task: Task, row: TaskLevel | None, *, own: bool) -> TaskShown:
    """Return a task in words to the person (`own`), or to somebody else about them."""
    words = WORDS[RuleTask(task)]
    return TaskShown(
        task=task,
        name=words.mine if own else words.name,
        says=_says(row, own=own) if row else "",
        acts=_acts(row, own=own) if row else "",
        how=row.how if row else "",
        since=row.since if row else None,
        next_on=row.next_on if row else None,
        row=row,
    )


def _says(row: TaskLevel, *, own: bool) -> str:
    level = Level(row.level)
    if row.acts.supporter_sees:
        with_whom = f"{row.supporter_called} does it for {'me' if own else 'them'}"
        together = f"{'I do it' if own else 'They do it'} with {row.supporter_called}"
        return with_whom if level is Level.HELD else together
    said = level.label if own else THEIR_LEVEL[level]
    return f"{said}: {HeldBy(row.held_by).label}" if level is Level.HELD else said


def _acts(row: TaskLevel, *, own: bool) -> str:
    """Say what follows, in one sentence; "" where nothing does."""
    task, acts = Task(row.task), row.acts
    if acts.way:
        return "We take over what came as money. What is agreed goes on until then."
    if task is Task.CHOOSE and row.level == Level.ALONE:
        mine = "What you choose is ordered as you chose it. Nobody chooses for you."
        return mine if own else "What they choose is ordered as they chose it. Nobody chooses for them."
    if acts.for_a_worker:
        return "We do this. You are not asked." if own else "This is ours to do. They are not asked."
    if acts.supporter_sees and row.supporter_id:
        return f"{row.supporter_called} reads this, and nothing else."
    return ""
