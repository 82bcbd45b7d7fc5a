"""Where a plan meets the time that a carer needs free, to the minute of a week; and what nobody is down for.

Nothing here tells the two apart: a clash is for the carer and whoever holds the carer's account, a gap is for
the person. A gap is worked out of the person's own plan and of what carers said yes to, and of nothing else,
so that it is the same whether a carer said something or nobody was ever asked (Care Act 2014, section 10(5)).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import time

from sayso.rules.direct_payments.hours import A_DAY, A_WEEK, AN_HOUR, Times

EVERY_DAY = tuple(range(7))
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A task of a plan, with its key. `times` is None where nobody can say when it is."""

    key: Hashable
    times: Times | None


@dataclass(frozen=True, kw_only=True)
class Free:
    """A time that a carer needs for themself, with its key."""

    key: Hashable
    times: Times


@dataclass(frozen=True, kw_only=True)
class Clash:
    """That a task stands where a carer needs to be free: each stretch from and to, in minutes of a week."""

    free: Hashable
    task: Hashable
    stretches: tuple[tuple[int, int], ...]

    @property
    def minutes(self) -> int:
        """How long they meet in a week."""
        return sum(ends - begins for begins, ends in self.stretches)


def times_of(
    *, days: Sequence[int], starts_at: time | None, minutes: int | None, times_a_week: int | None
) -> Times | None:
    """Return when a task is; None where its time, its length, or which days it is on is not known."""
    on = tuple(days) or (EVERY_DAY if (times_a_week or 0) >= len(EVERY_DAY) else ())
    if starts_at is None or not minutes or not on:
        return None
    return Times(days=on, starts_at=starts_at, minutes=min(minutes, A_DAY))


def clashes(free: Sequence[Free], tasks: Sequence[Planned]) -> list[Clash]:
    """Return every task that meets a time needed free, in the order given; what has no time meets none."""
    found = []
    for one in free:
        for task in tasks:
            met = _meet(one.times, task.times) if task.times else ()
            if met:
                found.append(Clash(free=one.key, task=task.key, stretches=met))
    return found


def cannot_say(tasks: Sequence[Planned]) -> list[Planned]:
    """Return the tasks of which nobody can say whether they meet anything."""
    return [task for task in tasks if task.times is None]


def _meet(one: Times, other: Times) -> tuple[tuple[int, int], ...]:
    met = {
        (max(a_begins, b_begins), min(a_ends, b_ends))
        for a_begins, a_ends in one.stretches()
        for b_begins, b_ends in other.stretches()
    }
    return tuple(sorted(stretch for stretch in met if stretch[0] < stretch[1]))


def in_words(stretches: Sequence[tuple[int, int]]) -> str:
    """Say stretches of a week: "Tuesday, 2 pm to 5 pm"; each day by itself, midnight as the end of a day."""
    return "; ".join(f"{DAYS[begins // A_DAY]}, {_at(begins)} to {_at(ends)}" for begins, ends in stretches)


def _at(minute: int) -> str:
    hours, rest = divmod(minute % A_DAY, AN_HOUR)
    if not rest and hours in (0, 12):
        return "midnight" if hours == 0 else "noon"
    half = "am" if hours < 12 else "pm"
    hour = hours % 12 or 12
    return f"{hour}:{rest:02d} {half}" if rest else f"{hour} {half}"


assert A_WEEK == len(DAYS) * A_DAY
