"""Why sums of many people cannot be worked out: the same walk as for one person, a whole column at a time."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.charging import capital, costs, income
from sayso.rules.charging.assessment import SHEETS, Tables
from sayso.rules.charging.facts import SUMS
from sayso.rules.columns import UNLAWFUL, Chosen, Column
from sayso.rules.sheet import Sheet

ITEM_SHEETS: Mapping[str, Sheet] = {
    "income": income.kinds,
    "capital": capital.holdings,
    "costs": costs.outgoings,
}
NOT_SETTLED = "not_settled"
_ITEM_SUMS = {fact.name: sort for sort, facts in SUMS.items() for fact in facts}
_STEP_NAMES = {name for sheet in SHEETS for name in sheet.steps}


def is_known() -> pl.Expr:
    """Whether somebody's sum is known: a charge, or the whole of a cost that nobody has told us."""
    waits_for_cost = pl.col("full_cost").fill_null(False) & pl.col("cost_pence_a_week").is_null()
    return pl.col("charge").is_not_null() | waits_for_cost


def missing_of_people(worked: Tables) -> pl.DataFrame:
    """Return what keeps each unknown charge unknown: `row` and `missing`, one line a person and a thing.

    `missing` is named as `Person.why_null` names it: a fact, `figure_…`, `policy_…` or `income: kind`. Takes
    worked-out eager tables of people at home or in a care home.
    """
    people: pl.DataFrame = nw.to_native(worked.people)
    people = people.filter(~is_known())
    found: list[pl.DataFrame] = []

    def name(missing: str, mask: pl.Series) -> None:
        if mask.any():
            found.append(people.filter(mask).select("row", pl.lit(missing).alias("missing")))

    waits = _blame(people, name)
    for sort, mask in waits.items():
        found.append(_of_items(worked, sort, people.filter(mask).select("row")))
    empty = pl.DataFrame(schema={"row": pl.Int64, "missing": pl.String})
    return pl.concat([empty, *found]).unique()


def _blame(people: pl.DataFrame, name: Callable[[str, pl.Series], None]) -> dict[str, pl.Series]:
    """Follow every unknown charge back through the sheets; return, by sort of item, who waits for one."""
    blamed = {"charge": pl.repeat(True, people.height, eager=True, dtype=pl.Boolean)}
    waits: dict[str, pl.Series] = {}

    def add(to: dict[str, pl.Series], key: str, mask: pl.Series) -> None:
        to[key] = to[key] | mask if key in to else mask

    for sheet in reversed(SHEETS):
        asked = _Answers(people)
        for step in reversed(sheet.steps.values()):
            active = blamed.get(step.name)
            if active is None or not active.any():
                continue
            for used, mask in _uses(step.column, active, asked):
                if used.startswith(UNLAWFUL):
                    name(used.removeprefix(UNLAWFUL), mask)
                    continue
                mask = mask & people[used].is_null()
                if used in _STEP_NAMES:
                    add(blamed, used, mask)
                elif used in _ITEM_SUMS:
                    nowhere = people["charged_as"].is_null()
                    add(blamed, "charged_as", mask & nowhere)
                    add(waits, _ITEM_SUMS[used], mask & ~nowhere)
                else:
                    name(used, mask)
    return waits


def _of_items(worked: Tables, sort: str, whose: pl.DataFrame) -> pl.DataFrame:
    """What keeps items of one sort unknown: what is not settled in law by its kind, else what is not told."""
    sheet = ITEM_SHEETS[sort]
    items: pl.DataFrame = nw.to_native(getattr(worked, sort))
    items = items.join(whose, on="row", how="semi").filter(pl.col("counted").is_null())
    unsettled = items["treatment"].is_null() | (items["treatment"] == NOT_SETTLED)
    kind = (pl.lit(f"{sort}: ") + pl.col("kind")).alias("missing")
    found = [items.filter(unsettled).select("row", kind)]
    rest = items.filter(~unsettled)
    blamed = {"counted": pl.repeat(True, rest.height, eager=True, dtype=pl.Boolean)}
    asked = _Answers(rest)
    for step in reversed(sheet.steps.values()):
        active = blamed.get(step.name)
        if active is None or not active.any():
            continue
        for used, mask in _uses(step.column, active, asked):
            mask = mask & rest[used].is_null()
            if used in sheet.steps:
                blamed[used] = blamed[used] | mask if used in blamed else mask
            else:
                found.append(rest.filter(mask).select("row", pl.lit(used).alias("missing")))
    return pl.concat(found)


class _Answers:
    """The answers to the questions of a sheet, each worked out once, when it is first asked."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame: Any = nw.from_native(frame, eager_only=True)
        self._found: dict[Column, pl.Series] = {}

    def __call__(self, question: Column) -> pl.Series:
        if question not in self._found:
            answered = nw.to_native(self._frame.with_columns(question.expr.alias("?")))["?"]
            self._found[question] = answered.cast(pl.Boolean)
        return self._found[question]


def _uses(column: Column, active: pl.Series, asked: _Answers) -> Iterator[tuple[str, pl.Series]]:
    """The names that the value depends on, with the rows of which it is so: `Column.used` for many."""
    if not active.any():
        return
    if isinstance(column, Chosen):
        yield from _uses(column.question, active, asked)
        answer = asked(column.question)
        yield from _uses(column.yes, active & answer.fill_null(False), asked)
        yield from _uses(column.no, active & ~answer.fill_null(True), asked)
    elif type(column).used is Column.used:
        if column.name is not None:
            yield column.name, active
        for one in column.made_from:
            yield from _uses(one, active, asked)
    else:  # a column with reasons of its own, which no answer changes
        yield from ((name, active) for name in column.used(lambda question: None))
