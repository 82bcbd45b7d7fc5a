"""A case of employing somebody as people write it: hours and pounds, in YAML, JSON or the API.

`on`, `assistants` (each with `hours`, `wage`, `age` or `birth_date`, …) and what the employer pays. Amounts
are pounds, hours are hours of a week with decimals that come to whole minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.rules.employment.facts import AssistantFacts, EmployingFacts
from sayso.rules.money import pence
from sayso.rules.refusals import Invalid

_POUNDS = {
    "wage": "wage",
    "night_pay": "night_pence",
    "deducted_a_week": "deducted_pence_a_week",
    "rent_a_day": "rent_pence_a_day",
}
_HOURS = {
    "hours": "minutes_a_week",
    "hours_a_year": "minutes_a_year",
    "night_hours": "night_minutes",
    "night_awake_hours": "night_awake_minutes",
    "unpaid_hours": "unpaid_minutes_a_week",
}
_NUMBERS = ("age", "days_a_week", "nights", "night_wakings", "sick_days_a_year")
_TRUTHS = (
    "reached_pension_age",
    "rolled_up",
    "apprentice",
    "first_year_apprentice",
    "family_in_home",
    "sets_aside",
)
_WORDS = ("name", "pattern", "pension")
_EMPLOYER_POUNDS = ("allowance_used_elsewhere", "insurance", "payroll", "other")
_EMPLOYER = ("on", "assistants", "claims_allowance", "days_in_pay_period", *_EMPLOYER_POUNDS)
_BESIDE = ("budget_rate", "agency_rate", "self_employed_rate")


@dataclass(frozen=True)
class EmployingCase:
    """What one case asks: the cost, and what it is held against, in whole pence an hour where told."""

    facts: EmployingFacts
    budget_rate: int | None = None
    agency_rate: int | None = None
    self_employed_rate: int | None = None


def read_case(given: Any) -> EmployingCase:
    """The case in whole pence and minutes. Raises Invalid, naming the first key or value we cannot read."""
    _known(given, (*_EMPLOYER, *_BESIDE), "the case")
    people = given.get("assistants")
    if not isinstance(people, list):
        raise Invalid("assistants: give a list of assistants.", fields={"assistants": "Give a list."})
    employer = EmployingFacts(
        on=_day(given.get("on"), "on"),
        assistants=tuple(_assistant(one, f"assistants[{at}]") for at, one in enumerate(people)),
        claims_allowance=_truth(given.get("claims_allowance"), "claims_allowance"),
        **{n: pence(given[n], place=n) for n in _EMPLOYER_POUNDS if given.get(n) is not None},
        **({"days_in_pay_period": given["days_in_pay_period"]} if "days_in_pay_period" in given else {}),
    )
    rates = {name: _rate(given[name], name) for name in _BESIDE if given.get(name) is not None}
    return EmployingCase(employer, **rates)


def _assistant(given: Any, place: str) -> AssistantFacts:
    _known(given, (*_POUNDS, *_HOURS, *_NUMBERS, *_TRUTHS, *_WORDS, "birth_date"), place)
    made: dict[str, Any] = {}
    told = {name: value for name, value in given.items() if value is not None}
    for name, value in told.items():
        where = f"{place}.{name}"
        if name in _POUNDS:
            made[_POUNDS[name]] = pence(value, place=where)
        elif name in _HOURS:
            made[_HOURS[name]] = minutes(value, place=where)
        elif name in _TRUTHS:
            made[name] = _truth(value, where)
        elif name == "birth_date":
            made[name] = _day(value, where)
        elif name in _WORDS and not isinstance(value, str):
            raise Invalid(f"{where}: give a word.", fields={where: "Give a word."})
        else:
            made[name] = value
    return AssistantFacts(**made)


def minutes(hours: Any, *, place: str) -> int:
    """Whole minutes of hours: "7.5" is 450. Raises Invalid where they do not come to whole minutes."""
    found, rest = divmod(pence(hours, place=place) * 60, 100)
    if rest:
        raise Invalid(
            f"{place}: {hours} hours are not whole minutes. Use a quarter, a half or a tenth.",
            fields={place: "Not whole minutes."},
        )
    return found


def _rate(given: Any, place: str) -> int:
    found = pence(given, place=place)
    if not found:
        raise Invalid(f"{place}: give a price over nothing.", fields={place: "Over nothing."})
    return found


def _known(given: Any, keys: tuple[str, ...], place: str) -> None:
    if not isinstance(given, Mapping):
        raise Invalid(f"{place}: give names and values.", fields={place: "Give names and values."})
    for key in given:
        if key not in keys:
            raise Invalid(f"{place}: we do not know the key “{key}”.", fields={str(key): "Not known."})


def _truth(given: Any, place: str) -> bool | None:
    if given is not None and not isinstance(given, bool):
        raise Invalid(f"{place}: answer true or false.", fields={place: "Answer true or false."})
    return given


def _day(given: Any, place: str) -> date:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise Invalid(f"{place}: give a day, such as 2026-11-20.", fields={place: "Not a day."}) from None
