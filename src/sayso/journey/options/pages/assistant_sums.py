"""From what was answered to the sums: the cost, and what it is held against. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sayso.journey.charging.pages.carrying import Carried
from sayso.journey.options.pages.assistant_facts import family_of, years_of
from sayso.rules.direct_payments.relatives import FamilyAnswer, family_rule
from sayso.rules.employment.beside import beside
from sayso.rules.employment.carers_allowance import CarerFacts, carers
from sayso.rules.employment.costing import EmployingCost, cost_of
from sayso.rules.employment.ending import EndingFacts, ending
from sayso.rules.employment.facts import EmployingFacts
from sayso.rules.employment.over_a_year import YearCost, YearPart, year_of
from sayso.rules.employment.small import one_row
from sayso.rules.employment.status import QUESTIONS, Status, status_of
from sayso.rules.employment.sufficiency import Enough, is_it_enough
from sayso.rules.figures import Figures
from sayso.rules.sheet import Row


@dataclass(frozen=True)
class AssistantSum:
    """Everything that the page of the answer tells. What was not asked for is None, or empty.

    `cost` is at the rates of today, `year` the 52 weeks from today; `enough` says of each part of the year
    that is known whether the rate is enough. `family` and `ending` say of whom (from 1) they are.
    """

    cost: EmployingCost
    year: YearCost
    saved_by_allowance: int | None = None
    enough: tuple[tuple[YearPart, Enough], ...] = ()
    budget_rate: int | None = None
    beside: Row | None = None
    status: Status | None = None
    carers: tuple[Row, ...] = ()
    family: tuple[tuple[int, FamilyAnswer], ...] = ()
    ending: tuple[tuple[int, Row], ...] = ()


def sum_of(facts: EmployingFacts, answers: Carried, *, figures: Figures) -> AssistantSum:
    """Work out the cost, and whatever it is to be held against. A refused cost has nothing beside it."""
    year = year_of(facts, figures=figures)
    cost = year.now
    if cost is None:
        return AssistantSum(EmployingCost(facts, refusal=year.refusal), year)
    compare = answers.get("compare", {})
    rate = compare.get("budget_pence")
    return AssistantSum(
        cost=cost,
        year=year,
        saved_by_allowance=_saved(cost, figures),
        enough=_enough(year, rate, figures),
        budget_rate=rate,
        beside=_beside(cost, compare, figures),
        status=_status(answers.get("status")) if compare.get("self_employed_pence") else None,
        carers=tuple(_carers(cost, figures)),
        family=_family(answers),
        ending=_ending(cost, answers, figures),
    )


def _enough(year: YearCost, rate: int | None, figures: Figures) -> tuple[tuple[YearPart, Enough], ...]:
    """Hold each part of the year against the rate: what is enough today may not be from April."""
    if not rate:
        return ()
    held = [is_it_enough(one.cost.facts, rate, cost=one.cost, figures=figures) for one in year.parts]
    return tuple(zip(year.parts, held, strict=True))


def _family(answers: Carried) -> tuple[tuple[int, FamilyAnswer], ...]:
    asked = family_of(answers)
    found = family_rule([facts for _, facts in asked])
    return tuple((number, answer) for (number, _), answer in zip(asked, found, strict=True))


def _ending(cost: EmployingCost, answers: Carried, figures: Figures) -> tuple[tuple[int, Row], ...]:
    """Work out what would be owed if a job ended today, of each whose years were told."""
    made = []
    for number, years in years_of(answers):
        one = cost.assistants[number - 1]
        told = EndingFacts(
            on=cost.facts.on,
            age=one.values["age_that_day"],
            full_years=years,
            served_a_month=True,
            week_pay=one.values["usual_week"],
        )
        made.append((number, one_row(ending, vars(told), figures)))
    return tuple(made)


def _saved(cost: EmployingCost, figures: Figures) -> int | None:
    """Return what claiming the allowance would save in a year; None where it is claimed, or saves nothing."""
    if cost.facts.claims_allowance or not cost.values["ni_to_pay"]:
        return None
    claimed = cost_of(replace(cost.facts, claims_allowance=True), figures=figures)
    return int(cost.values["total_a_year"]) - int(claimed.values["total_a_year"])


def _beside(cost: EmployingCost, compare: Mapping[str, Any], figures: Figures) -> Row | None:
    rates = {
        "agency_rate": compare.get("agency_pence"),
        "self_employed_rate": compare.get("self_employed_pence"),
    }
    if not any(rates.values()):
        return None
    minutes = sum(one.values["minutes_delivered"] for one in cost.assistants)
    told = {"on": cost.facts.on, "minutes_delivered": minutes, "own_an_hour": cost.pence_an_hour}
    return one_row(beside, {**told, **rates}, figures)


def _status(answer: Mapping[str, Any] | None) -> Status:
    given = answer or {}
    signs = dict.fromkeys(given.get("signs", []), True)
    return status_of({name: given.get(name) for name in QUESTIONS}, signs)


def _carers(cost: EmployingCost, figures: Figures) -> list[Row]:
    """Hold each assistant's week beside the earnings limit of Carer's Allowance."""
    return [
        one_row(
            carers,
            vars(CarerFacts(on=cost.facts.on, wage=one.facts.wage or 1, week_pay=one.values["usual_week"])),
            figures,
        )
        for one in cost.assistants
    ]
