"""The sum itself: people and what they have go in as tables, and come out with every step worked out.

One person or a million, on Polars or any other engine that Narwhals knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import narwhals as nw
import polars as pl

from sayso.rules.charging import capital, costs, income
from sayso.rules.charging.charge import charge_sheet, notional_sheet
from sayso.rules.charging.gates import gates
from sayso.rules.charging.guarantee import guarantee
from sayso.rules.charging.means import means
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME, SETTINGS_OF_CARE, pension_age_rows
from sayso.rules.figures import Figures
from sayso.rules.native import Frame, Kept
from sayso.rules.sheet import FIGURE, POLICY, Sheet, like, periods, with_figures

SHEETS = (gates, means, guarantee, charge_sheet)
"""The sheets about a person, in the order they are worked out."""

_ITEM_SHEETS = (income.payments, income.kinds, capital.holdings, costs.outgoings)
FIGURES_USED = tuple(sorted({name for sheet in (*SHEETS, *_ITEM_SHEETS) for name in sheet.figure_names}))


@dataclass(frozen=True)
class Tables:
    """People, and what each has and must pay for, joined by `row`.

    docs/law/charging/tables.md lists the columns.
    """

    people: Frame
    income: Frame
    capital: Frame
    costs: Frame


def work_out(tables: Tables, figures: Figures) -> Tables:
    """The same tables with a column for every step. `income` comes back with a row for each kind."""
    people = _past_the_gates(tables.people, figures)
    by_kind = _income_by_kind(tables.income, people)
    held = _joined(tables.capital, people, capital.holdings)
    held = capital.holdings.work_out(held.join(like(held, _capital_table()), on="kind", how="left"))
    spent = _joined(tables.costs, people, costs.outgoings)
    spent = costs.outgoings.work_out(spent.join(like(spent, _cost_table()), on="kind", how="left"))
    # The many columns of people are gathered once, not once for each list of items.
    sums = INCOME_SUMS.added_to(people.select("row"), by_kind)
    sums = COST_SUMS.added_to(CAPITAL_SUMS.added_to(sums, held), spent)
    return Tables(_with_notional(_with_charge(people.join(sums, on="row"))), by_kind, held, spent)


def work_out_people(people: Frame, figures: Figures) -> Frame:
    """People whose lists are added up already (the columns of SUMS), with a column for every step."""
    return _with_charge(_past_the_gates(people, figures))


def _past_the_gates(people: Frame, figures: Figures) -> Frame:
    return gates.work_out(_with_timetable(with_figures(people, figures, FIGURES_USED)))


def _income_by_kind(paid: Frame, people: Frame) -> Frame:
    """Payments as weekly amounts, added up by kind, since some disregards apply once to a kind."""
    weekly = income.payments.work_out(_joined(paid, people, income.payments))
    keys = ("row", "kind", "left_out_by_council", "council_disregard_pence")
    by_kind = _joined(PAID.by(weekly, keys), people, income.kinds)
    treated = by_kind.join(like(by_kind, _income_table()), on=["kind", "charged_as"], how="left")
    return income.kinds.work_out(treated)


def _with_charge(people: Frame) -> Frame:
    return charge_sheet.work_out(guarantee.work_out(means.work_out(people)))


def _with_notional(people: Frame) -> Frame:
    """Charge again without the capital only treated as held, for those who have any (regulation 23)."""
    worked = [name for sheet in (means, guarantee, charge_sheet) for name in sheet.steps]
    some = people.filter(nw.col("notional_capital") > 0).drop(worked)
    if isinstance(some, nw.DataFrame) and some.is_empty():
        unknown = nw.lit(None, dtype=nw.Int64())
        names = ["charge_without_notional", *notional_sheet.steps]
        return people.with_columns(*(unknown.alias(name) for name in names))
    without = some.with_columns(nw.col("counted_capital") - nw.col("notional_capital"))
    again = _with_charge(without).select("row", nw.col("charge").alias("charge_without_notional"))
    return notional_sheet.work_out(people.join(again, on="row", how="left"))


def _joined(items: Frame, people: Frame, sheet: Sheet) -> Frame:
    """Items with what their sheet needs to know of the person, and the day of the sum."""
    wanted = {name for step in sheet.steps.values() for name in step.column.names()}
    of_person = wanted & {"is_permanent", "household", "week_of_stay", "has_reached_pension_age"}
    known = {name for name in wanted if name.startswith((FIGURE, POLICY))}
    return items.join(people.select("row", "on", "charged_as", *sorted(of_person | known)), on="row")


class _Sums:
    """Sums by key, each unknown if any part of it is."""

    def __init__(self, sums: Mapping[str, str]) -> None:
        self.sums = sums
        known = [nw.col(name).count().alias(f"{made}?") for made, name in sums.items()]
        nothing = nw.lit(0, dtype=nw.Int64())
        self._counts = [*(f"{made}?" for made in sums), "items?"]
        added = (nw.col(name).sum().alias(made) for made, name in sums.items())
        self._added = Kept([*added, *known, nw.len().alias("items?")])
        self._known = Kept(
            nw.when(nw.col(f"{m}?") == nw.col("items?")).then(nw.col(m)).alias(m) for m in sums
        )
        self._filled = Kept(
            nw.when(nw.col("items?").is_null()).then(nothing).otherwise(nw.col(m)).alias(m) for m in sums
        )

    def by(self, frame: Frame, keys: Sequence[str]) -> Frame:
        """A row for each key, with its sums."""
        return self._known.added_to(self._added.grouped(frame, keys))

    def added_to(self, people: Frame, items: Frame) -> Frame:
        """People with their items added up: 0 for a person with no items, unknown if one is unknown."""
        joined = people.join(self.by(items, ["row"]), on="row", how="left")
        return self._filled.added_to(joined).drop(self._counts)


PAID = _Sums({"weekly": "weekly", "half_passed_on": "half_passed_on"})
INCOME_SUMS = _Sums(
    {
        "counted_income": "counted",
        "disability_benefits_counted": "disability_benefit_counted",
        "savings_credit_qualifying_income": "qualifying",
        "savings_credit_received": "savings_credit",
        "income_already_worked_out": "already_worked_out",
        "help_with_rent": "rent_help",
        "help_with_council_tax": "council_tax_help",
    }
)
CAPITAL_SUMS = _Sums({"counted_capital": "counted", "notional_capital": "notional"})
COST_SUMS = _Sums(
    {
        "whole_rent": "rent",
        "housing_benefit_on_rent": "rent_benefit",
        "whole_council_tax": "council_tax",
        "net_costs": "net",
        "disability_costs": "disability",
        "costs_given_together": "together",
        "other_deductions": "other",
    }
)
_BORN = periods("birth_date", [row["born_from"] for row in pension_age_rows()])


def _with_timetable(people: Frame) -> Frame:
    """People with the row of the pension-age timetable that their birth date falls in."""
    dated = _BORN.added_to(people)
    return dated.join(like(dated, _timetable()), on="period", how="left").drop("period")


@cache
def _timetable() -> pl.DataFrame:
    rows = [{"period": 0, "pension_age_in_months": None, "pension_age_on": None}]
    for at, row in enumerate(pension_age_rows(), start=1):
        found = {"pension_age_in_months": row.get("at_months"), "pension_age_on": row.get("reached_on")}
        rows.append({"period": at, **found})
    schema = {"period": pl.Int64, "pension_age_in_months": pl.Int64, "pension_age_on": pl.Date}
    return pl.DataFrame(rows, schema=schema)


INCOME_MARKS = {
    "is_disability_benefit": "disability",
    "is_qualifying": "qualifies",
    "is_savings_credit": "savings_credit",
    "is_already_worked_out": "already_worked_out",
    "is_rent_help": "rent_help",
    "is_council_tax_help": "council_tax_help",
}


@cache
def _income_table() -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "kind": kind.name,
                "charged_as": charged_as,
                "treatment": treatment,
                **{name: mark in kind.marks for name, mark in INCOME_MARKS.items()},
            }
            for kind in INCOME.values()
            for charged_as, treatment in zip(SETTINGS_OF_CARE, kind.counts, strict=True)
        ]
    )


@cache
def _capital_table() -> pl.DataFrame:
    rows = [
        {"kind": kind.name, "treatment": kind.counts[0], "weeks_left_out": kind.weeks}
        for kind in CAPITAL.values()
    ]
    return pl.DataFrame(rows, schema={"kind": pl.String, "treatment": pl.String, "weeks_left_out": pl.Int64})


@cache
def _cost_table() -> pl.DataFrame:
    return pl.DataFrame([{"kind": kind.name, "treatment": kind.counts[0]} for kind in COSTS.values()])
