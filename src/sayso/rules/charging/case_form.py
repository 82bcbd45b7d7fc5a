"""Read one case, as people write it, into the columns that the sheets ask for.

Every key is understood or refused: an error names the key, and its place in the case.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sayso.rules.charging.case_dates import read_date, week_number
from sayso.rules.charging.case_items import read_capital, read_costs, read_income
from sayso.rules.charging.change_begins import CHANGE_FACTS
from sayso.rules.charging.deferred import DEFERRED_FACTS
from sayso.rules.charging.settings import (
    CHANGE_SETTINGS,
    DEFERRED_SETTINGS,
    read_settings,
    read_settings_of,
)
from sayso.rules.charging.top_ups import PAYERS, TOP_UP_FACTS
from sayso.rules.figures import statutory
from sayso.rules.money import hundredths_of_a_percent, pence
from sayso.rules.refusals import FactsMissing, Invalid

SETTINGS_OF_CASE = (
    "home",
    "care_home_permanent",
    "care_home_temporary",
    "care_home_short_term",
    "deferred_payment",
    "top_up",
    "change",
    "equipment",
)
HOUSEHOLDS = ("single", "couple", "lone_parent")
PREMIUMS = ("disability", "enhanced_disability", "carer")
TREATED_AS = ("assessed", "over_limit", "within_limit", "refused")
EXEMPTIONS = ("s117", "reablement", "cjd", "nhs")
STANDINGS = ("adult", "carer")

FOR_PEOPLE = ("id", "title", "source", "note", "origin", "status", "rules", "expected")
_TOP = (*FOR_PEOPLE, "financial_year", "assessment_date", "inputs")
_ITEMS = ("capital", "income", "housing_costs", "dre", "dre_items", "combined_dre_and_housing", "deductions")
_ADULT = 18
_OLDEST = 130
_MOST_WEEKS = 10_000


@dataclass(frozen=True)
class CaseRows:
    """A case as rows of the tables: pence, whole numbers, words and dates."""

    person: dict[str, Any]
    income: list[dict[str, Any]] = field(default_factory=list)
    capital: list[dict[str, Any]] = field(default_factory=list)
    costs: list[dict[str, Any]] = field(default_factory=list)
    other: tuple[str, dict[str, Any]] | None = None
    """Of a case that is no weekly charge: its setting, and its facts."""


def read_case(case: Any) -> CaseRows:
    """A case as rows. Raises Invalid for what we do not understand, FactsMissing for no date or setting."""
    if not isinstance(case, Mapping):
        raise Invalid("A case must be an object with a list of inputs.")
    _known(case, _TOP, "")
    inputs = case.get("inputs")
    if not isinstance(inputs, Mapping):
        raise Invalid("inputs: this must be an object.", fields={"inputs": "Not an object."})
    _known(inputs, (*_READ, *_ITEMS, "policy", "financial_year", "assessment_date"), "inputs.")
    policy = inputs.get("policy") or {}
    if not isinstance(policy, Mapping):
        raise Invalid("inputs.policy: this must be an object.", fields={"inputs.policy": "Not an object."})
    given = {key: _read(key, inputs[key]) for key in _READ if inputs.get(key) is not None}
    if "setting" not in given:
        raise FactsMissing("Say where care is given.", missing=["setting"])
    on = _day_of_the_sum(case, inputs, policy)
    if given["setting"] in OTHER_KINDS:
        return CaseRows(person={}, other=(given["setting"], OTHER_KINDS[given["setting"]](given, policy, on)))
    person = _person(given, on) | read_settings(policy, place="inputs.policy")
    _check(person)
    return CaseRows(
        person=person,
        income=read_income(inputs.get("income"), policy, place="inputs.income"),
        capital=read_capital(inputs.get("capital"), policy, on=on, place="inputs.capital"),
        costs=read_costs(inputs, policy),
    )


def _known(given: Mapping[str, Any], allowed: tuple[str, ...], prefix: str) -> None:
    for key in given:
        if key not in allowed:
            place = f"{prefix}{key}"
            raise Invalid(f"{place}: we do not know this input.", fields={place: "Not known."})


def _word(words: tuple[str, ...]) -> Callable[[Any, str], str]:
    def read(given: Any, place: str) -> str:
        if given not in words:
            wanted = ", ".join(words)
            raise Invalid(f"{place}: “{given}” is not one of {wanted}.", fields={place: "Not known."})
        return str(given)

    return read


def _whole(most: int, least: int = 0) -> Callable[[Any, str], int]:
    def read(given: Any, place: str) -> int:
        if isinstance(given, bool) or not isinstance(given, int) or not least <= given <= most:
            wanted = f"a whole number from {least} to {most}"
            raise Invalid(f"{place}: “{given}” is not {wanted}.", fields={place: "Not a whole number."})
        return given

    return read


def _yes_or_no(given: Any, place: str) -> bool:
    if not isinstance(given, bool):
        raise Invalid(f"{place}: give true or false, not “{given}”.", fields={place: "Not yes or no."})
    return given


def _amount(given: Any, place: str) -> int:
    return pence(given, place=place)


def _percent(given: Any, place: str) -> int:
    return hundredths_of_a_percent(given, place=place)


def _premiums(given: Any, place: str) -> list[str]:
    if not isinstance(given, list):
        raise Invalid(f"{place}: this must be a list.", fields={place: "Not a list."})
    return [_word(PREMIUMS)(one, f"{place}[{at}]") for at, one in enumerate(given)]


_READ: Mapping[str, Callable[[Any, str], Any]] = {
    "setting": _word(SETTINGS_OF_CASE),
    "nights": _whole(_MOST_WEEKS),
    "household": _word(HOUSEHOLDS),
    "age": _whole(_OLDEST),
    "birth_date": read_date,
    "partner_age": _whole(_OLDEST),
    "children": _whole(30),
    "premiums": _premiums,
    "standing": _word(STANDINGS),
    "cost": _amount,
    "exempt_cost": _amount,
    "partner_resident": _yes_or_no,
    "asks_to_arrange": _yes_or_no,
    "treated_as": _word(TREATED_AS),
    "agreed_charge": _amount,
    "service_began_on": read_date,
    "admitted_on": read_date,
    "exempt": _word(EXEMPTIONS),
    "week_of_service": _whole(_MOST_WEEKS, least=1),
    "week_of_stay": _whole(_MOST_WEEKS, least=1),
    "item_cost": _amount,
    "savings_credit_cohort": _yes_or_no,
    "home_value": _amount,
    "secured_debt": _amount,
    "gilt_rate_percent": _percent,
    "other_capital": _amount,
    "home_left_out": _yes_or_no,
    "has_security": _yes_or_no,
    "counted_income": _amount,
    "tariff_income": _amount,
    "keeps": _amount,
    "deferred_so_far": _amount,
    "home_price": _amount,
    "budget_price": _amount,
    "place_within_budget": _yes_or_no,
    "payer": _word(PAYERS),
    "can_keep_paying": _yes_or_no,
    "in_writing": _yes_or_no,
    "in_first_weeks": _yes_or_no,
    "has_deferred_payment": _yes_or_no,
    "is_aftercare": _yes_or_no,
    "changed_on": read_date,
    "told_on": read_date,
    "charge_before": _amount,
    "charge_after": _amount,
    "our_mistake": _yes_or_no,
}


def _read(key: str, given: Any) -> Any:
    return _READ[key](given, f"inputs.{key}")


def _person(given: Mapping[str, Any], on: date) -> dict[str, Any]:
    premiums = given.get("premiums", ())
    children = given.get("children", None if given.get("household") == "lone_parent" else 0)
    return {
        "on": on,
        "setting": given["setting"],
        "nights": given.get("nights"),
        "household": given.get("household"),
        "age_years": given.get("age"),
        "birth_date": given.get("birth_date"),
        "partner_age_years": given.get("partner_age"),
        "children_count": children,
        "has_disability_premium": "disability" in premiums,
        "has_enhanced_disability_premium": "enhanced_disability" in premiums,
        "has_carer_premium": "carer" in premiums,
        "is_carer": given.get("standing") == "carer",
        "cost_pence_a_week": given.get("cost"),
        "free_cost_pence_a_week": given.get("exempt_cost", 0),
        "exempt_reason": given.get("exempt", "nothing"),
        "week_of_service": _week(given, "week_of_service", "service_began_on", on),
        "week_of_stay": _week(given, "week_of_stay", "admitted_on", on),
        "item_cost_pence": given.get("item_cost"),
        "is_in_savings_credit_cohort": given.get("savings_credit_cohort"),
        "is_partner_resident": given.get("partner_resident", False),
        "asks_to_arrange": given.get("asks_to_arrange", False),
        "treated_as": given.get("treated_as", "assessed"),
        "agreed_pence_a_week": given.get("agreed_charge"),
    }


def _week(given: Mapping[str, Any], week: str, since: str, on: date) -> int | None:
    """The week as it was given, or by the day on which it all began."""
    if since not in given:
        number: int | None = given.get(week)
        return number
    if week in given:
        place = f"inputs.{since}"
        raise Invalid(f"inputs: give {week} or {since}, not both.", fields={place: "Given twice."})
    return week_number(given[since], on, f"inputs.{since}")


def _deferred(given: Mapping[str, Any], policy: Mapping[str, Any], on: date) -> dict[str, Any]:
    told = {fact.name: given.get(fact.key) for fact in DEFERRED_FACTS}
    by_silence = {"secured_debt_pence": 0, "tariff_pence_a_week": 0}
    settings = read_settings_of(DEFERRED_SETTINGS, policy, place="inputs.policy")
    return {**told, **_said(told, by_silence), **settings, "on": on}


def _top_up(given: Mapping[str, Any], policy: Mapping[str, Any], on: date) -> dict[str, Any]:
    told = {fact.name: given.get(fact.key) for fact in TOP_UP_FACTS}
    by_silence = {"is_home_left_out_at_first": False, "has_deferred_payment": False, "is_aftercare": False}
    return {**told, **_said(told, by_silence), "on": on}


def _change(given: Mapping[str, Any], policy: Mapping[str, Any], on: date) -> dict[str, Any]:
    told = {fact.name: given.get(fact.key) for fact in CHANGE_FACTS}
    since = {
        "days_since_change": _days_since(given.get("changed_on"), on),
        "days_since_told": _days_since(given.get("told_on"), on),
    }
    settings = read_settings_of(CHANGE_SETTINGS, policy, place="inputs.policy")
    return {**told, **since, **_said(told, {"was_our_mistake": False}), **settings, "on": on}


def _days_since(day: date | None, on: date) -> int | None:
    return None if day is None else (on - day).days


def _said(told: Mapping[str, Any], by_silence: Mapping[str, Any]) -> dict[str, Any]:
    """What silence stands for, where nothing was told."""
    return {name: value for name, value in by_silence.items() if told[name] is None}


OTHER_KINDS = {"deferred_payment": _deferred, "top_up": _top_up, "change": _change}
"""Cases that are no weekly charge, by their setting."""


def _check(person: Mapping[str, Any]) -> None:
    """What cannot be true of a person, or may not be chosen by a council."""
    born, on, age = person["birth_date"], person["on"], person["age_years"]
    too_young = age is not None and age < _ADULT
    if born is not None:
        too_young = (born.year + _ADULT, born.month, born.day) > (on.year, on.month, on.day)
    if too_young:
        raise Invalid("These rules are for people aged 18 or over.", fields={"inputs.age": "Under 18."})
    limit = person["policy_upper_limit_non_residential"]
    by_law = statutory().by_name["upper_capital_limit"].on(on)
    if limit is not None and by_law is not None and by_law.value is not None and limit < by_law.value:
        place = "inputs.policy.upper_limit_non_residential"
        raise Invalid(
            f"{place}: a council may raise the limit but never lower it.", fields={place: "Too low."}
        )


_YEAR = re.compile(r"(20\d\d)/(\d\d)")


def _day_of_the_sum(case: Mapping[str, Any], inputs: Mapping[str, Any], policy: Mapping[str, Any]) -> date:
    """The date given, or 1 May of the financial year; with `effective_day` Monday, the end of that week."""
    day = _first(case, inputs, "assessment_date")
    year = _first(case, inputs, "financial_year")
    if day is not None:
        on = read_date(day, "assessment_date")
    elif year is not None:
        on = _first_of_may(year)
    else:
        raise FactsMissing("Say which day or year the sum is for.", missing=["assessment_date"])
    effective = policy.get("effective_day") or "date"
    if effective not in ("date", "Monday"):
        place = "inputs.policy.effective_day"
        raise Invalid(f"{place}: give date or Monday, not “{effective}”.", fields={place: "Not known."})
    return on + timedelta(days=6 - on.weekday()) if effective == "Monday" else on


def _first(case: Mapping[str, Any], inputs: Mapping[str, Any], key: str) -> Any:
    return case.get(key) if case.get(key) is not None else inputs.get(key)


def _first_of_may(year: Any) -> date:
    found = _YEAR.fullmatch(str(year))
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        place = "financial_year"
        raise Invalid(f"{place}: “{year}” is not a year such as 2024/25.", fields={place: "Not a year."})
    return date(int(found[1]), 5, 1)
