"""What one employer pays in the year from a day on: part by part, each at the rates of its own days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.employment.costing import EmployingCost, column_type, costs_of, raised_to_the_law
from sayso.rules.employment.employer import PARTS, employer
from sayso.rules.employment.facts import EmployingFacts
from sayso.rules.employment.on_costs import assistant
from sayso.rules.employment.year import DAYS_IN_YEAR, HERE, part, whole_year
from sayso.rules.figures import Figures, statutory
from sayso.rules.refusals import Refusal
from sayso.rules.sheet import Line, Row, Sheet


@dataclass(frozen=True)
class Raised:
    """A wage that the law lifts in a part of the year: whose (from 1), from what to what, in whole pence."""

    number: int
    name: str
    told: int
    now: int


@dataclass(frozen=True)
class YearPart:
    """Some days of the year with the same rates. `cost` is of 52 weeks at them; `values` of these days."""

    first: date
    last: date
    cost: EmployingCost
    raised: tuple[Raised, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    working: tuple[Line, ...] = ()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def pence(self) -> int:
        """What these days cost."""
        found: int = self.values["cost_here"]
        return found


@dataclass(frozen=True)
class YearCost:
    """The year. `parts` are those that are known, in order; none where the first day is refused already.

    `unknown_from` is the first day of which nothing is said, and `refusal` why: then there is no `pence`.
    """

    facts: EmployingFacts
    parts: tuple[YearPart, ...] = ()
    unknown_from: date | None = None
    refusal: Refusal | None = None
    pence: int | None = None
    pence_until_then: int | None = None
    working: tuple[Line, ...] = ()

    @property
    def now(self) -> EmployingCost | None:
        """The cost at the rates of the first day; None where it is refused."""
        return self.parts[0].cost if self.parts else None

    @property
    def last_known(self) -> date | None:
        """The last day of which a sum is given."""
        return self.parts[-1].last if self.parts else None


def year_of(facts: EmployingFacts, *, figures: Figures | None = None) -> YearCost:
    """Work out the year from `facts.on`, in parts. What is refused ends it, and has no number."""
    in_force = figures or statutory()
    days = [facts.on, *_changes(facts, in_force)]
    asked = [replace(facts, on=day, days_in_pay_period=1) for day in days]
    lawful = [asked[0], *raised_to_the_law(asked[1:], figures=in_force)]
    costs = costs_of(lawful, figures=in_force)
    stops = next((at for at, one in enumerate(costs) if one.refusal is not None), len(costs))
    made = _joined(
        [YearPart(days[at], days[at], costs[at], _raised(facts, lawful[at])) for at in range(stops)]
    )
    ends = days[stops] if stops < len(days) else facts.on + timedelta(days=DAYS_IN_YEAR)
    parts = _shared(facts.on, made, ends)
    if not parts:
        return YearCost(facts, unknown_from=facts.on, refusal=costs[0].refusal)
    row = _whole(facts.on, parts)
    return YearCost(
        facts=facts,
        parts=parts,
        unknown_from=None if row["is_known"] else ends,
        refusal=None if row["is_known"] else costs[stops].refusal,
        pence=row["cost_of_year"],
        pence_until_then=row["cost_until_then"],
        working=tuple(row.explain(in_force)),
    )


def _changes(facts: EmployingFacts, figures: Figures) -> list[date]:
    """The days inside the year from which something may cost another amount, in order."""
    last = facts.on + timedelta(days=DAYS_IN_YEAR - 1)
    names = {*assistant.figure_names, *employer.figure_names}
    days = {*figures.starts(names), *_birthdays(facts)}
    return sorted(day for day in days if facts.on < day <= last)


def _birthdays(facts: EmployingFacts) -> list[date]:
    """The first pay period that begins on or after each birthday: the age of its first day counts in it."""
    found = []
    for one in facts.assistants:
        if one.birth_date is None:
            continue
        for year in (facts.on.year, facts.on.year + 1):
            is_leap_day = (one.birth_date.month, one.birth_date.day) == (2, 29)
            birthday = date(year, 3, 1) if is_leap_day else one.birth_date.replace(year=year)
            periods = -(-(birthday - facts.on).days // facts.days_in_pay_period)
            found.append(facts.on + timedelta(days=periods * facts.days_in_pay_period))
    return found


def _raised(told: EmployingFacts, lawful: EmployingFacts) -> tuple[Raised, ...]:
    pairs = zip(told.assistants, lawful.assistants, strict=True)
    return tuple(
        Raised(at, one.name, one.wage or 0, other.wage or 0)
        for at, (one, other) in enumerate(pairs, start=1)
        if one.wage != other.wage
    )


def _joined(parts: Sequence[YearPart]) -> list[YearPart]:
    """The parts without those that change nothing: a rate that this employer does not meet, a birthday."""
    kept: list[YearPart] = []
    for one in parts:
        if kept and _is_alike(kept[-1], one):
            continue
        kept.append(one)
    return kept


def _is_alike(one: YearPart, other: YearPart) -> bool:
    same = one.cost.values == other.cost.values and one.raised == other.raised
    return same and [c.code for c in one.cost.cautions] == [c.code for c in other.cost.cautions]


def _shared(on: date, parts: Sequence[YearPart], ends: date) -> tuple[YearPart, ...]:
    """Each part with its last day, and its days' share of every line."""
    if not parts:
        return ()
    after = [*(one.first for one in parts[1:]), ends]
    told = [
        {
            "on": one.first,
            "days_before": (one.first - on).days,
            "days_to": (until - on).days,
            **{name: one.cost.values[name] for name in PARTS},
        }
        for one, until in zip(parts, after, strict=True)
    ]
    names = ("days_here", *HERE.values(), "cost_here")
    return tuple(
        replace(
            one,
            last=until - timedelta(days=1),
            values={name: row[name] for name in names},
            working=tuple(row.explain(statutory())),
        )
        for one, until, row in zip(parts, after, _rows(part, told), strict=True)
    )


def _whole(on: date, parts: Sequence[YearPart]) -> Row:
    known = {"days_known": sum(one.days for one in parts), "cost_known": sum(one.pence for one in parts)}
    [row] = _rows(whole_year, [{"on": on, **known}])
    return row


def _rows(sheet: Sheet, told: Sequence[Mapping[str, Any]]) -> list[Row]:
    schema = {name: column_type(fact.unit) for name, fact in sheet.facts.items()}
    return sheet.look(
        sheet.work_out(nw.from_native(pl.DataFrame(list(told), schema=schema), eager_only=True))
    )
