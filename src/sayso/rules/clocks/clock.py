"""What a clock is: so many days, working days or months after a day, on somebody's authority."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from sayso.rules.authority import Authority, promise
from sayso.rules.calendar import Moment, add_months, add_working_days
from sayso.rules.refusals import Invalid

MOST = 999
"""No clock runs longer than this many days, weeks, months or working days."""


class Basis(Enum):
    """Who sets the time. A promise of ours never looks like law."""

    STATUTE = "set by law"
    GUIDANCE = "set by the statutory guidance"
    PROMISE = "our own promise; no law sets it"


@dataclass(frozen=True)
class Days:
    """So many days later."""

    number: int

    def after(self, start: Moment) -> Moment:
        """Return the day that many days after this one."""
        return start + timedelta(days=self.number)


@dataclass(frozen=True)
class Weeks:
    """So many weeks later, on the same day of the week."""

    number: int

    def after(self, start: Moment) -> Moment:
        """Return the day that many weeks after this one."""
        return start + timedelta(weeks=self.number)


@dataclass(frozen=True)
class Months:
    """The same day so many months later, or the last day of a month that has no such day."""

    number: int

    def after(self, start: Moment) -> Moment:
        """Return the day that many months after this one."""
        return add_months(start, self.number)


@dataclass(frozen=True)
class WorkingDays:
    """So many working days later: weekends and bank holidays in England do not count."""

    number: int

    def after(self, start: Moment) -> Moment:
        """Return the day that many working days after this one."""
        return add_working_days(start, self.number)


Count = Days | Weeks | Months | WorkingDays


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One deadline or review date.

    `starts` names the day it runs from and `asks` puts that in words; `counts` is how long, the sooner of two
    where there are two; `setting` is the council's own number of the same kind, where it has chosen one;
    `waits` names a number of days that do not count; `since` is the day the law came into force.
    """

    name: str
    label: str
    starts: str
    asks: str
    counts: tuple[Count, ...]
    authority: Authority
    basis: Basis
    setting: str = ""
    waits: str = ""
    since: date | None = None

    @property
    def number(self) -> int:
        """How many of its days, weeks, months or working days, where the council chose nothing else."""
        return self.counts[0].number

    def after(self, start: Moment, chosen: int | None = None) -> Moment:
        """Return the last day in time, of a clock that began on a day (or the same hour of it).

        `chosen` is the council's number in place of the usual one. Raises Invalid for a number on a clock
        that no council may choose, and for a day before the law was in force.
        """
        if chosen is not None and not self.setting:
            raise Invalid(f"No council chooses how long “{self.name}” is.", clock=self.name)
        first_day = start.date() if isinstance(start, datetime) else start
        if self.since and first_day < self.since:
            raise Invalid(f"There was no such time limit before {self.since}.", clock=self.name)
        counts = self.counts if chosen is None else (type(self.counts[0])(chosen),)
        return min(count.after(start) for count in counts)


def law(
    name: str,
    label: str,
    *,
    starts: tuple[str, str],
    counts: tuple[Count, ...],
    by: Authority,
    waits: str = "",
    since: date | None = None,
) -> Clock:
    """A time that an Act or regulations set."""
    first, asks = starts
    return Clock(
        name=name,
        label=label,
        starts=first,
        asks=asks,
        counts=counts,
        authority=by,
        basis=Basis.STATUTE,
        waits=waits,
        since=since,
    )


def advised(name: str, label: str, *, starts: tuple[str, str], count: Count, by: Authority) -> Clock:
    """A time that the statutory guidance sets, and that a council keeps unless it has good reasons."""
    first, asks = starts
    return Clock(
        name=name,
        label=label,
        starts=first,
        asks=asks,
        counts=(count,),
        authority=by,
        basis=Basis.GUIDANCE,
    )


def promised(
    name: str, label: str, *, starts: tuple[str, str], count: Count, setting: str = "", about: str = ""
) -> Clock:
    """A time of our own. `setting`: the council's choice of it; `about`: what the law says instead."""
    first, asks = starts
    return Clock(
        name=name,
        label=label,
        starts=first,
        asks=asks,
        counts=(count,),
        authority=promise(about),
        basis=Basis.PROMISE,
        setting=setting,
    )
