"""The kinds of money, savings and costs that the public pages offer, in groups that people know.

The names and titles are those of the rules' tables; nothing is offered that the rules do not know.
"""

from collections.abc import Iterable, Mapping

from sayso.rules.charging.income import PERIODS
from sayso.rules.charging.tables import CAPITAL, COSTS, INCOME, Kind

Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]

INCOME_GROUPS: Mapping[str, tuple[str, ...]] = {
    "Pensions": (
        "state_pension",
        "occupational_pension",
        "private_pension",
        "personal_pension",
        "retirement_annuity",
        "annuity",
        "pension_credit_guarantee",
        "pension_credit_savings",
    ),
    "Benefits for disability": (
        "attendance_allowance",
        "pip_daily_living",
        "pip_mobility",
        "dla_care",
        "dla_mobility",
        "constant_attendance_allowance",
        "mobility_supplement",
        "industrial_injuries",
    ),
    "Other benefits": (
        "esa",
        "universal_credit_standard",
        "universal_credit_lcwra",
        "universal_credit_housing",
        "universal_credit_child",
        "income_support",
        "jsa",
        "carers_allowance",
        "bereavement_allowance",
        "housing_benefit",
        "council_tax_reduction",
        "working_tax_credit",
        "winter_fuel",
        "cold_weather",
        "social_fund",
        "christmas_bonus",
        "other_benefits",
    ),
    "Work": ("earnings", "self_employed_earnings", "volunteer_expenses", "training_payment"),
    "Children": (
        "child_benefit",
        "child_benefit_child_in_same_home",
        "child_tax_credit",
        "guardians_allowance",
        "child_maintenance",
        "education_grant",
    ),
    "Armed forces and war": (
        "armed_forces_independence_payment",
        "guaranteed_income_payment",
        "war_disablement_pension",
        "war_widow_pension",
        "survivors_guaranteed_income_payment",
        "civilian_war_injury_pension",
        "nazi_persecution_pension",
        "war_widow_special_payment",
        "gallantry_award",
    ),
    "Rent and other money": (
        "rent_from_counted_property",
        "rent_from_disregarded_property",
        "rental_income",
        "sub_tenant_income",
        "boarder_income",
        "home_income_plan",
        "mortgage_protection_insurance",
        "interest",
        "direct_payment",
        "charitable_payment",
        "voluntary_payment",
        "discretionary_trust_payment",
        "personal_injury_trust_payment",
        "income_in_kind",
        "frozen_income_abroad",
        "third_party_top_up",
        "other_income",
    ),
}
INCOME_NOT_OFFERED = {
    "total_counted_income": "for published sums only: nobody knows their own",
    "tax_refund": "money that comes once is asked for as savings",
    "holiday_pay": "money that comes once is asked for as savings",
    "employer_advance": "money that comes once is asked for as savings",
    "irregular_charitable_payment": "money that comes once is asked for as savings",
    "third_party_arrears": "the council's own books hold it",
    "notional_income": "a person decides it, with reasons",
    "undrawn_pension": "a person decides it, with reasons",
    "capital_instalments": "a person decides how it counts",
}

SAVINGS_GROUPS: Mapping[str, tuple[str, ...]] = {
    "Money": (
        "savings",
        "own_account",
        "joint_account",
        "current_account",
        "cash",
        "notice_account",
        "premium_bonds",
        "national_savings",
    ),
    "Shares and other things of value": (
        "shares",
        "unit_trusts",
        "investments",
        "investment_bond_with_life_assurance",
        "life_policy",
        "annuity_surrender_value",
        "foreign_assets",
        "business_assets",
        "personal_possessions",
        "other_capital",
    ),
    "Money that came once": (
        "arrears_of_benefit",
        "personal_injury_trust",
        "personal_injury_award",
        "personal_injury_award_for_care",
        "home_sale_proceeds",
        "money_for_repair",
        "housing_association_deposit",
        "housing_grant",
        "student_loan",
        "social_fund_payment",
        "payment_in_kind",
        "jury_or_witness_payment",
        "nhs_charge_refund",
        "prison_visit_refund",
    ),
    "Payments to put a wrong right": (
        "infected_blood_payment",
        "windrush_payment",
        "grenfell_payment",
        "scottish_child_abuse_redress",
        "vcjd_trust_payment",
        "vcjd_trust_payment_to_family",
        "war_compensation",
        "listed_trust_payment",
    ),
}
OUR_INCOME = ("notional_income", "undrawn_pension")
OUR_SAVINGS = ("notional_capital", "possessions_bought_to_reduce_charges")
"""What only we may say, and with a reason: that somebody is treated as having what they do not hold."""
PROPERTY = ("second_property", "rented_property", "land")
OWN_HOME = "former_home"
CAPITAL_NOT_OFFERED = {
    "main_home": "the same as the former home, which is asked for by itself",
    "notional_capital": "only a person may say that somebody is treated as still having money",
    "possessions_bought_to_reduce_charges": "only a person may say why something was bought",
    "home_to_be_occupied": "asked by a person: it turns on what is planned",
    "right_to_receive_income": "never counts; its income is asked for",
    "reversionary_interest": "never counts, and few could name it",
}

HOUSING = (
    "rent_gross",
    "rent_net",
    "mortgage",
    "council_tax_gross",
    "council_tax_net",
    "service_charge",
    "ground_rent",
)
HOUSING_BY_CHOICE = tuple(kind.name for kind in COSTS.values() if kind.counts[0] == "extra")
DISABILITY_COSTS: Mapping[str, str] = {
    "heating": "More heating",
    "washing": "More washing",
    "alarm": "An alarm to call for help",
    "food": "Special food",
    "clothes": "Clothes and bedding that wear out",
    "equipment": "Equipment, and mending it",
    "cleaning": "Cleaning",
    "garden": "Basic care of the garden",
    "travel": "Travel, above your mobility money",
    "help": "Help that you pay for yourself",
    "other": "Something else",
}
EVERY: Mapping[str, str] = {
    "week": "Every week",
    "fortnight": "Every 2 weeks",
    "four_weeks": "Every 4 weeks",
    "calendar_month": "Every month",
    "quarter": "Every 3 months",
    "year": "Every year",
}
WHO_LIVES_THERE: Mapping[str, str] = {
    "nobody": "None of these people",
    "partner": "My husband, wife, civil partner or partner",
    "relative_60_or_over": "Someone in my family aged 60 or over",
    "incapacitated_relative": "Someone in my family who is ill or disabled",
    "child_under_18": "A child of mine under 18",
    "former_partner_lone_parent": "My former partner, who brings up children there alone",
}


def income_choices() -> Groups:
    """Return every kind of income offered, in groups."""
    return _grouped(INCOME_GROUPS, INCOME)


def savings_choices() -> Groups:
    """Return every kind of savings offered, in groups."""
    return _grouped(SAVINGS_GROUPS, CAPITAL)


def our_income_choices() -> Groups:
    """Return what only we may say of income."""
    return _grouped({"What we decide": OUR_INCOME}, INCOME)


def our_savings_choices() -> Groups:
    """Return what only we may say of savings."""
    return _grouped({"What we decide": OUR_SAVINGS}, CAPITAL)


def is_ours_to_say(name: str) -> bool:
    """Say whether a kind of income or savings is our decision, so that it has a reason."""
    return name in OUR_INCOME or name in OUR_SAVINGS


def property_choices() -> Choices:
    """Return land and houses other than one's own home."""
    return [(name, CAPITAL[name].title) for name in PROPERTY]


def housing_choices(allowed_extras: Iterable[str]) -> Choices:
    """Return costs of the home: those the law names, and those that this council allows besides."""
    return [(name, housing_title(name)) for name in (*HOUSING, *dict.fromkeys(allowed_extras))]


def housing_title(name: str) -> str:
    """Return the name of a cost of the home; a council's own kind is written as it is named."""
    return COSTS[name].title if name in COSTS else name.replace("_", " ").capitalize()


def income_title(name: str) -> str:
    """Return the name of a kind of income."""
    return INCOME[name].title


def capital_title(name: str) -> str:
    """Return the name of a kind of savings or property."""
    return CAPITAL[name].title


def is_disability_benefit(name: str) -> bool:
    """Say whether an income is a benefit for disability: only then are costs of disability asked for."""
    return "disability" in INCOME[name].marks


def counts_after_a_time(name: str) -> bool:
    """Say whether savings are left out for some weeks from when they came, and so need the weeks."""
    return CAPITAL[name].weeks is not None


def weekly_pence(amount_pence: int, period: str) -> int:
    """Return an amount paid each `period` as pence a week, part pennies dropped, as the rules do."""
    times, shared_by = PERIODS[period]
    return amount_pence * times // shared_by


def weekly_cost_pence(amount_pence: int, period: str) -> int:
    """Return a cost paid each `period` as pence a week; a part of a penny counts as a penny, for the person.

    SI 2014/2672, regulation 11: a fraction is rounded the way that helps the person.
    """
    times, shared_by = PERIODS[period]
    return -(-amount_pence * times // shared_by)


def _grouped(groups: Mapping[str, tuple[str, ...]], table: Mapping[str, Kind]) -> Groups:
    return [(group, [(name, table[name].title) for name in names]) for group, names in groups.items()]
