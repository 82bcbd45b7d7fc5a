"""What the law leaves to a council when it charges, each with the default that the law itself gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from sayso.rules.money import hundredths_of_a_percent, pence
from sayso.rules.refusals import Invalid


@dataclass(frozen=True)
class Setting:
    """A choice: what form it takes and what holds if a council has made none."""

    form: str
    default: Any
    words: tuple[str, ...] = ()


SETTINGS: Mapping[str, Setting] = {
    "charge_carers": Setting("yes_or_no", False),
    "count_disability_benefits": Setting("yes_or_no", True),
    "night_care_disregard": Setting("yes_or_no", False),
    "savings_credit_full_disregard_home": Setting("yes_or_no", False),
    "reablement_after_6_weeks_charged": Setting("yes_or_no", False),
    "upper_limit_non_residential": Setting("pence", None),
    "max_weekly_charge": Setting("pence", None),
    "night_care_disregard_amount": Setting("pence", None),
    "mig_override": Setting("pence", None),
    "de_minimis": Setting("pence", 0),
    "dre_standard": Setting("pence", 0),
    "dre_up_to_benefit": Setting("yes_or_no", False),
    "arrangement_fee": Setting("pence", 0),
    "mig_uplift": Setting("pence", 0),
    "mig_uplift_percent": Setting("percent", 0),
    "pea_variation": Setting("pence", 0),
    "percent_of_disposable": Setting("percent", 10_000),
    "short_stay_rule": Setting("word", "temporary", ("temporary", "home")),
    "short_stay_max_days": Setting("number", None),
    "rounding_charge": Setting("word", "penny_down", ("penny_down", "ten_pence_down", "pound_down")),
}
"""Choices that the sheets ask for, as `policy.…` in a step, and as columns `policy_…`."""

OF_ONE_PERSON = ("mig_override",)
"""Choices made for one person, never for everybody: they stand in a case, not in a council's settings."""

AT_THE_DOOR = (
    "effective_day",
    "housing_extras",
    "extra_income_disregards",
    "discretionary_property_disregards",
    "dre_item_limits",
)
"""Choices that a case is read by: they change its items or its date."""

DEFERRED_SETTINGS: Mapping[str, Setting] = {
    "dpa_interest": Setting("percent", 0),
    "dpa_fees": Setting("pence", 0),
    "dpa_ltv_cap": Setting("percent", None),
}
"""Choices about deferred payments, asked for by that sheet alone."""

CHANGE_SETTINGS: Mapping[str, Setting] = {
    "backdate_in_favour": Setting("word", "change", ("change", "told")),
    "backdate_against": Setting("word", "change", ("change", "told")),
}
"""Choices about from when a change counts, asked for by that sheet alone."""

FOR_OTHER_PARTS = (
    "direct_payment_basis",
    "planned_or_actual_billing",
    *DEFERRED_SETTINGS,
    *CHANGE_SETTINGS,
)
"""Known choices that do not change the weekly charge. They are accepted and used elsewhere."""

_FORMS: Mapping[str, type[pl.DataType]] = {
    "yes_or_no": pl.Boolean,
    "pence": pl.Int64,
    "percent": pl.Int64,
    "number": pl.Int64,
    "word": pl.String,
}
SCHEMA = {f"policy_{name}": _FORMS[setting.form] for name, setting in SETTINGS.items()}
DEFERRED_SCHEMA = {f"policy_{name}": _FORMS[setting.form] for name, setting in DEFERRED_SETTINGS.items()}
CHANGE_SCHEMA = {f"policy_{name}": _FORMS[setting.form] for name, setting in CHANGE_SETTINGS.items()}
DEFAULTS = {f"policy_{name}": setting.default for name, setting in SETTINGS.items()}


def read_settings(given: Mapping[str, Any], *, place: str) -> dict[str, Any]:
    """A council's choices as columns, in pence and hundredths of a percent. Invalid names the key."""
    made = dict(DEFAULTS)
    for key, value in given.items():
        where = f"{place}.{key}"
        if key in AT_THE_DOOR or key in FOR_OTHER_PARTS:
            continue
        if key not in SETTINGS:
            raise Invalid(f"{where}: we do not know this setting.", fields={where: "Not a setting."})
        if key == "mig_uplift" and isinstance(value, str) and value.endswith("%"):
            made["policy_mig_uplift_percent"] = hundredths_of_a_percent(value[:-1], place=where)
        elif value is not None:
            made[f"policy_{key}"] = _read(SETTINGS[key], value, where)
    if made["policy_percent_of_disposable"] > SETTINGS["percent_of_disposable"].default:
        where = f"{place}.percent_of_disposable"
        raise Invalid(f"{where}: a council cannot take more than 100 percent.", fields={where: "Over 100."})
    return made


def read_settings_of(
    settings: Mapping[str, Setting], given: Mapping[str, Any], *, place: str
) -> dict[str, Any]:
    """A council's choices that one sheet asks for, as columns; every other known choice is passed over."""
    known = {*SETTINGS, *AT_THE_DOOR, *FOR_OTHER_PARTS}
    for key in given:
        if key not in known:
            where = f"{place}.{key}"
            raise Invalid(f"{where}: we do not know this setting.", fields={where: "Not a setting."})
    return {
        f"policy_{name}": setting.default
        if given.get(name) is None
        else _read(setting, given[name], f"{place}.{name}")
        for name, setting in settings.items()
    }


def _read(setting: Setting, value: Any, place: str) -> Any:
    if setting.form == "pence":
        return pence(value, place=place)
    if setting.form == "percent":
        return hundredths_of_a_percent(value, place=place)
    if setting.form == "word" and value in setting.words:
        return value
    if setting.form == "yes_or_no" and isinstance(value, bool):
        return value
    if setting.form == "number" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    allowed = {"word": " or ".join(setting.words), "yes_or_no": "true or false", "number": "a whole number"}
    raise Invalid(f"{place}: give {allowed[setting.form]}, not “{value}”.", fields={place: "Not understood."})
