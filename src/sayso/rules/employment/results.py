"""Answer cases of employing somebody for a program: amounts as text, every line with its law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sayso.rules.charging.results import line_as_json, number_text
from sayso.rules.employment.beside import beside
from sayso.rules.employment.case_form import EmployingCase, read_case
from sayso.rules.employment.costing import EmployingCost, cost_of
from sayso.rules.employment.employer import employer
from sayso.rules.employment.on_costs import assistant
from sayso.rules.employment.over_a_year import YearCost, YearPart, year_of
from sayso.rules.employment.small import one_row
from sayso.rules.employment.sufficiency import Enough, is_it_enough
from sayso.rules.figures import Figures
from sayso.rules.refusals import Invalid, Refusal
from sayso.rules.sheet import Sheet
from sayso.rules.units import PENCE, PENCE_AN_HOUR

WORKED_OUT, REFUSED = "worked_out", "refused"
_NOT_NUMBERS = ("cost", "working")


@dataclass(frozen=True)
class CaseAnswer:
    """What came of one case. `refusal` is Invalid where the case itself was not understood."""

    id: Any
    cost: EmployingCost | None
    enough: Enough | None = None
    beside: Mapping[str, str | None] | None = None
    refusal: Refusal | None = None
    year: YearCost | None = None

    @property
    def is_bad_input(self) -> bool:
        """True when the case was not understood."""
        return isinstance(self.refusal, Invalid)

    def as_json(self) -> dict[str, Any]:
        """The object that the command and the API give. A refused case holds no number."""
        found = self.cost if self.refusal is None else None
        return {
            "id": self.id,
            "outcome": REFUSED if found is None else WORKED_OUT,
            "results": _texts(employer, found.values) if found else {},
            "assistants": [
                {"results": _texts(assistant, one.values), "working": [line_as_json(w) for w in one.working]}
                for one in (found.assistants if found else ())
            ],
            "year": _year(self.year) if found and self.year else None,
            "enough": _enough(self.enough) if found and self.enough else None,
            "beside": dict(self.beside) if found and self.beside else None,
            "cautions": [
                {"code": one.code, "sentence": one.sentence, "authority": one.authority.text}
                for one in (found.cautions if found else ())
            ],
            "working": [line_as_json(line) for line in found.working] if found else [],
            "refusal": _refusal(self.refusal),
        }


def answers_of(cases: Iterable[Any], *, figures: Figures) -> list[CaseAnswer]:
    """The answer to each case as it was written, in order. What cannot be read is refused, not raised."""
    return [_answer(given, figures) for given in cases]


def _answer(given: Any, figures: Figures) -> CaseAnswer:
    name = given.get("id") if isinstance(given, Mapping) else None
    told = (
        {k: v for k, v in given.items() if k not in ("id", "title")} if isinstance(given, Mapping) else given
    )
    try:
        case = read_case(told)
    except Invalid as refusal:
        return CaseAnswer(name, None, refusal=refusal)
    cost = cost_of(case.facts, figures=figures)
    if cost.refusal is not None:
        return CaseAnswer(name, cost, refusal=cost.refusal)
    rate = case.budget_rate
    enough = is_it_enough(case.facts, rate, cost=cost, figures=figures) if rate else None
    year = year_of(case.facts, figures=figures)
    return CaseAnswer(name, cost, enough, _beside(case, cost, figures), year=year)


def _beside(case: EmployingCase, cost: EmployingCost, figures: Figures) -> dict[str, str | None] | None:
    rates = {"agency_rate": case.agency_rate, "self_employed_rate": case.self_employed_rate}
    if not any(rates.values()):
        return None
    minutes = sum(one.values["minutes_delivered"] for one in cost.assistants)
    told = {"on": case.facts.on, "minutes_delivered": minutes, "own_an_hour": cost.pence_an_hour, **rates}
    row = one_row(beside, told, figures)
    return {name: number_text(row[name], step.unit) for name, step in beside.steps.items()}


def _texts(sheet: Sheet, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: values[name] if isinstance(values[name], bool | None) else number_text(values[name], step.unit)
        for name, step in sheet.steps.items()
        if step.told
    }


def _year(found: YearCost) -> dict[str, Any]:
    """The year from the day on. `total` is None while a part of it is not known, and `refusal` says why."""
    return {
        "total": number_text(found.pence, PENCE),
        "total_until_then": number_text(found.pence_until_then, PENCE),
        "unknown_from": found.unknown_from.isoformat() if found.unknown_from else None,
        "refusal": _refusal(found.refusal),
        "parts": [_part(one) for one in found.parts],
    }


def _part(one: YearPart) -> dict[str, Any]:
    return {
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "days": one.days,
        "total": number_text(one.pence, PENCE),
        "raised": [
            {
                "assistant": each.number,
                "told": number_text(each.told, PENCE_AN_HOUR),
                "now": number_text(each.now, PENCE_AN_HOUR),
            }
            for each in one.raised
        ],
        "working": [line_as_json(line) for line in one.working],
    }


def _enough(found: Enough) -> dict[str, Any]:
    values = {one.name: getattr(found, one.name) for one in fields(found) if one.name not in _NOT_NUMBERS}
    texts = {
        name: value if isinstance(value, bool | None) else f"{value // 100}.{value % 100:02d}"
        for name, value in values.items()
    }
    return {**texts, "working": [line_as_json(line) for line in found.working]}


def _refusal(refusal: Refusal | None) -> dict[str, Any] | None:
    if refusal is None:
        return None
    missing = list(refusal.data.get("missing", []))
    return {"code": refusal.code, "message": refusal.message, "missing": missing}
