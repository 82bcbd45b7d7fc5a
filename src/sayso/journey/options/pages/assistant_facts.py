"""From what was answered to the facts that the rules take. What was not asked is as it is for most."""

from datetime import date
from typing import Any

from sayso.journey.charging.pages.carrying import Carried
from sayso.journey.options.pages.assistant_employer_forms import PART, YES
from sayso.journey.options.pages.assistant_fields import Assistant, of_one, told_assistants
from sayso.journey.options.pages.assistant_forms import APPRENTICE, CHANGING
from sayso.journey.options.pages.assistant_person_forms import ELSEWHERE, PARTNER_OF_ONE, SHARES
from sayso.rules.direct_payments.relatives import FamilyFacts, Purpose, Relationship
from sayso.rules.employment.facts import AssistantFacts, EmployingFacts, Pattern


def facts_of(answers: Carried, *, on: date) -> EmployingFacts | None:
    """Return the facts as the rules take them; None while nobody is named. Not known is not claimed."""
    people = told_assistants(answers)
    if not people:
        return None
    allowance = answers.get("allowance", {}).get("allowance")
    told = {name: answers.get("employer", {}).get(f"{name}_pence") for name in _PAID_ONCE}
    return EmployingFacts(
        on=on,
        assistants=tuple(_assistant(answers, one, alone=len(people) == 1) for one in people),
        claims_allowance=allowance in (YES, PART),
        allowance_used_elsewhere=answers.get("other_payroll", {}).get("used_pence") or 0,
        **{name: value for name, value in told.items() if value is not None},
    )


_PAID_ONCE = ("insurance", "payroll", "other")


def _assistant(answers: Carried, one: Assistant, *, alone: bool) -> AssistantFacts:
    plan = answers.get("plan", {})
    born = of_one(answers, "birthdays", "born", one)
    told: dict[str, Any] = {
        "birth_date": date.fromisoformat(born) if born else None,
        "reached_pension_age": of_one(answers, "pension_age", "reached", one),
        "minutes_a_year": of_one(answers, "changing", "year_minutes", one),
        "days_a_week": of_one(answers, "days", "days", one),
        "unpaid_minutes_a_week": of_one(answers, "own_costs", "unpaid_minutes", one),
        "deducted_pence_a_week": of_one(answers, "own_costs", "deducted_pence", one),
        "rent_pence_a_day": of_one(answers, "homes", "rent_pence", one),
        "first_year_apprentice": of_one(answers, "apprentices", "first_year", one),
        "pension": of_one(answers, "pension", "pension", one),
        "sick_days_a_year": plan.get("sick_days"),
        "sets_aside": plan.get("sets_aside"),
    }
    return AssistantFacts(
        name="" if alone else f"assistant {one.number}",
        minutes_a_week=one.item["minutes"],
        wage=one.item["wage_pence"],
        age=one.item["age"],
        pattern=Pattern.IRREGULAR if one.ticked(CHANGING) else Pattern.FIXED,
        apprentice=one.ticked(APPRENTICE),
        family_in_home=of_one(answers, "family", "where", one) == SHARES,
        **_nights(answers, one),
        **{name: value for name, value in told.items() if value is not None},
    )


def _nights(answers: Carried, one: Assistant) -> dict[str, Any]:
    """Give each who sleeps in their nights; what a night is paid, and how it goes, is told once."""
    nights = of_one(answers, "nights", "nights", one)
    if not nights:
        return {}
    told = answers["nights"]
    return {
        "nights": nights,
        "night_pence": told["night_pence"],
        "night_minutes": told["night_minutes"],
        "night_awake_minutes": told["awake_minutes"] or 0,
        "night_wakings": told["wakings"] or 0,
    }


def family_of(answers: Carried) -> list[tuple[int, FamilyFacts]]:
    """Return what the family rule is asked, and of whom (from 1): those told of as partner or family."""
    found = []
    for one in told_assistants(answers):
        who, where = of_one(answers, "family", "who", one), of_one(answers, "family", "where", one)
        if who is None:
            continue
        is_partner_of_one = who == PARTNER_OF_ONE
        facts = FamilyFacts(
            relationship=Relationship.OTHER_RELATIVE if is_partner_of_one else who,
            same_household=where != ELSEWHERE,
            partner_of_listed=is_partner_of_one,
            purpose=Purpose.CARE,
        )
        found.append((one.number, facts))
    return found


def years_of(answers: Carried) -> list[tuple[int, int]]:
    """Return who has worked here for how many full years, where that was told."""
    told = [(one.number, of_one(answers, "service", "years", one)) for one in told_assistants(answers)]
    return [(number, years) for number, years in told if years is not None]
