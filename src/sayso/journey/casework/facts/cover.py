"""What cover should open and what it opens now: what is to be given, and what is to end. No database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.govuk.presenting import LONDON


@dataclass(frozen=True, order=True)
class Opened:
    """One area of one record for one login, from a moment and until another, which is outside it."""

    login: UUID
    person: UUID
    area: Area
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Difference:
    """What is to be given, and the keys of what is to end."""

    give: list[Opened]
    end: list[UUID]


def day_begins(day: date) -> datetime:
    """Return the moment at which a day begins in England."""
    return datetime.combine(day, time(), tzinfo=LONDON)


def difference(wanted: Iterable[Opened], held: Iterable[tuple[UUID, Opened]], *, at: datetime) -> Difference:
    """Return what has to be given and ended so that what is held is what is wanted from this moment on."""
    kept: set[UUID] = set()
    give = set()
    standing = list(held)
    for one in wanted:
        starts = max(one.starts, at)
        if one.ends <= at:
            continue
        serves = [key for key, has in standing if _serves(has, one, at)]
        if serves:
            kept.add(serves[0])
        else:
            give.add(Opened(one.login, one.person, one.area, starts, one.ends))
    return Difference(sorted(give), [key for key, _ in standing if key not in kept])


def _serves(has: Opened, wanted: Opened, at: datetime) -> bool:
    """Whether what is held opens the same from now on. When it began in the past makes no difference."""
    return has == replace(wanted, starts=has.starts) and max(has.starts, at) == max(wanted.starts, at)
