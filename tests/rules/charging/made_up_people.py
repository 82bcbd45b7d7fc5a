"""Made-up cases of every sort the form allows: any year, household, clock and choice, often with gaps."""

from datetime import date
from random import Random
from typing import Any

from sayso.rules.charging.case_form import TREATED_AS
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME

SETTINGS = ("home", "care_home_permanent", "care_home_temporary", "care_home_short_term", "equipment")
POLICIES: dict[str, tuple[Any, ...]] = {
    "charge_carers": (True, False),
    "count_disability_benefits": (True, False),
    "night_care_disregard": (True, False),
    "savings_credit_full_disregard_home": (True, False),
    "reablement_after_6_weeks_charged": (True, False),
    "dre_up_to_benefit": (True, False),
    "upper_limit_non_residential": ("23250", "23249.99", "30000"),
    "max_weekly_charge": ("100", "0"),
    "night_care_disregard_amount": ("20.5",),
    "mig_override": ("164.25", "50", "400"),
    "de_minimis": ("1.25", "5"),
    "dre_standard": ("10.85", "30"),
    "mig_uplift": ("5", "3%", "0.01"),
    "pea_variation": ("4.01",),
    "percent_of_disposable": ("80", "99.99", "100"),
    "short_stay_rule": ("home", "temporary"),
    "short_stay_max_days": (28, 56, 57),
    "rounding_charge": ("penny_down", "ten_pence_down", "pound_down"),
    "effective_day": ("date", "Monday"),
    "arrangement_fee": ("143",),
    "housing_extras": (["water"],),
}


def a_case(chance: Random) -> dict[str, Any]:
    """One case. Most can be worked out; some lack a fact, a figure or a settled rule."""
    on = date(2015, 4, 1).toordinal() + chance.randrange(4_500)
    inputs: dict[str, Any] = {
        "setting": chance.choice(SETTINGS),
        "household": chance.choice(("single", "single", "couple", "lone_parent")),
        "income": [_income(chance) for _ in range(chance.randrange(5))],
        "capital": [_capital(chance, on) for _ in range(chance.randrange(4))],
        "housing_costs": [_cost(chance) for _ in range(chance.randrange(3))],
        "premiums": chance.sample(("disability", "enhanced_disability", "carer"), chance.randrange(3)),
    }
    born = date.fromordinal(on - chance.randrange(18 * 366, 100 * 365))
    may: dict[str, Any] = {
        "age": chance.randrange(18, 100),
        "birth_date": born.isoformat(),
        "partner_age": chance.randrange(18, 100),
        "children": chance.randrange(4),
        "cost": _pounds(chance, 120_000),
        "exempt_cost": _pounds(chance, 20_000),
        "exempt": chance.choice(("s117", "reablement", "cjd", "nhs")),
        "week_of_service": chance.randrange(1, 10),
        "week_of_stay": chance.randrange(1, 20),
        "nights": chance.randrange(70),
        "item_cost": chance.choice(("999.99", "1000", "1000.01")),
        "savings_credit_cohort": chance.random() < 0.5,
        "standing": chance.choice(("adult", "carer")),
        "partner_resident": chance.random() < 0.5,
        "asks_to_arrange": chance.random() < 0.5,
        "treated_as": chance.choice(TREATED_AS),
        "agreed_charge": _pounds(chance, 3_000),
        "dre_items": [_decided(chance)],
        "deductions": [{"weekly": _pounds(chance, 2_000)}],
        "combined_dre_and_housing": _pounds(chance, 9_000),
    }
    likely = {
        "age": 0.8,
        "partner_age": 0.6,
        "children": 0.5,
        "cost": 0.7,
        "treated_as": 0.1,
        "item_cost": 0.5,
        "nights": 0.5,
    }
    inputs |= {key: value for key, value in may.items() if chance.random() < likely.get(key, 0.25)}
    chosen = chance.sample(sorted(POLICIES), chance.choice((0, 0, 1, 2, 4)))
    inputs["policy"] = {key: chance.choice(POLICIES[key]) for key in chosen}
    return {"assessment_date": date.fromordinal(on).isoformat(), "inputs": inputs}


def _pounds(chance: Random, most: int) -> str:
    pence = chance.randrange(most)
    return f"{pence // 100}.{pence % 100:02d}"


def _decided(chance: Random) -> dict[str, Any]:
    decision = chance.choice(("allowed", "refused", "part"))
    made = {"kind": "washing", "weekly": f"80.{chance.randrange(10, 99)}", "decision": decision}
    return made | ({"allowed": _pounds(chance, 8_000)} if decision == "part" else {})


def _income(chance: Random) -> dict[str, Any]:
    item: dict[str, Any] = {"kind": chance.choice(sorted(INCOME))}
    way = chance.randrange(3)
    if way == 0:
        item["weekly"] = _pounds(chance, 40_000)
    elif way == 1:
        periods = ("week", "fortnight", "four_weeks", "calendar_month", "quarter", "year")
        item |= {"amount": _pounds(chance, 200_000), "period": chance.choice(periods)}
    else:
        item |= {"amount": _pounds(chance, 90_000), "period": "days", "days": chance.randrange(1, 40)}
    if chance.random() < 0.2:
        item["owners"] = 2
    if chance.random() < 0.2:
        item["paid_to_spouse"] = True
    return item


def _capital(chance: Random, on: int) -> dict[str, Any]:
    item: dict[str, Any] = {"kind": chance.choice(sorted(CAPITAL)), "amount": _pounds(chance, 4_000_000)}
    received = date.fromordinal(on - chance.randrange(900)).isoformat()
    may = {
        "owners": chance.randrange(1, 4),
        "sale_costs": True,
        "secured_debt": _pounds(chance, 500_000),
        "withdrawal_cost": _pounds(chance, 10_000),
        "qualifying_occupier": "partner",
        "received_on": received,
        "occupier_left_on": received,
    }
    return item | {key: value for key, value in may.items() if chance.random() < 0.2}


def _cost(chance: Random) -> dict[str, Any]:
    kinds = sorted(name for name, kind in COSTS.items() if kind.counts[0] != "extra")
    item = {"kind": chance.choice([*kinds, "water"]), "weekly": _pounds(chance, 20_000)}
    return item | ({"housing_benefit": _pounds(chance, 10_000)} if chance.random() < 0.3 else {})
