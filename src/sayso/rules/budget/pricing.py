"""Price plans: many at once, each line with its working, or what is missing by name."""

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw
import polars as pl

from sayso.rules.budget.facts import BudgetFacts, LineFacts
from sayso.rules.budget.sheets import budget, line
from sayso.rules.figures import statutory
from sayso.rules.native import Frame
from sayso.rules.refusals import FactsMissing
from sayso.rules.sheet import Line, Row


@dataclass(frozen=True)
class PricedLine:
    """One line with its sum in whole pence a week, None while it is unknown; `asks` says what to find out."""

    facts: LineFacts
    minutes_a_week: int | None
    pence_a_week: int | None
    working: tuple[Line, ...]
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PricedBudget:
    """What one plan costs in a week. Each sum is None while it is unknown.

    `person_pence_a_week` and `council_pence_a_week` are None while what the person pays is not known: that is
    no refusal. `working` is of the whole; each line bears its own. A refusal names each line that has no sum.
    """

    lines: tuple[PricedLine, ...]
    gross_pence_a_week: int | None
    person_pence_a_week: int | None
    council_pence_a_week: int | None
    nhs_pence_a_week: int | None
    working: tuple[Line, ...]
    refusal: FactsMissing | None = None


def priced_budgets(items: Sequence[BudgetFacts]) -> list[PricedBudget]:
    """The price of each, in order. A plan in which nothing is paid for costs nothing: that is an answer."""
    priced = _priced_lines([(at, one) for at, facts in enumerate(items) for one in facts.lines])
    every = [priced.get(at, []) for at in range(len(items))]
    sums = [_sum([found.pence_a_week for found in lines]) for lines in every]
    free = [
        _sum([found.pence_a_week for found in lines if found.facts.is_free and not found.facts.nhs_pays])
        for lines in every
    ]
    nhs = [_sum([found.pence_a_week for found in lines if found.facts.nhs_pays]) for lines in every]
    frame = pl.DataFrame(
        {
            "row": range(len(items)),
            "lines_pence_a_week": sums,
            "free_pence_a_week": free,
            "nhs_lines_pence_a_week": nhs,
            "contribution_pence_a_week": [one.contribution_pence_a_week for one in items],
        },
        schema={"row": pl.Int64} | dict.fromkeys(budget.facts, pl.Int64),
    )
    return [
        _answer(row, tuple(priced.get(row["row"], ())))
        for row in budget.look(budget.work_out(_narwhals(frame)))
    ]


def priced_budget(facts: BudgetFacts) -> PricedBudget:
    """The price of one plan: a set of one."""
    [one] = priced_budgets([facts])
    return one


def _priced_lines(lines: Sequence[tuple[int, LineFacts]]) -> dict[int, list[PricedLine]]:
    names = list(line.facts)
    rows = [{name: getattr(facts, name) for name in names} for _, facts in lines]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Int64))
    found: dict[int, list[PricedLine]] = {}
    worked = line.look(line.work_out(_narwhals(frame)))
    for (at, facts), row in zip(lines, worked, strict=True):
        found.setdefault(at, []).append(_priced(facts, row))
    return found


def _priced(facts: LineFacts, row: Row) -> PricedLine:
    waits_for = row.why_null("line_pence_a_week") if row["line_pence_a_week"] is None else []
    return PricedLine(
        facts=facts,
        minutes_a_week=row["minutes_in_a_week"],
        pence_a_week=row["line_pence_a_week"],
        working=tuple(row.explain(statutory())),
        asks=tuple(_asked(line.facts[name].asks, facts) for name in waits_for if name in line.facts),
    )


def _asked(asks: str, facts: LineFacts) -> str:
    held = f", {facts.held}," if facts.held and "an hour" in asks else ""
    return f"{asks}{held} for “{facts.words}”"


def _sum(amounts: Sequence[int | None]) -> int | None:
    """The sum; unknown if any part is."""
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None


def _answer(row: Row, lines: tuple[PricedLine, ...]) -> PricedBudget:
    unpriced = [one for one in lines if one.pence_a_week is None]
    refusal = None
    if unpriced:
        asks = "; ".join(words for one in unpriced for words in one.asks)
        refusal = FactsMissing(
            f"We cannot work this out yet. Find out {asks}.", missing=[one.facts.key for one in unpriced]
        )
    return PricedBudget(
        lines=lines,
        gross_pence_a_week=row["gross_pence_a_week"],
        person_pence_a_week=row["person_pence_a_week"],
        council_pence_a_week=row["council_pence_a_week"],
        nhs_pence_a_week=row["nhs_pence_a_week"],
        working=tuple(row.explain(statutory())),
        refusal=refusal,
    )


def _narwhals(frame: pl.DataFrame) -> Frame:
    return nw.from_native(frame, eager_only=True)
