"""Unknown is never zero: take away each thing that is known, in turn, and see."""

from dataclasses import replace
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from sayso.rules.charging.assessment import Tables, work_out
from sayso.rules.charging.case_form import read_case
from sayso.rules.charging.cases import tables
from sayso.rules.charging.columns_of_tables import SCHEMAS
from sayso.rules.figures import statutory

AT_HOME = {
    "setting": "home",
    "household": "couple",
    "age": 40,
    "partner_age": 41,
    "children": 1,
    "premiums": ["disability", "carer"],
    "capital": [{"kind": "shares", "amount": "18000", "owners": 1, "sale_costs": True, "secured_debt": "10"}],
    "income": [
        {"kind": "esa", "amount": "2000", "period": "calendar_month"},
        {"kind": "war_widow_pension", "weekly": "40"},
    ],
    "housing_costs": [{"kind": "rent_gross", "weekly": "90", "housing_benefit": "40"}],
    "dre_items": [{"kind": "laundry", "weekly": "5"}],
    "exempt": "reablement",
    "week_of_service": 9,
    "policy": {
        "reablement_after_6_weeks_charged": True,
        "percent_of_disposable": "90",
        "de_minimis": "1",
        "mig_uplift": "5",
        "dre_standard": "3",
    },
}
IN_CARE_HOME = {
    "setting": "care_home_short_term",
    "nights": 70,
    "household": "couple",
    "age": 80,
    "capital": [{"kind": "savings", "amount": "18000"}],
    "income": [
        {"kind": "state_pension", "weekly": "200"},
        {"kind": "occupational_pension", "weekly": "120", "paid_to_spouse": "60"},
        {"kind": "pension_credit_savings", "weekly": "4"},
    ],
    "cost": "800",
    "savings_credit_cohort": True,
    "policy": {"pea_variation": "2", "short_stay_rule": "home", "short_stay_max_days": 40},
}
PEOPLE = {"at home": AT_HOME, "in a care home": IN_CARE_HOME}
NO_LIMIT_WHEN_SILENT = {
    "cost_pence_a_week",
    "limit_pence",
    "council_disregard_pence",
    "weeks_held",
    "policy_max_weekly_charge",
    "policy_mig_override",
    "policy_short_stay_max_days",
    "policy_upper_limit_non_residential",
    "policy_night_care_disregard_amount",
}
"""What the law itself gives a meaning when nobody has said anything."""


def base(who: str) -> Tables:
    case = {"assessment_date": "2023-05-01", "inputs": PEOPLE[who]}
    return tables({0: read_case(case)})


def charge(given: Tables) -> Any:
    return work_out(given, statutory()).people["charge"].to_list()[0]


def unknown(given: Tables, table: str, name: str) -> Tables:
    frame = getattr(given, table)
    kind = {pl.Int64: nw.Int64, pl.Boolean: nw.Boolean, pl.String: nw.String, pl.Date: nw.Date}
    nothing = nw.lit(None, dtype=kind[SCHEMAS[table][name]]()).alias(name)
    return replace(given, **{table: frame.with_columns(nothing)})


EVERY = [
    (who, t, name) for who in PEOPLE for t, schema in SCHEMAS.items() for name in schema if name != "row"
]


@pytest.mark.parametrize(("who", "table", "name"), EVERY, ids=["-".join(one) for one in EVERY])
def test_a_thing_not_known_leaves_the_charge_unknown_or_as_it_was(who: str, table: str, name: str) -> None:
    known = charge(base(who))
    assert known

    without = charge(unknown(base(who), table, name))

    if name not in NO_LIMIT_WHEN_SILENT:
        assert without in (None, known)


MATTERS = [
    ("at home", "people", "household"),
    ("at home", "people", "age_years"),
    ("at home", "people", "partner_age_years"),
    ("at home", "people", "children_count"),
    ("at home", "people", "has_disability_premium"),
    ("at home", "people", "week_of_service"),
    ("at home", "people", "on"),
    ("at home", "people", "policy_percent_of_disposable"),
    ("at home", "income", "amount_pence"),
    ("at home", "income", "period"),
    ("at home", "income", "kind"),
    ("at home", "capital", "amount_pence"),
    ("at home", "capital", "owners_count"),
    ("at home", "capital", "has_sale_costs"),
    ("at home", "costs", "weekly"),
    ("at home", "costs", "housing_benefit_pence"),
    ("at home", "costs", "is_refused"),
    ("in a care home", "people", "nights"),
    ("in a care home", "people", "setting"),
]


@pytest.mark.parametrize(("who", "table", "name"), MATTERS, ids=["-".join(one) for one in MATTERS])
def test_a_thing_that_matters_leaves_the_charge_unknown(who: str, table: str, name: str) -> None:
    assert charge(unknown(base(who), table, name)) is None
