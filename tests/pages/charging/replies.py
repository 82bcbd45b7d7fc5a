"""What made-up people type into the try-out."""

from typing import Any

EVERY_WEEK = {"period": "week"}
DAY_2022 = {"on_day": "1", "on_month": "5", "on_year": "2022"}
DAY_2025 = {"on_day": "1", "on_month": "5", "on_year": "2025"}

AT_HOME: dict[str, Any] = {
    "where": {"setting": "home"},
    "day": DAY_2022,
    "household": {"household": "single"},
    "age": {"age": "77"},
    "income": [
        {"kind": "state_pension", "amount_pence": "185.15", **EVERY_WEEK},
        {"kind": "private_pension", "amount_pence": "60", **EVERY_WEEK},
        {"kind": "attendance_allowance", "amount_pence": "61.85", **EVERY_WEEK},
    ],
    "savings": [{"kind": "savings", "amount_pence": "15,900", "owners": "1"}],
    "property": [],
    "housing": [{"kind": "council_tax_net", "amount_pence": "20", **EVERY_WEEK}],
    "disability_costs": [{"kind": "heating", "amount_pence": "12", **EVERY_WEEK}],
    "cost": {"amount_pence": "300", **EVERY_WEEK},
}
"""Somebody of 77 at home in May 2022, who pays £87.30 of £300.00 a week."""

IN_A_CARE_HOME: dict[str, Any] = {
    "where": {"setting": "care_home_permanent"},
    "day": DAY_2022,
    "household": {"household": "couple"},
    "age": {"age": "80"},
    "income": [
        {
            "kind": "occupational_pension",
            "amount_pence": "800",
            "period": "calendar_month",
            "passed_on_pence": "400",
        }
    ],
    "savings": [{"kind": "arrears_of_benefit", "amount_pence": "3000", "owners": "1", "weeks_held": "10"}],
    "property": [{"kind": "land", "amount_pence": "9000", "owners": "2", "owed_pence": "1000"}],
    "home": {"owns": "yes"},
    "home_value": {"amount_pence": "250000", "owners": "2", "owed_pence": ""},
    "home_people": {"occupier": "partner"},
    "weeks_in_home": {"week_of_stay": "20"},
    "cost": {"amount_pence": "", **EVERY_WEEK},
}
"""One of a couple, in a care home to stay, whose husband lives in their home."""

A_SHORT_STAY: dict[str, Any] = {
    "where": {"setting": "care_home_short_term"},
    "nights": {"nights": "14"},
    "day": DAY_2022,
    "household": {"household": "couple"},
    "children": {"children": "1"},
    "age": {"age": "66"},
    "birth_date": {"birth_date_day": "3", "birth_date_month": "Feb", "birth_date_year": "1956"},
    "partner_age": {"partner_age": "50"},
    "premiums": {"premiums": ["carer"]},
    "income": [{"kind": "pip_daily_living", "amount_pence": "92.40", **EVERY_WEEK}],
    "disability_costs": [{"kind": "heating", "amount_pence": "30", "period": "calendar_month"}],
    "cost": {"amount_pence": "700", **EVERY_WEEK},
}
"""One of a couple near pension age, in a care home for a fortnight."""
