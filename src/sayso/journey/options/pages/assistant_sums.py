"""From what was answered to the sums: the cost, and what it is held against. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sayso.journey.charging.pages.carrying import Carried
from sayso.rules.employment.beside import beside
from sayso.rules.employment.carers_allowance import CarerFacts, carers
from sayso.rules.employment.costing import EmployingCost, cost_of
from sayso.rules.employment.facts import AssistantFacts, EmployingFacts
from sayso.rules.employment.small import one_row
from sayso.rules.employment.status import QUESTIONS, Status, status_of
from sayso.rules.employment.sufficiency import Enough, is_it_enough
from sayso.rules.figures import Figures
from sayso.rules.sheet import Row


@dataclass(frozen=True)
class AssistantSum:
    """Everything that the page of the answer tells. What was not asked for is None."""

    cost: EmployingCost
    saved_by_allowance: int | None = None
    enough: Enough | None = None
    budget_rate: int | None = None
    beside: Row | None = None
    status: Status | None = None
    carers: tuple[Row, ...] = ()


def facts_of(answers: Carried, *, on: date) -> EmployingFacts | None:
    """Return the facts as the rules take them; None while nobody is named. Not known is not claimed."""
    items = answers.get("assistants", {}).get("items", [])
    if not items:
        return None
    people = [
        AssistantFacts(
            name=f"assistant {at}" if len(items) > 1 else "",
            minutes_a_week=one["minutes"],
            wage=one["wage_pence"],
            age=one["age"],
            reached_pension_age=one["reached_pension_age"],
        )
        for at, one in enumerate(items, start=1)
    ]
    _with_nights(people, answers.get("nights", {}))
    employer = answers.get("employer", {})
    told = {name: employer.get(f"{name}_pence") for name in ("insurance", "payroll", "other")}
    return EmployingFacts(
        on=on,
        assistants=tuple(people),
        claims_allowance=employer.get("allowance") == "yes",
        **{name: value for name, value in told.items() if value is not None},
    )


def _with_nights(people: list[AssistantFacts], nights: Mapping[str, Any]) -> None:
    """Give the nights to whoever sleeps in; to the first where that assistant has been taken out since."""
    if not nights.get("nights"):
        return
    who = int(nights.get("who") or 0)
    at = who if who < len(people) else 0
    people[at] = replace(
        people[at],
        nights=nights["nights"],
        night_pence=nights["night_pence"] or 0,
        night_awake_minutes=nights["awake_minutes"] or 0,
        night_wakings=nights["wakings"] or 0,
    )


def sum_of(facts: EmployingFacts, answers: Carried, *, figures: Figures) -> AssistantSum:
    """Work out the cost, and whatever it is to be held against. A refused cost has nothing beside it."""
    cost = cost_of(facts, figures=figures)
    if cost.refusal is not None:
        return AssistantSum(cost)
    compare = answers.get("compare", {})
    rate = compare.get("budget_pence")
    return AssistantSum(
        cost=cost,
        saved_by_allowance=_saved(cost, figures),
        enough=is_it_enough(facts, rate, cost=cost, figures=figures) if rate else None,
        budget_rate=rate,
        beside=_beside(cost, compare, figures),
        status=_status(answers.get("status")) if compare.get("self_employed_pence") else None,
        carers=tuple(_carers(cost, figures)),
    )


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
