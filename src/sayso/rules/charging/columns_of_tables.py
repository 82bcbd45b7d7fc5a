"""The columns of the four tables that the sum takes, and what an absent column stands for."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from sayso.rules.charging.facts import PERSON_FACTS, schema
from sayso.rules.charging.income import DAYS, PERIODS
from sayso.rules.charging.settings import DEFAULTS as SETTINGS_DEFAULTS
from sayso.rules.charging.settings import SCHEMA as SETTINGS_SCHEMA
from sayso.rules.charging.settings import SETTINGS

PEOPLE_SCHEMA: Mapping[str, type[pl.DataType]] = {"row": pl.Int64, **schema(PERSON_FACTS), **SETTINGS_SCHEMA}
INCOME_SCHEMA: Mapping[str, type[pl.DataType]] = {
    "row": pl.Int64,
    "kind": pl.String,
    "amount_pence": pl.Int64,
    "period": pl.String,
    "period_days": pl.Int64,
    "owners_count": pl.Int64,
    "passed_on_pence": pl.Int64,
    "left_out_by_council": pl.Boolean,
    "council_disregard_pence": pl.Int64,
}
CAPITAL_SCHEMA: Mapping[str, type[pl.DataType]] = {
    "row": pl.Int64,
    "kind": pl.String,
    "amount_pence": pl.Int64,
    "owners_count": pl.Int64,
    "has_sale_costs": pl.Boolean,
    "secured_debt_pence": pl.Int64,
    "has_qualifying_occupier": pl.Boolean,
    "withdrawal_cost_pence": pl.Int64,
    "weeks_since_occupier": pl.Int64,
    "left_out_until": pl.Date,
    "weeks_held": pl.Int64,
    "left_out_by_council": pl.Boolean,
}
COSTS_SCHEMA: Mapping[str, type[pl.DataType]] = {
    "row": pl.Int64,
    "sort": pl.String,
    "kind": pl.String,
    "weekly": pl.Int64,
    "housing_benefit_pence": pl.Int64,
    "is_refused": pl.Boolean,
    "is_decided": pl.Boolean,
    "allowed_pence": pl.Int64,
    "limit_pence": pl.Int64,
    "allowed_by_council": pl.Boolean,
}
SCHEMAS: Mapping[str, Mapping[str, type[pl.DataType]]] = {
    "people": PEOPLE_SCHEMA,
    "income": INCOME_SCHEMA,
    "capital": CAPITAL_SCHEMA,
    "costs": COSTS_SCHEMA,
}
"""Every table by name; `row` joins them."""

ABSENT: Mapping[str, Mapping[str, Any]] = {
    "people": {
        "has_disability_premium": False,
        "has_enhanced_disability_premium": False,
        "has_carer_premium": False,
        "is_carer": False,
        "exempt_reason": "nothing",
        "free_cost_pence_a_week": 0,
        "is_partner_resident": False,
        "asks_to_arrange": False,
        "treated_as": "assessed",
        "children_count": 0,
        **SETTINGS_DEFAULTS,
    },
    "income": {"period": "week", "owners_count": 1, "passed_on_pence": 0, "left_out_by_council": False},
    "capital": {
        "owners_count": 1,
        "has_sale_costs": False,
        "secured_debt_pence": 0,
        "withdrawal_cost_pence": 0,
        "has_qualifying_occupier": False,
        "left_out_by_council": False,
    },
    "costs": {
        "housing_benefit_pence": 0,
        "is_refused": False,
        "is_decided": False,
        "allowed_by_council": False,
    },
}
"""What a column stands for when a table does not have it; any other absent column is unknown."""

NEEDED = {
    "people": ("row", "on", "setting"),
    "income": ("row", "kind", "amount_pence"),
    "capital": ("row", "kind", "amount_pence"),
    "costs": ("row", "sort", "kind", "weekly"),
}
"""Columns that a table must have."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "setting": ("home", "care_home_permanent", "care_home_temporary", "care_home_short_term", "equipment"),
    "household": ("single", "couple", "lone_parent"),
    "exempt_reason": ("nothing", "s117", "reablement", "cjd", "nhs"),
    "treated_as": ("assessed", "over_limit", "within_limit", "refused"),
    "period": (*PERIODS, DAYS),
    "sort": ("housing", "disability", "together", "other"),
    **{f"policy_{name}": one.words for name, one in SETTINGS.items() if one.form == "word"},
}
"""The words that a column of words may hold. Kinds are left to the tables: an unknown one refuses its row."""
