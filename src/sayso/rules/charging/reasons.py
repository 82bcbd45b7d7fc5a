"""Why sums of many people cannot be worked out: the same walk as for one person, a whole column at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.charging import capital, costs, income
from sayso.rules.charging.assessment import SHEETS, Tables
from sayso.rules.charging.facts import SUMS
from sayso.rules.columns import UNLAWFUL, Chosen, Column
from sayso.rules.sheet import Sheet, Step

ITEM_SHEETS: Mapping[str, Sheet] = {
    "income": income.kinds,
    "capital": capital.holdings,
    "costs": costs.outgoings,
}
NOT_SETTLED = "not_settled"
_ITEM_SUMS = {fact.name: sort for sort, facts in SUMS.items() for fact in facts}
_STEPS: Mapping[str, Step] = {name: step for sheet in SHEETS for name, step in sheet.steps.items()}


def is_known() -> nw.Expr:
    """Whether somebody's sum is known: a charge, or the whole of a cost that nobody has told us.

    Of equipment that is not free no charge is worked out: that it is not free is all there is to know.
    """
    waits_for_cost = nw.col("full_cost") & nw.col("cost_pence_a_week").is_null()
    not_free = (nw.col("setting") == "equipment") & ~nw.col("exempt")
    known = ~nw.col("charge").is_null() | waits_for_cost | not_free
    return nw.when(known).then(nw.lit(True)).otherwise(nw.lit(False))


def missing_of_people(worked: Tables) -> pl.DataFrame:
    """Return what keeps each unknown charge unknown: `row` and `missing`, one line a person and a thing.

    `missing` is named as `Person.why_null` names it: a fact, `figure_…`, `policy_…` or `income: kind`. Takes
    worked-out eager tables.
    """
    people: pl.DataFrame = nw.to_native(worked.people.filter(~is_known()))
    found: list[pl.DataFrame] = []

    def name(missing: str, mask: pl.Series) -> None:
        if mask.any():
            found.append(people.filter(mask).select("row", pl.lit(missing).alias("missing")))

    waits = _blame(people, name)
    for sort, mask in waits.items():
        found.append(_of_items(worked, sort, people.filter(mask).select("row")))
    empty = pl.DataFrame(schema={"row": pl.Int64, "missing": pl.String})
    return pl.concat([empty, *found]).unique()


def in_order(missing: Iterable[str]) -> list[str]:
    """Put names of what keeps a charge unknown in the order in which reasons are followed back from it."""

    def place(name: str) -> tuple[int, str]:
        sort, _, kind = name.partition(": ")
        return _places()[sort], kind

    return sorted(missing, key=place)


@cache
def _places() -> Mapping[str, int]:
    """The place of each name that a charge can wait for, and of each sort of item, whatever the answers."""
    found: dict[str, None] = {}
    followed: set[tuple[str, str]] = set()

    def follow(name: str, sort: str = "") -> None:
        if (sort, name) in followed:
            return
        followed.add((sort, name))
        steps = ITEM_SHEETS[sort].steps if sort else _STEPS
        for used in steps[name].column.names():
            found.setdefault(used)
            if used in steps:
                follow(used, sort)
            elif used in _ITEM_SUMS:
                found.setdefault(_ITEM_SUMS[used])
                follow("counted", _ITEM_SUMS[used])

    follow("charge")
    return {name: at for at, name in enumerate(found)}


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
                if used in _STEPS:
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
