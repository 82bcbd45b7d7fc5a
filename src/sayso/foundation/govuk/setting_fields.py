"""How a setting's value is said on a page, and how one is typed."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from django import forms

from sayso.foundation.govuk.dates_and_sums import MoneyField, TimeField
from sayso.foundation.govuk.fields import (
    LongTextField,
    RadiosField,
    TextField,
    TicksField,
    WholeNumberField,
    YesNoField,
)
from sayso.foundation.govuk.presenting import clock, listed, pounds
from sayso.foundation.policy.declaring import WHOLE_PERCENT, Form, Setting, Value
from sayso.rules.money import hundredths_of_a_percent
from sayso.rules.refusals import Invalid

HUNDREDTHS = 100
NOT_SET = "Not set"


def say(setting: Setting, value: Value) -> str:
    """Return a value in words: "£2.50 a week", "80%", "20 working days", "Yes", "Not set"."""
    if value is None:
        return NOT_SET
    said = _SAID[setting.form](setting, value)
    return f"{said} {setting.unit}" if setting.unit and setting.form not in _WITHOUT_UNIT else said


def _percent(setting: Setting, value: Any) -> str:
    whole, part = divmod(value, HUNDREDTHS)
    return f"{whole}.{part:02d}%" if part else f"{whole}%"


def _time(setting: Setting, value: Any) -> str:
    return clock(time.fromisoformat(value))


_WITHOUT_UNIT = frozenset({Form.PERCENT, Form.YES_OR_NO, Form.CHOICE, Form.TEXT, Form.TIME, Form.LIST})
_SAID: Mapping[Form, Callable[[Setting, Any], str]] = {
    Form.PENCE: lambda setting, value: pounds(value),
    Form.PERCENT: _percent,
    Form.NUMBER: lambda setting, value: str(value),
    Form.DAYS: lambda setting, value: str(value),
    Form.YES_OR_NO: lambda setting, value: "Yes" if value else "No",
    Form.CHOICE: lambda setting, value: setting.choices[value],
    Form.TEXT: lambda setting, value: str(value),
    Form.TIME: _time,
    Form.LIST: lambda setting, value: listed([setting.names.get(one, one) for one in value]) or "None",
    Form.PENCE_BY_NAME: lambda setting, value: (
        listed([f"{setting.names.get(name, name)} {pounds(pence)}" for name, pence in value.items()])
        or "None"
    ),
}


def field_for(setting: Setting) -> forms.Field:
    """Return the field in which this setting's value is typed."""
    given: dict[str, Any] = {"label": setting.label, "hint": setting.hint, "required": _needed(setting)}
    if setting.form is Form.CHOICE:
        return RadiosField(choices=list(setting.choices.items()), **given)
    if setting.form in (Form.NUMBER, Form.DAYS):
        return WholeNumberField(after=setting.unit, min_value=setting.least, **given)
    if setting.form is Form.PENCE:
        return MoneyField(after=setting.unit, **given)
    if setting.form is Form.LIST and setting.names:
        return TicksField(choices=list(setting.names.items()), **given)
    return _FIELDS[setting.form](**given)


def _needed(setting: Setting) -> bool:
    return setting.default is not None and setting.form not in (Form.LIST, Form.PENCE_BY_NAME)


_FIELDS: Mapping[Form, type[forms.Field]] = {
    Form.PERCENT: TextField,
    Form.YES_OR_NO: YesNoField,
    Form.TEXT: LongTextField,
    Form.TIME: TimeField,
    Form.LIST: LongTextField,
    Form.PENCE_BY_NAME: LongTextField,
}


def typed(setting: Setting, value: Value) -> Any:
    """Return a kept value as its field starts with it."""
    if value is None:
        return None
    if setting.form is Form.PERCENT:
        return _percent(setting, value).removesuffix("%")
    if setting.form is Form.LIST and not setting.names:
        return "\n".join(value)  # type: ignore[arg-type]  # a list, as its kind says
    if setting.form is Form.PENCE_BY_NAME:
        assert isinstance(value, dict)
        return "\n".join(f"{name}: {pence // 100}.{pence % 100:02d}" for name, pence in value.items())
    return value


def kept(setting: Setting, cleaned: Any) -> Value:
    """Return what was typed as the value to keep. Raises Invalid beside the field."""
    if setting.form is Form.LIST and setting.names:
        return list(cleaned or [])
    if setting.form is Form.LIST:
        return [line.strip() for line in str(cleaned or "").splitlines() if line.strip()]
    if setting.form is Form.PENCE_BY_NAME:
        return _sums(setting, str(cleaned or ""))
    if cleaned in (None, ""):
        return None
    if setting.form is Form.PERCENT:
        return _hundredths(setting, str(cleaned))
    if setting.form is Form.TIME:
        return f"{cleaned:%H:%M}"
    value: Value = cleaned
    return value


def _hundredths(setting: Setting, written: str) -> int:
    try:
        found = hundredths_of_a_percent(written.strip().removesuffix("%").strip(), place="value")
    except Invalid:
        found = -1
    if not 0 <= found <= WHOLE_PERCENT:
        raise setting.refused("Enter a percentage from 0 to 100, like 80 or 12.5.")
    return int(found)


def _sums(setting: Setting, written: str) -> dict[str, int]:
    found = {}
    money = MoneyField(label="The sum", required=True)
    for line in filter(None, (line.strip() for line in written.splitlines())):
        name, _, amount = line.rpartition(":")
        try:
            found[name.strip()] = money.clean(amount.strip())
        except forms.ValidationError:
            name = ""
        if not name.strip():
            raise setting.refused("Write each line like this: Laundry: 4.50")
    return found
