"""The schedules as tables: how each kind of income, capital and cost counts, and the pension ages."""

from sayso.rules.charging.tables.files import (
    CAPITAL,
    COSTS,
    INCOME,
    SETTINGS_OF_CARE,
    Kind,
    by_any_name,
    pension_age_rows,
)

__all__ = ["CAPITAL", "COSTS", "INCOME", "SETTINGS_OF_CARE", "Kind", "by_any_name", "pension_age_rows"]
