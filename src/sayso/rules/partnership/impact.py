"""Work out what changes for somebody and a carer, and say it in sentences that a worker reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import narwhals as nw
import polars as pl

from sayso.rules.figures import statutory
from sayso.rules.partnership.facts import By, PartnershipFacts, TaskFacts
from sayso.rules.partnership.sheet import change
from sayso.rules.sheet import Line, Row

MINUTES_IN_AN_HOUR = 60
FIRST = "Nothing was agreed before this, so we do not know what unpaid help there was."


@dataclass(frozen=True)
class Impact:
    """What support changes for somebody and a carer.

    Numbers are a week's, None while unknown: unknown is never nothing. Each task is in as many lists as are
    true of it. `sentences` say the same in words. `working` is lines as the sheet explains them.
    """

    minutes_before: int | None
    minutes_after: int | None
    minutes_more: int | None
    nights_before: int | None
    nights_after: int | None
    carried: tuple[TaskFacts, ...]
    new: tuple[TaskFacts, ...]
    ended: tuple[TaskFacts, ...]
    without_yes: tuple[TaskFacts, ...]
    moved_without_yes: tuple[TaskFacts, ...]
    sentences: tuple[str, ...]
    working: tuple[Line, ...]


def impacts(items: Sequence[PartnershipFacts]) -> list[Impact]:
    """What changes for each, in order."""
    rows = [{"row": at, **_columns(facts)} for at, facts in enumerate(items)]
    frame = pl.DataFrame(rows, schema={"row": pl.Int64, **dict.fromkeys(change.facts, pl.Int64)})
    worked = change.look(change.work_out(nw.from_native(frame, eager_only=True)))
    return [_answer(items[row["row"]], row) for row in worked]


def impact(facts: PartnershipFacts) -> Impact:
    """What changes for one: a set of one."""
    [one] = impacts([facts])
    return one


def _is_new(task: TaskFacts) -> bool:
    return task.after is By.CARER and task.said_yes and task.before is not By.CARER


def _is_ended(task: TaskFacts) -> bool:
    return task.before is By.CARER and not (task.after is By.CARER and task.said_yes)


def _no_yes(task: TaskFacts) -> bool:
    return task.after is By.CARER and not task.said_yes


def _moved_no_yes(task: TaskFacts) -> bool:
    return _no_yes(task) and task.before is By.PAID


def _columns(facts: PartnershipFacts) -> dict[str, int | None]:
    before = [task for task in facts.tasks if task.before is By.CARER]
    after = [task for task in facts.tasks if task.after is By.CARER and task.said_yes]
    first = facts.is_first
    return {
        "carer_minutes_before": None if first else _sum(task.minutes_before for task in before),
        "carer_minutes_after": _sum(task.minutes_after for task in after),
        "new_carer_tasks": sum(map(_is_new, facts.tasks)),
        "ended_carer_tasks": sum(map(_is_ended, facts.tasks)),
        "tasks_no_yes": sum(map(_no_yes, facts.tasks)),
        "moved_no_yes": sum(map(_moved_no_yes, facts.tasks)),
        "carer_nights_before": None
        if first
        else _sum(task.nights_a_week for task in before if task.at_night),
        "carer_nights_after": _sum(task.nights_a_week for task in after if task.at_night),
    }


def _sum(amounts: Iterable[int | None]) -> int | None:
    """The sum; unknown if any part is."""
    whole = 0
    for one in amounts:
        if one is None:
            return None
        whole += one
    return whole


def _answer(facts: PartnershipFacts, row: Row) -> Impact:
    return Impact(
        minutes_before=row["minutes_before"],
        minutes_after=row["minutes_after"],
        minutes_more=row["minutes_more"],
        nights_before=row["nights_before"],
        nights_after=row["nights_after"],
        carried=tuple(one for one in facts.tasks if one.after is By.CARER and one.said_yes),
        new=tuple(filter(_is_new, facts.tasks)),
        ended=tuple(filter(_is_ended, facts.tasks)),
        without_yes=tuple(filter(_no_yes, facts.tasks)),
        moved_without_yes=tuple(filter(_moved_no_yes, facts.tasks)),
        sentences=tuple(_sentences(facts, row)),
        working=tuple(row.explain(statutory())),
    )


def _sentences(facts: PartnershipFacts, row: Row) -> list[str]:
    said = [FIRST] if facts.is_first else [_time("Unpaid help before", row["minutes_before"])]
    said.append(_time("Unpaid help after this", row["minutes_after"]))
    said += [
        f"New: {_doing(task)} {task.carer or 'Somebody close'} said yes."
        for task in facts.tasks
        if _is_new(task)
    ]
    said += [
        f"No longer unpaid: {_doing(task)} {_AFTER[task.after]}" for task in facts.tasks if _is_ended(task)
    ]
    said += [
        f"Not settled: {_doing(task)} It is to be met another way."
        for task in facts.tasks
        if _no_yes(task) and not _moved_no_yes(task) and task.before is not By.CARER
    ]
    said += [
        f"Paid support did this before, and it is not settled who does it now: {_doing(task)} "
        "This waits for somebody's yes, or for paid support."
        for task in facts.tasks
        if _moved_no_yes(task)
    ]
    nights = row["nights_after"]
    if nights is None:
        said.append("Nobody has said how many nights of unpaid help there are.")
    elif nights:
        said.append(f"Unpaid help at night: {nights} {'time' if nights == 1 else 'times'} a week.")
    if not any(map(_is_changed, facts.tasks)):
        said.append("No task is new to a carer, and none ends.")
    return said


def _is_changed(task: TaskFacts) -> bool:
    return _is_new(task) or _is_ended(task) or _no_yes(task)


_AFTER = {
    By.PAID: "Paid support does it.",
    By.OTHER: "It is met another way.",
    By.NOBODY: "It is not in this plan.",
    By.CARER: "It is to be met another way.",
}


def _doing(task: TaskFacts) -> str:
    minutes = task.minutes_after if task.after is By.CARER else task.minutes_before
    how_long = "" if minutes is None else f", {time_text(minutes)} a week"
    return f"{task.words.rstrip('.')}{how_long}."


def _time(what: str, minutes: int | None) -> str:
    return f"{what}: {_a_week(minutes)}."


def _a_week(minutes: int | None) -> str:
    if minutes is None:
        return "not known"
    return f"{time_text(minutes)} a week" if minutes else "none"


def time_text(minutes: int) -> str:
    """Minutes in words: 3 hours 30 minutes."""
    hours, rest = divmod(minutes, MINUTES_IN_AN_HOUR)
    said = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    if rest or not hours:
        said.append(f"{rest} minute{'' if rest == 1 else 's'}")
    return " ".join(said)
