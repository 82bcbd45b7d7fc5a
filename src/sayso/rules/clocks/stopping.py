"""A clock that stands still while we wait for somebody: which days do not count, and which day is the last.

Days do not count from the day on which we ask until the day on which the answer comes, both of them among it
(Data Protection Act 2018, section 54(3C), and UK General Data Protection Regulation, Article 12A, in the same
words). Two waits at once count once. Whatever is asked after the last day brings back no day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.rules.clocks.clock import Clock
from sayso.rules.refusals import Invalid

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A wait: the day on which we asked, and the day on which the answer came; None while it has not."""

    asked_on: date
    answered_on: date | None = None

    def __post_init__(self) -> None:
        """Raise Invalid for an answer before the question."""
        if self.answered_on is not None and self.answered_on < self.asked_on:
            raise Invalid("The answer cannot come before the question.")


@dataclass(frozen=True, kw_only=True)
class Stands:
    """How a clock stands. `last_day` is None while it stands still, and `left` is then what is left of it.

    `counted` is how many days it has in all, `waited` how many did not count.
    """

    last_day: date | None
    counted: int
    waited: int
    left: int | None = None
    still_since: date | None = None

    def days_left(self, on: date) -> int:
        """Return how many days are left after this day; below nothing: so many too late."""
        return self.left if self.last_day is None else (self.last_day - on).days  # type: ignore[return-value]

    def is_late(self, on: date) -> bool:
        """Whether the last day is over."""
        return self.last_day is not None and on > self.last_day


def stands(clock: Clock, began_on: date, stops: Iterable[Stop]) -> Stands:
    """Return how a clock stands that began on a day and waited so. In which order they are told is nothing.

    The day on which it begins is not counted, as in every clock of ours.
    """
    last = clock.after(began_on)
    counted, waited = (last - began_on).days, 0
    for first, until in _joined(stops):
        if first > last:
            break
        first = max(first, began_on + ONE_DAY)
        if until is None:
            left = (last - first).days + 1
            return Stands(last_day=None, counted=counted, waited=waited, left=left, still_since=first)
        days = max(0, (until - first).days + 1)
        waited += days
        last += timedelta(days=days)
    return Stands(last_day=last, counted=counted, waited=waited)


def _joined(stops: Iterable[Stop]) -> Iterator[tuple[date, date | None]]:
    """Give the waits, the first one first, those that touch as one."""
    first: date | None = None
    until: date | None = None
    for stop in sorted(stops, key=lambda one: (one.asked_on, one.answered_on or date.max)):
        if first is not None and until is not None and stop.asked_on > until + ONE_DAY:
            yield first, until
            first = None
        if first is None:
            first, until = stop.asked_on, stop.answered_on
        elif until is not None:
            until = None if stop.answered_on is None else max(until, stop.answered_on)
    if first is not None:
        yield first, until
