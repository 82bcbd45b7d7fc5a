"""What the law leaves to a council when it charges. Form and default come from the rules that read them."""

from typing import Any

from sayso.foundation.policy.declaring import Form, Setting
from sayso.rules.charging.settings import CHANGE_SETTINGS as CHANGES
from sayso.rules.charging.settings import SETTINGS as RULES
from sayso.rules.charging.tables import CAPITAL, INCOME
from sayso.rules.figures import statutory

UPPER_LIMIT = statutory().by_name["upper_capital_limit"].amounts[-1].value or 0
_FORMS = {"word": Form.CHOICE, "number": Form.DAYS}
REGULATIONS = "The Care and Support (Charging and Assessment of Resources) Regulations 2014"
DEFERRED = "The Care and Support (Deferred Payment) Regulations 2014"
POWER = "Care Act 2014, section 14: a council may charge, and need not"
GUIDANCE = "Care and support statutory guidance"
A_WEEK = "a week"
COUNTED = {"full", "if_council_counts", "less_war_disregard"}
"""How the rules’ table of income says that something counts: only that can be left out."""
PROPERTY = ("former_home", "second_property", "rented_property", "land")
"""Property that a council may choose to leave out: kinds of the rules’ table of capital."""


def _read_by_rules(key: str, label: str, authority: str, **more: Any) -> Setting:
    """Declare a setting that a sheet of the rules reads, in its form and with its default."""
    form = _FORMS.get(RULES[key].form) or Form(RULES[key].form)
    return Setting(
        key=key,
        topic="charging",
        label=label,
        form=form,
        default=RULES[key].default,
        authority=authority,
        **more,
    )


def _other(key: str, label: str, form: Form, default: Any, authority: str, **more: Any) -> Setting:
    return Setting(
        key=key, topic="charging", label=label, form=form, default=default, authority=authority, **more
    )


SETTINGS = (
    _read_by_rules("charge_carers", "Do we charge carers for their own support?", POWER),
    _read_by_rules(
        "upper_limit_non_residential",
        "Savings above which we do not help with support at home",
        f"{REGULATIONS}, regulation 12",
        least=UPPER_LIMIT,
        hint="It may be higher than the law’s limit, never lower. Empty means the law’s limit.",
    ),
    _read_by_rules(
        "percent_of_disposable",
        "How much of the money left over we count",
        POWER,
        hint="The money left over is what remains after the sum the law protects.",
    ),
    _read_by_rules("max_weekly_charge", "The most anyone pays for support at home", POWER, unit=A_WEEK),
    _read_by_rules("de_minimis", "A charge so small that we do not ask for it", POWER, unit=A_WEEK),
    _read_by_rules(
        "mig_uplift",
        "What we add to the income the law protects",
        f"{REGULATIONS}, regulation 7",
        unit=A_WEEK,
    ),
    _read_by_rules(
        "mig_uplift_percent",
        "What we add to the income the law protects, as a part of it",
        f"{REGULATIONS}, regulation 7",
    ),
    _read_by_rules(
        "dre_standard",
        "Costs of disability that we allow without being shown proof",
        f"{REGULATIONS}, Schedule 1",
        unit=A_WEEK,
    ),
    _read_by_rules(
        "dre_up_to_benefit",
        "Do we allow costs of disability only up to the benefit that we count?",
        f"{REGULATIONS}, Schedule 1",
        hint="If yes, tell people that they can ask for their own costs to be looked at.",
    ),
    _other(
        "dre_item_limits",
        "Costs of disability that we first ask about above a sum",
        Form.PENCE_BY_NAME,
        {},
        f"{REGULATIONS}, Schedule 1",
        unit=A_WEEK,
        hint="A starting point for talking, not a limit: each person’s costs are looked at.",
    ),
    _read_by_rules(
        "count_disability_benefits",
        "Do we count benefits for disability as income?",
        f"{REGULATIONS}, Schedule 1",
    ),
    _read_by_rules(
        "night_care_disregard",
        "Do we leave out the part of a benefit that is for care at night?",
        f"{GUIDANCE}, Annex C",
    ),
    _read_by_rules(
        "night_care_disregard_amount",
        "The part of a benefit for care at night that we leave out",
        f"{GUIDANCE}, Annex C",
        unit=A_WEEK,
    ),
    _read_by_rules(
        "savings_credit_full_disregard_home",
        "Do we leave out all of savings credit for people at home?",
        f"{GUIDANCE}, Annex C",
    ),
    _other(
        "extra_income_disregards",
        "Other income that we leave out",
        Form.LIST,
        [],
        f"{GUIDANCE}, Annex C",
        names={name: kind.title for name, kind in INCOME.items() if COUNTED & set(kind.counts)},
    ),
    _other(
        "housing_extras",
        "Costs of a home that we allow beyond those the law names",
        Form.LIST,
        [],
        f"{REGULATIONS}, Schedule 1, paragraph 2",
    ),
    _read_by_rules(
        "short_stay_rule",
        "How we work out the charge for a short stay in a care home",
        f"{REGULATIONS}, regulation 8",
        choices={"temporary": "As a short time in a care home", "home": "As if still at home"},
    ),
    _read_by_rules(
        "short_stay_max_days",
        "The longest short stay worked out as if still at home",
        f"{REGULATIONS}, regulation 8",
        unit="days",
        most=56,
    ),
    _read_by_rules(
        "rounding_charge",
        "How we round a charge, always in the person’s favour",
        f"{REGULATIONS}, regulation 11",
        choices={
            "penny_down": "Down to the penny",
            "ten_pence_down": "Down to ten pence",
            "pound_down": "Down to the pound",
        },
    ),
    _other(
        "effective_day",
        "The day from which a change counts",
        Form.CHOICE,
        "date",
        POWER,
        choices={"date": "The day itself", "monday": "The Monday of that week"},
    ),
    _other(
        "backdate_in_favour",
        "From when a change counts by which somebody pays less",
        Form.CHOICE,
        CHANGES["backdate_in_favour"].default,
        POWER,
        choices={"change": "From the day of the change", "told": "From the day somebody told us"},
        hint="Of a mistake of our own it always counts from the day of the mistake.",
    ),
    _other(
        "backdate_against",
        "From when a change counts by which somebody pays more",
        Form.CHOICE,
        CHANGES["backdate_against"].default,
        POWER,
        choices={"change": "From the day of the change", "told": "From the day somebody told us"},
        hint="A mistake of our own never counts against somebody for days already gone.",
    ),
    _other(
        "planned_or_actual_billing",
        "Whether people pay for support as planned or as it came",
        Form.CHOICE,
        "actual",
        POWER,
        choices={"planned": "As planned", "actual": "As it came"},
    ),
    _other(
        "direct_payment_basis",
        "How a person’s own part comes off a direct payment",
        Form.CHOICE,
        "net",
        "Care Act 2014, sections 26 and 31",
        choices={"net": "We pay the rest", "gross": "We pay it all, and they pay their part in"},
    ),
    _read_by_rules(
        "pea_variation",
        "What we add to the money people keep in a care home",
        f"{REGULATIONS}, regulation 6",
        unit=A_WEEK,
    ),
    _read_by_rules(
        "reablement_after_6_weeks_charged",
        "Do we charge for help to get going again after six weeks?",
        f"{REGULATIONS}, regulation 3",
    ),
    _read_by_rules(
        "arrangement_fee",
        "What we ask people who pay for all their care, for arranging it",
        f"{REGULATIONS}, regulation 5",
        unit="a year",
        hint="Never more than it costs us.",
    ),
    _other(
        "discretionary_property_disregards",
        "What else of property we leave out of the sum",
        Form.LIST,
        [],
        f"{REGULATIONS}, Schedule 2",
        names={name: CAPITAL[name].title for name in PROPERTY},
    ),
    _other("dpa_interest", "Interest when someone pays later from their home", Form.PERCENT, 0, DEFERRED),
    _other("dpa_fees", "What setting up paying later costs", Form.PENCE, 0, DEFERRED),
    _other(
        "dpa_ltv_cap",
        "How much of a home’s worth paying later may reach",
        Form.PERCENT,
        None,
        DEFERRED,
    ),
)
