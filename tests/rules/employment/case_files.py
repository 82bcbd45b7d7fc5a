"""Read the cases that stand beside this file, for the tests and for docs/law alike.

Each file asks one kind of sum, by its name; `refusals.yaml` asks for the cost too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.rules.employment.beside import beside, limits
from sayso.rules.employment.carers_allowance import CarerFacts, carers
from sayso.rules.employment.case_form import read_case
from sayso.rules.employment.costing import cost_of
from sayso.rules.employment.employer import employer
from sayso.rules.employment.ending import EndingFacts, ending
from sayso.rules.employment.on_costs import assistant
from sayso.rules.employment.over_a_year import year_of
from sayso.rules.employment.sick import SickFacts, sick
from sayso.rules.employment.small import known_row
from sayso.rules.employment.status import status_of
from sayso.rules.employment.sufficiency import is_it_enough, sufficiency
from sayso.rules.figures import statutory
from sayso.rules.money import pence
from sayso.rules.reading import read_yaml
from sayso.rules.refusals import Refusal
from sayso.rules.sheet import Line, Sheet
from sayso.rules.units import PENCE, PENCE_A_YEAR, PENCE_AN_HOUR, Unit

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yaml"))
KEYS = {"case", "authority", "facts", "expect", "note"}
NOT_MONEY = {"on", "age", "full_years", "served_a_month", "days_a_week", "days_sick"}


@dataclass(frozen=True)
class Answer:
    """What came out: each value by its name with its unit, the lines, and a refusal."""

    values: Mapping[str, tuple[Any, Unit | None]]
    working: tuple[Line, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Sentence:
    """One case: what it says, on whose authority, the facts and what must come of them."""

    asks: str
    case: str
    authority: str
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]
    note: str

    def answer(self) -> Answer:
        """Work it out. A refusal is an answer too."""
        try:
            return ASKED[self.asks](self.facts)
        except Refusal as refusal:
            return Answer({}, refusal=refusal)


def _cost(facts: Mapping[str, Any]) -> Answer:
    found = cost_of(read_case(facts).facts)
    values = {name: (value, employer.steps[name].unit) for name, value in found.values.items()}
    for name, step in assistant.steps.items():
        if name not in values and len(found.assistants) == 1 and found.assistants[0].values:
            values[name] = (found.assistants[0].values[name], step.unit)
    values["cautions"] = ([one.code for one in found.cautions], None)
    working = tuple(line for one in found.assistants for line in one.working) + found.working
    return Answer(values, working, found.refusal)


def _enough(facts: Mapping[str, Any]) -> Answer:
    case = read_case(facts)
    found = is_it_enough(case.facts, case.budget_rate or 0)
    values: dict[str, tuple[Any, Unit | None]] = {
        name: (getattr(found, name), step.unit) for name, step in sufficiency.steps.items()
    }
    values["highest_wage"] = (found.highest_wage, PENCE_AN_HOUR)
    values["highest_wage_costs"] = (found.highest_wage_costs, PENCE_A_YEAR)
    return Answer(values, found.working, found.cost.refusal)


def _year(facts: Mapping[str, Any]) -> Answer:
    found = year_of(read_case(facts).facts)
    raised = [f"{pounds(one.told)} to {pounds(one.now)}" for each in found.parts for one in each.raised]
    values: dict[str, tuple[Any, Unit | None]] = {
        "parts": ([f"{one.first} to {one.last}: {pounds(one.pence)}" for one in found.parts], None),
        "raised": (raised, None),
        "unknown_from": (found.unknown_from, None),
        "cost_until_then": (found.pence_until_then, PENCE),
        "cost_of_year": (found.pence, PENCE),
    }
    working = tuple(line for one in found.parts for line in one.working) + found.working
    return Answer(values, working, found.refusal)


def pounds(pence_told: int) -> str:
    """Write pence as a case has them."""
    return f"{pence_told // 100}.{pence_told % 100:02d}"


def _of_sheet(sheet: Sheet, kind: Any) -> Callable[[Mapping[str, Any]], Answer]:
    def asked(facts: Mapping[str, Any]) -> Answer:
        told = {
            name: value if name in NOT_MONEY else pence(value, place=name) for name, value in facts.items()
        }
        if kind is not None:
            made = kind(**told)
            told = {name: getattr(made, name) for name in sheet.facts}
        row = known_row(sheet, told, *(step.name for step in sheet.steps.values() if step.told))
        values = {name: (row[name], step.unit) for name, step in sheet.steps.items()}
        return Answer(values, tuple(row.explain(statutory())))

    return asked


def _beside(facts: Mapping[str, Any]) -> Answer:
    told = {**facts, "minutes_delivered": facts["hours_a_year"] * 60}
    del told["hours_a_year"]
    rates = {n: pence(v, place=n) if n.endswith(("rate", "hour")) else v for n, v in told.items()}
    row = known_row(beside, rates)
    values = {name: (row[name], step.unit) for name, step in beside.steps.items()}
    return Answer(values, tuple(row.explain(statutory())))


def _status(facts: Mapping[str, Any]) -> Answer:
    found = status_of(facts["answers"], facts.get("signs"))
    return Answer({"likely": (found.likely.value, None), "says": (found.sentence, None)})


ASKED: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
    "cost": _cost,
    "boundaries": _cost,
    "refusals": _cost,
    "nights": _cost,
    "irregular_hours": _cost,
    "enough": _enough,
    "year": _year,
    "sick_pay": _of_sheet(sick, SickFacts),
    "end_of_job": _of_sheet(ending, EndingFacts),
    "carers_allowance": _of_sheet(carers, CarerFacts),
    "hours_at_which_more_is_due": _of_sheet(limits, None),
    "beside": _beside,
    "status": _status,
}


def amount(told: Any, unit: Unit | None) -> Any:
    """What a case expects, in the unit of the step; `none` is unknown."""
    if told == "none":
        return None
    if unit is None or isinstance(told, bool | str):
        return told
    return pence(told, place="expect") if unit.has_two_decimals else told


def sentences(path: Path) -> list[Sentence]:
    """The cases of one file. A key that is not known is a mistake."""
    read = read_yaml(path.read_text(encoding="utf-8"))
    for one in read:
        assert set(one) <= KEYS, one
    return [
        Sentence(path.stem, one["case"], one["authority"], one["facts"], one["expect"], one.get("note", ""))
        for one in read
    ]


ALL = [one for path in FILES for one in sentences(path)]
