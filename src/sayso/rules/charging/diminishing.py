"""Capital that somebody is treated as still having, as it goes down each week (regulation 23)."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sayso.rules.charging.case_dates import read_date
from sayso.rules.charging.cases import assess
from sayso.rules.charging.results import CaseResult
from sayso.rules.figures import Figures
from sayso.rules.money import pence, pounds_text
from sayso.rules.refusals import FactsMissing, Invalid

NOTIONAL = "notional_capital"
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class NotionalWeek:
    """One week: what is treated as still held, what is paid with it and what would be without, in pence."""

    starts_on: date
    notional_pence: int
    charge_pence: int
    charge_without_pence: int


def diminish(
    case: Mapping[str, Any], *, until: date, figures: Figures | None = None
) -> Iterator[NotionalWeek]:
    """Each week from the case's `assessment_date` to a day, while anything is treated as still held.

    The case is in the case form and has one item of notional capital. Each week is worked out by the figures
    of that week. Raises Invalid for a case with none or two, and the refusal of a week that has no sum.
    """
    inputs = case["inputs"]
    items = [item for item in inputs.get("capital", ()) if item.get("kind") == NOTIONAL]
    if len(items) != 1:
        raise Invalid("Give one item of notional capital.", fields={"inputs.capital": "One is needed."})
    held = pence(items[0]["amount"], place="inputs.capital")
    on = read_date(case.get("assessment_date") or inputs.get("assessment_date"), "assessment_date")
    while on <= until and held > 0:
        week = _week(case, on, held, figures)
        yield week
        held = max(0, held - max(0, week.charge_pence - week.charge_without_pence))
        on += WEEK


def _week(case: Mapping[str, Any], on: date, held: int, figures: Figures | None) -> NotionalWeek:
    dated, without = deepcopy(dict(case)), deepcopy(dict(case))
    for each in (dated, without):
        each["assessment_date"] = on
    for item in dated["inputs"]["capital"]:
        if item.get("kind") == NOTIONAL:
            item["amount"] = pounds_text(held)
    others = [item for item in without["inputs"]["capital"] if item.get("kind") != NOTIONAL]
    without["inputs"]["capital"] = others
    charges = [_charge(result) for result in assess([dated, without], figures=figures)]
    return NotionalWeek(on, held, *charges)


def _charge(result: CaseResult) -> int:
    if result.refusal is not None:
        raise result.refusal
    charge = result.results.get("charge")
    if not isinstance(charge, int):
        raise FactsMissing("We cannot work this out yet. Tell us what the care costs.", missing=["cost"])
    return charge
