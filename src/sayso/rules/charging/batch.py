"""Many people at once, from tables rather than cases: the same sheets, the same pennies."""

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.charging.assessment import SHEETS, Tables, work_out
from sayso.rules.charging.cases import FACTS
from sayso.rules.charging.charge import notional_sheet
from sayso.rules.charging.columns_of_tables import ABSENT, NEEDED, SCHEMAS, WORDS
from sayso.rules.charging.reasons import in_order, is_known, missing_of_people
from sayso.rules.charging.results import ASSESSED, REFUSED
from sayso.rules.charging.working import ONLY_IF, RESULTS, names_told
from sayso.rules.figures import Figures, statutory
from sayso.rules.money import GREATEST_PENCE
from sayso.rules.native import Frame
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import like

NOTIONAL = ("charge_without_notional", *notional_sheet.steps)
_KINDS_OF_TYPE = {pl.Int64: nw.Int64(), pl.Boolean: nw.Boolean(), pl.String: nw.String(), pl.Date: nw.Date()}


def assess_tables(given: Mapping[str, Frame], *, figures: Figures | None = None) -> Frame:
    """One row of results for each person: `row`, `outcome`, each result in its unit, and `missing`.

    `given` holds frames `people`, `income`, `capital` and `costs` with the columns of SCHEMAS (the last three
    may be left out). Money is whole pence. `missing` names, for a refused row, what is unknown, with commas.
    Raises Invalid for a column we do not know, one that is needed, or a number out of bounds.
    """
    in_force = figures or statutory()
    people = checked(given["people"], "people")
    income, capital, costs = (
        checked(given[name], name) if name in given else _none(people, name)
        for name in ("income", "capital", "costs")
    )
    _each_row_has_one_person(people, {"income": income, "capital": capital, "costs": costs})
    worked = work_out(Tables(people, income, capital, costs), in_force)
    answers = _answers(worked.people)
    return answers.join(like(answers, _missing(worked)), on="row", how="left")


def checked(frame: Frame, table: str) -> Frame:
    """The frame with every column of its schema, in its type, within bounds."""
    schema, columns = SCHEMAS[table], frame.collect_schema().names()
    for name in columns:
        if name not in schema:
            raise Invalid(f"{table}: we do not know the column “{name}”.")
    for name in NEEDED[table]:
        if name not in columns:
            raise Invalid(f"{table}: the column “{name}” is missing.")
    whole = frame.with_columns(
        *(
            (nw.col(name) if name in columns else nw.lit(ABSENT[table].get(name)))
            .cast(_KINDS_OF_TYPE[kind])
            .alias(name)
            for name, kind in schema.items()
        )
    )
    _within_bounds(whole, table)
    return whole


def _within_bounds(frame: Frame, table: str) -> None:
    """Raise Invalid, naming the column and a row, for a number that could overflow or a word not known."""
    for name, kind in SCHEMAS[table].items():
        wrong = None
        if kind is pl.Int64 and name != "row":
            least = 1 if name in ("owners_count", "period_days") else 0
            wrong = (nw.col(name) < least) | (nw.col(name) > GREATEST_PENCE)
        elif name in WORDS:
            wrong = ~nw.col(name).is_in(list(WORDS[name]))
        if wrong is None:
            continue
        found = eager(frame.filter(wrong).select("row", name).head(1))
        if not found.is_empty():
            row, value = found.row(0)
            raise Invalid(f"{table}: “{value}” in the column “{name}” of row {row} cannot be used.")


def _each_row_has_one_person(people: Frame, items: Mapping[str, Frame]) -> None:
    """Raise Invalid for a row given twice among people, or an item whose row is nobody's."""
    twice = people.group_by("row").agg(nw.len().alias("times")).filter(nw.col("times") > 1)
    found = eager(twice.select("row").head(1))
    if not found.is_empty():
        raise Invalid(f"people: the row {found.row(0)[0]} is given twice.")
    for table, frame in items.items():
        found = eager(frame.join(people.select("row"), on="row", how="anti").select("row").head(1))
        if not found.is_empty():
            raise Invalid(f"{table}: the row {found.row(0)[0]} is not among people.")


def _none(people: Frame, table: str) -> Frame:
    return like(people, pl.DataFrame(schema=dict(SCHEMAS[table])))


def _answers(people: Frame) -> Frame:
    steps = {name: step for sheet in SHEETS for name, step in sheet.steps.items()}
    shown: list[nw.Expr] = []
    for name in RESULTS:
        condition = ONLY_IF.get(name) or steps[name].only_if
        column = nw.col(name)
        shown.append(nw.when(nw.col(condition)).then(column).alias(name) if condition else column)
    outcome = nw.when(is_known()).then(nw.lit(ASSESSED)).otherwise(nw.lit(REFUSED)).alias("outcome")
    return people.select("row", outcome, *shown, *NOTIONAL)


def _missing(worked: Tables) -> pl.DataFrame:
    """What keeps each refused person's charge unknown, named as a refusal names it; with commas."""
    refused = worked.people.filter(~is_known()).select("row")
    some = Tables(
        *(
            eager(frame.join(refused, on="row", how="semi"))
            for frame in (worked.people, worked.income, worked.capital, worked.costs)
        )
    )
    found = missing_of_people(some)
    told = names_told(in_order(found["missing"].unique()), FACTS)
    schema = {"missing": pl.String, "told": pl.String}
    names = pl.DataFrame(list(told.items()), schema=schema, orient="row").with_row_index("place")
    each = found.join(names, on="missing").group_by("row", "told").agg(pl.col("place").min())
    in_words = pl.col("told").sort_by("place").str.join(", ").alias("missing")
    return each.group_by("row").agg(in_words)


def eager(frame: Frame) -> nw.DataFrame[Any]:
    """A frame in memory, in Polars."""
    if isinstance(frame, nw.LazyFrame):
        return frame.collect(backend="polars")
    made: nw.DataFrame[Any] = frame
    return made
