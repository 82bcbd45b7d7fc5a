"""The choices of the council that a what-if may change."""

from collections.abc import Sequence

SECTIONS: Sequence[tuple[str, Sequence[str]]] = (
    (
        "What people keep",
        (
            "mig_uplift",
            "mig_uplift_percent",
            "pea_variation",
            "upper_limit_non_residential",
            "discretionary_property_disregards",
        ),
    ),
    (
        "What counts as income",
        (
            "count_disability_benefits",
            "night_care_disregard",
            "night_care_disregard_amount",
            "savings_credit_full_disregard_home",
            "extra_income_disregards",
        ),
    ),
    ("What costs come off", ("dre_standard", "dre_up_to_benefit", "dre_item_limits", "housing_extras")),
    (
        "What we ask for",
        (
            "percent_of_disposable",
            "max_weekly_charge",
            "de_minimis",
            "rounding_charge",
            "short_stay_rule",
            "short_stay_max_days",
            "charge_carers",
            "reablement_after_6_weeks_charged",
            "effective_day",
        ),
    ),
)
"""Every choice of the council that changes a weekly charge, in the order of the sum."""

KEYS = tuple(key for _, keys in SECTIONS for key in keys)
