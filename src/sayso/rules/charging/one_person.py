"""The sum of one person in plain Python values: the same steps in the same order, with no frame made.

It stands beside `assessment.work_out`, which works out many at once. The order of the sheets, and how items
are joined to their person, are told here again; the steps, and so the law, are told once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sayso.rules.charging import capital, costs, income
from sayso.rules.charging.assessment import (
    CAPITAL_SUMS,
    COST_SUMS,
    FIGURES_USED,
    INCOME_MARKS,
    INCOME_SUMS,
    PAID,
    SHEETS,
)
from sayso.rules.charging.case_form import CaseRows
from sayso.rules.charging.charge import charge_sheet, notional_sheet
from sayso.rules.charging.columns_of_tables import CAPITAL_SCHEMA, COSTS_SCHEMA, INCOME_SCHEMA, PEOPLE_SCHEMA
from sayso.rules.charging.gates import gates
from sayso.rules.charging.guarantee import guarantee
from sayso.rules.charging.means import means
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME, SETTINGS_OF_CARE, pension_age_rows
from sayso.rules.charging.working import Person
from sayso.rules.figures import Figures
from sayso.rules.sheet import Row, figures_on

Values = dict[str, Any]
AFTER_SUMS = (means, guarantee, charge_sheet)
"""The sheets about a person that need what the items come to."""


def person_of(rows: CaseRows, figures: Figures) -> Person:
    """One case worked out, ready to be explained; equal to `work_out` of the same rows, to the penny."""
    values: Values = {**dict.fromkeys(PEOPLE_SCHEMA), **rows.person}
    values |= _timetable(values["birth_date"])
    values |= figures_on(figures, FIGURES_USED, values["on"])
    gates.work_out_one(values)
    by_kind = [_counted_income(values, paid) for paid in _by_kind(values, rows.income)]
    held = [_held(values, item) for item in rows.capital]
    spent = [_spent(values, item) for item in rows.costs]
    for sums, items in ((INCOME_SUMS, by_kind), (CAPITAL_SUMS, held), (COST_SUMS, spent)):
        values |= {made: _total(item[name] for item in items) for made, name in sums.sums.items()}
    _with_notional(values)
    made = [Row(sheet, values) for sheet in (*SHEETS, notional_sheet)]
    ordered = {"income": by_kind, "capital": held, "costs": spent}
    return Person(made, {sort: sorted(items, key=_by_name) for sort, items in ordered.items()})


def _by_name(item: Row) -> str:
    return str(item["kind"])


def _held(person: Values, item: Mapping[str, Any]) -> Row:
    kind = CAPITAL.get(item["kind"])
    way = {"treatment": kind and kind.counts[0], "weeks_left_out": kind and kind.weeks}
    return capital.holdings.work_out_one({**person, **dict.fromkeys(CAPITAL_SCHEMA), **item, **way})


def _spent(person: Values, item: Mapping[str, Any]) -> Row:
    kind = COSTS.get(item["kind"])
    way = {"treatment": kind and kind.counts[0]}
    return costs.outgoings.work_out_one({**person, **dict.fromkeys(COSTS_SCHEMA), **item, **way})


def _by_kind(person: Values, paid: Iterable[Mapping[str, Any]]) -> list[Values]:
    """Payments as weekly amounts, added up by kind, since some disregards apply once to a kind."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for item in paid:
        row = income.payments.work_out_one({**person, **dict.fromkeys(INCOME_SCHEMA), **item})
        key = (item["kind"], item["left_out_by_council"], item["council_disregard_pence"])
        found.setdefault(key, []).append(row)
    keys = ("kind", "left_out_by_council", "council_disregard_pence")
    return [
        {
            **dict(zip(keys, key, strict=True)),
            **{made: _total(row[name] for row in rows) for made, name in PAID.sums.items()},
        }
        for key, rows in found.items()
    ]


def _counted_income(person: Values, paid: Values) -> Row:
    kind, charged_as = INCOME.get(paid["kind"]), person["charged_as"]
    known = kind is not None and charged_as in SETTINGS_OF_CARE
    way: Values = dict.fromkeys(("treatment", *INCOME_MARKS))
    if kind is not None and known:
        way = {name: mark in kind.marks for name, mark in INCOME_MARKS.items()}
        way["treatment"] = kind.counts[SETTINGS_OF_CARE.index(charged_as)]
    return income.kinds.work_out_one({**person, **paid, **way})


def _total(parts: Iterable[int | None]) -> int | None:
    """The sum, 0 of nothing; unknown if any part is."""
    whole = 0
    for part in parts:
        if part is None:
            return None
        whole += part
    return whole


def _with_notional(values: Values) -> None:
    """Charge again without the capital only treated as held, for somebody who has any (regulation 23)."""
    before = dict(values)
    for sheet in AFTER_SUMS:
        sheet.work_out_one(values)
    values["charge_without_notional"] = None
    if before["notional_capital"]:
        counted = before["counted_capital"]
        before["counted_capital"] = None if counted is None else counted - before["notional_capital"]
        for sheet in AFTER_SUMS:
            sheet.work_out_one(before)
        values["charge_without_notional"] = before["charge"]
        notional_sheet.work_out_one(values)
    else:
        values |= dict.fromkeys(notional_sheet.steps)


def _timetable(birth_date: Any) -> Values:
    """The row of the pension-age timetable that a birth date falls in; unknown where there is none."""
    born, rows = _timetable_rows()
    at = bisect_right(born, birth_date) if birth_date is not None else 0
    return rows[at]


@cache
def _timetable_rows() -> tuple[list[Any], list[Values]]:
    nothing = {"pension_age_in_months": None, "pension_age_on": None}
    rows = [
        {"pension_age_in_months": row.get("at_months"), "pension_age_on": row.get("reached_on")}
        for row in pension_age_rows()
    ]
    return [row["born_from"] for row in pension_age_rows()], [nothing, *rows]
