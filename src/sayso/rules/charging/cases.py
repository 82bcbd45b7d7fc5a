"""Assess cases, each with its results and working, or a refusal that says why.

Each is worked out by itself: explaining takes as long as the sum. Many without their working: `batch`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.charging import income
from sayso.rules.charging.assessment import Tables
from sayso.rules.charging.case_form import CaseRows, read_case
from sayso.rules.charging.charge import notional_sheet
from sayso.rules.charging.columns_of_tables import CAPITAL_SCHEMA, COSTS_SCHEMA, INCOME_SCHEMA, PEOPLE_SCHEMA
from sayso.rules.charging.facts import PERSON_FACTS, TIMETABLE_FACTS
from sayso.rules.charging.one_person import person_of
from sayso.rules.charging.other_cases import OTHER_FACTS, OTHERS, other_result, other_results
from sayso.rules.charging.reasons import in_order
from sayso.rules.charging.results import ASSESSED, REFUSED, CaseResult
from sayso.rules.charging.working import Person, refusal_for
from sayso.rules.figures import Figures, statutory
from sayso.rules.refusals import Refusal

_OF_THE_PERSON = [fact for fact in income.KIND_FACTS if fact.key == "age"]
"""What an income can wait for that is no fact of the income but of whose it is."""
FACTS = {
    **OTHER_FACTS,
    **{fact.name: fact for fact in (*_OF_THE_PERSON, *PERSON_FACTS, *TIMETABLE_FACTS)},
}


def assess(cases: Sequence[Any], *, figures: Figures | None = None) -> list[CaseResult]:
    """The result of each case, in order. Never raises for a case: what is wrong with one is its refusal.

    `cases` are objects in the case form, with amounts in pounds as whole numbers, Decimals or text.
    `figures` are the legal figures to use, by default the law's own.
    """
    in_force = figures or statutory()
    results: dict[int, CaseResult] = {}
    others: dict[str, dict[int, dict[str, Any]]] = {setting: {} for setting in OTHERS}
    for at, case in enumerate(cases):
        try:
            rows = read_case(case)
        except Refusal as refusal:
            results[at] = CaseResult(_id(case), REFUSED, refusal=refusal)
            continue
        if rows.other:
            setting, facts = rows.other
            others[setting][at] = facts
        else:
            results[at] = result_of(_id(case), person_of(rows, in_force), in_force)
    for setting, some in others.items():
        for at, row in other_results(setting, some, in_force).items() if some else ():
            results[at] = other_result(setting, _id(cases[at]), row, in_force)
    return [results[at] for at in range(len(cases))]


def tables(cases: Mapping[int, CaseRows]) -> Tables:
    """Cases as the tables that the sheets work on, joined by `row`."""
    people = [{"row": at, **rows.person} for at, rows in cases.items()]
    return Tables(
        people=_frame(people, PEOPLE_SCHEMA),
        income=_frame(_lists(cases, "income"), INCOME_SCHEMA),
        capital=_frame(_lists(cases, "capital"), CAPITAL_SCHEMA),
        costs=_frame(_lists(cases, "costs"), COSTS_SCHEMA),
    )


def _lists(cases: Mapping[int, CaseRows], name: str) -> list[dict[str, Any]]:
    return [{"row": at, **item} for at, rows in cases.items() for item in getattr(rows, name)]


def _frame(rows: list[dict[str, Any]], columns: Mapping[str, Any]) -> nw.DataFrame[pl.DataFrame]:
    return nw.from_native(pl.DataFrame(rows, schema=dict(columns)), eager_only=True)


def result_of(case_id: Any, person: Person, figures: Figures) -> CaseResult:
    """The result of a worked-out person: each answer, its working, and the reason if there is no charge."""
    values, results = person.values, person.results()
    for name in ("charge_without_notional", *notional_sheet.steps):
        if values[name] is not None:
            results[name] = values[name]
    lines = person.lines(figures)
    waits_for_cost = values["full_cost"] is True and values["cost_pence_a_week"] is None
    not_free_equipment = values["setting"] == "equipment" and values["exempt"] is False
    if values["charge"] is not None or waits_for_cost or not_free_equipment:
        return CaseResult(case_id, ASSESSED, results, lines)
    missing = in_order(person.why_null("charge"))
    refusal = refusal_for(missing, {**FACTS, "on": values["on"]}, figures)
    return CaseResult(case_id, REFUSED, results, lines, refusal)


def _id(case: Any) -> Any:
    return case.get("id") if isinstance(case, Mapping) else None
