"""Work out what came of breaks, waits and what waiting cost, for many at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import narwhals as nw
import polars as pl

from sayso.rules.breaks.sheets import came_of_it, cost, waiting
from sayso.rules.figures import statutory
from sayso.rules.sheet import Line, Row, Sheet


class Came(StrEnum):
    """What became of one break that was booked."""

    CAME = "came"
    PART = "part"
    DID_NOT_COME = "did_not_come"
    NOT_WANTED = "not_wanted"  # whose break it was called it off: it is neither planned nor missed


@dataclass(frozen=True, kw_only=True)
class Booked:
    """One break that was booked. Minutes are None while nobody has said; so is what became of it."""

    first_day: date
    last_day: date
    minutes: int | None
    came: Came | None = None
    minutes_that_came: int | None = None
    is_whole_day: bool = False


@dataclass(frozen=True, kw_only=True)
class Breaks:
    """One carer's breaks. `is_asked_for`: somebody said that this carer needs a break.

    While nobody did and none is booked, nothing is known. Afterwards a time with none booked is one of none.
    """

    booked: Sequence[Booked] = ()
    is_asked_for: bool = False


@dataclass(frozen=True, kw_only=True)
class CameOfIt:
    """What came of one carer's breaks. None: not known, which is never nothing."""

    planned: int | None
    delivered: int | None
    missed: int | None
    days_since_day_off: int | None
    working: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Load:
    """What caring takes in a week. None while nobody has said."""

    minutes_a_week: int | None = None
    nights_a_week: int | None = None


@dataclass(frozen=True, kw_only=True)
class WaitFacts:
    """One break that waits, with what caring took then and takes now."""

    asked_on: date
    on: date
    limit_days: int
    then: Load = Load()
    now: Load = Load()


@dataclass(frozen=True, kw_only=True)
class Waited:
    """How long one break waits. `takes_more` is None while nobody can say whether caring takes more."""

    days: int
    is_over: bool
    takes_more: bool | None
    working: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class WaitingCost:
    """What waiting cost, in pence. None: not known."""

    break_pence: int | None
    emergency_pence: int | None
    more_pence: int | None
    working: tuple[Line, ...]


def came_of(items: Sequence[Breaks], *, since: date, on: date) -> list[CameOfIt]:
    """What came of each carer's breaks that ended after `since` and by `on`, in order."""
    return [
        CameOfIt(
            planned=row["planned_minutes"],
            delivered=row["delivered_minutes"],
            missed=row["missed_minutes"],
            days_since_day_off=row["days_with_no_day_off"],
            working=_lines(row),
        )
        for row in _rows(came_of_it, [_facts_of(one, since=since, on=on) for one in items])
    ]


def _facts_of(one: Breaks, *, since: date, on: date) -> dict[str, int | None]:
    counted = [it for it in one.booked if since < it.last_day <= on and it.came is not Came.NOT_WANTED]
    known = bool(counted) or one.is_asked_for
    off = last_day_off(one.booked, on=on)
    return {
        "minutes_planned": _sum(it.minutes for it in counted) if known else None,
        "minutes_that_came": _sum(_came(it) for it in counted) if known else None,
        "days_since_day_off": (on - off).days if off else None,
    }


def last_day_off(breaks: Iterable[Booked], *, on: date) -> date | None:
    """Return the last whole day off that came, up to a day; None where none is known."""
    off = [
        one.last_day for one in breaks if one.is_whole_day and one.came is Came.CAME and one.last_day <= on
    ]
    return max(off, default=None)


def waits(items: Sequence[WaitFacts]) -> list[Waited]:
    """How long each waits, in order."""
    facts = [
        {
            "wait_days": (one.on - one.asked_on).days,
            "limit_days": one.limit_days,
            "minutes_then": one.then.minutes_a_week,
            "minutes_now": one.now.minutes_a_week,
            "nights_then": one.then.nights_a_week,
            "nights_now": one.now.nights_a_week,
        }
        for one in items
    ]
    return [
        Waited(
            days=row["days_waited"],
            is_over=row["is_over_limit"],
            takes_more=row["takes_more"],
            working=_lines(row),
        )
        for row in _rows(waiting, facts)
    ]


def cost_of_waiting(break_pence: int | None, emergency: Sequence[int | None]) -> WaitingCost:
    """What waiting cost: the sum of the break beside that of emergency support since, None where unknown."""
    [row] = _rows(cost, [{"break_pence": break_pence, "emergency_pence": _sum(emergency)}])
    return WaitingCost(
        break_pence=row["break_was_to_cost"],
        emergency_pence=row["emergency_since"],
        more_pence=row["more_than_the_break"],
        working=_lines(row),
    )


def _came(one: Booked) -> int | None:
    """How much of it came: none where it did not come, and unknown while nobody has told us."""
    if one.came is None:
        return None
    if one.came is Came.DID_NOT_COME:
        return 0
    return one.minutes_that_came if one.came is Came.PART else one.minutes


def _sum(amounts: Iterable[int | None]) -> int | None:
    """The sum; unknown if any part is."""
    whole = 0
    for one in amounts:
        if one is None:
            return None
        whole += one
    return whole


def _rows(sheet: Sheet, facts: Sequence[dict[str, int | None]]) -> list[Row]:
    if not facts:
        return []
    frame = pl.DataFrame(facts, schema=dict.fromkeys(sheet.facts, pl.Int64))
    return sheet.look(sheet.work_out(nw.from_native(frame, eager_only=True)))


def _lines(row: Row) -> tuple[Line, ...]:
    return tuple(row.explain(statutory()))
