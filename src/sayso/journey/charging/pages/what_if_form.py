"""The form of a what-if: each choice of the council that changes a charge, as it stands, to be changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict

from sayso.foundation.govuk.fields import RadiosField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.setting_fields import field_for, kept, typed
from sayso.foundation.policy.declared import SETTINGS
from sayso.foundation.policy.declaring import Form, Setting, Value
from sayso.journey.charging.facts.choices import KEYS, SECTIONS
from sayso.journey.charging.facts.kinds import (
    HOUSING_BY_CHOICE,
    housing_title,
)
from sayso.rules.figures import next_april
from sayso.rules.money import pounds_text
from sayso.rules.refusals import Invalid

TODAY, APRIL = "today", "april"
DAY = "day"
_LIMITS_HINT = "One on each line, such as “heating: 4.50”."


def _offered(key: str, now: Value) -> list[tuple[str, str]]:
    """Return what may be ticked: what the rules know, and whatever the council has chosen besides."""
    named = SETTINGS[key].names
    known = list(named.items()) or [(name, housing_title(name)) for name in HOUSING_BY_CHOICE]
    names = {name for name, _ in known}
    chosen = now if isinstance(now, list) else []
    return [*known, *((one, one.replace("_", " ").capitalize()) for one in chosen if one not in names)]


TICKED = ("extra_income_disregards", "discretionary_property_disregards", "housing_extras")


class WhatIfForm(PlainForm):
    """Choices as they would be. `cleaned_data["changes"]` holds those that differ from today's."""

    once = False
    #: Sent with the whole form. In an address without it, what is left out stands as it is today.
    whole = forms.CharField(widget=forms.HiddenInput, initial="yes", required=False)

    def __init__(
        self, asked: QueryDict | None = None, *, now: Mapping[str, Value], today: date, **kwargs: Any
    ) -> None:
        started = {key: typed(SETTINGS[key], now[key]) for key in KEYS if key not in TICKED}
        started |= {key: now[key] or [] for key in TICKED}
        given = _filled(asked, started) if asked else None
        super().__init__(given, initial={DAY: TODAY, **started}, **kwargs)
        self.now = now
        april = next_april(today)
        day: Any = RadiosField(
            label="By the law’s amounts of which day?",
            choices=[(TODAY, "Today"), (APRIL, f"{plain_day(april)}, with the benefits that are paid then")],
            required=False,
        )
        day.waited_for = True
        self.fields[DAY] = day
        for key in KEYS:
            self.fields[key] = _field(SETTINGS[key], now[key])

    @property
    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """The names of the fields, under the headings of the page."""
        for title, keys in SECTIONS:
            yield title, list(keys)

    def clean(self) -> dict[str, Any]:
        """Read each choice as the council would set it; what is out of bounds is said beside it."""
        given = super().clean() or {}
        changes: dict[str, Value] = {}
        for key in KEYS:
            if key in self.errors:
                continue
            try:
                value = _read(SETTINGS[key], given.get(key))
            except Invalid as refusal:
                self.add_error(key, refusal.message)
                continue
            if value != self.now[key]:
                changes[key] = value
        return given | {"changes": changes}


def _filled(asked: QueryDict, started: Mapping[str, Any]) -> QueryDict:
    """Return what was asked, with what an address leaves out as it is today."""
    if "whole" in asked:
        return asked
    filled = asked.copy()
    for key, value in {DAY: TODAY, "whole": "yes", **started}.items():
        if key not in filled and value is not None:
            filled.setlist(key, value if isinstance(value, list) else [_as_typed(SETTINGS.get(key), value)])
    return filled


def _as_typed(setting: Setting | None, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return pounds_text(value) if setting and setting.form is Form.PENCE else str(value)


def _field(setting: Setting, now: Value) -> forms.Field:
    if setting.key in TICKED:
        ticks: Any = TicksField(
            label=setting.label, choices=_offered(setting.key, now), required=False, hint=setting.hint
        )
        ticks.waited_for = True
        return cast(forms.Field, ticks)
    field: Any = field_for(setting)
    field.required, field.waited_for = False, True  # each may be left as it is, and none is an extra
    if setting.key == "dre_item_limits":
        field.help_text = f"{setting.hint} {_LIMITS_HINT}"
    return cast(forms.Field, field)


def _read(setting: Setting, cleaned: Any) -> Value:
    """Return a choice in its form; an empty one stands for none where there may be none."""
    if setting.key in TICKED:
        return list(cleaned or [])
    value = kept(setting, cleaned)
    return setting.read(setting.default if value is None else value)
