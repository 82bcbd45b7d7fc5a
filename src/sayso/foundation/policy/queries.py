"""What the council's settings are on a day. Everybody may read them; nothing here is about a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from sayso.foundation.policy.declared import SETTINGS, setting
from sayso.foundation.policy.declaring import Setting, Value
from sayso.foundation.policy.models import Consultation, SettingValue


@dataclass(frozen=True)
class InForce:
    """One setting on a day: its declaration, its value, the row it comes from (None: the law's default)."""

    setting: Setting
    value: Value
    row: SettingValue | None


def value(key: str, *, on: date) -> Value:
    """Return one setting's value on a day, in the unit of its form. Raises Invalid for a key not declared."""
    declared = setting(key)
    row = _on(on).filter(key=key).first()
    return row.value if row else declared.default


def values(*, on: date, topic: str = "") -> dict[str, Value]:
    """Return every setting of a topic (or all of them) on a day, for a sheet of rules: one query."""
    return {key: found.value for key, found in in_force(on=on, topic=topic).items()}


def in_force(*, on: date, topic: str = "") -> Mapping[str, InForce]:
    """Return every setting on a day with where it comes from, in the order of declaration."""
    rows = {row.key: row for row in _on(on).select_related("consultation")}
    found = {}
    for key, declared in SETTINGS.items():
        if topic in ("", declared.topic):
            row = rows.get(key)
            found[key] = InForce(declared, row.value if row else declared.default, row)
    return found


def history(key: str) -> QuerySet[SettingValue]:
    """Return all that one setting was, is and will be, newest first; withdrawn values too."""
    setting(key)
    rows = SettingValue.objects.filter(key=key).select_related("consultation", "set_by")
    return rows.order_by("-starts_on", "-set_at")


def consultations() -> QuerySet[Consultation]:
    """Return every consultation, the newest first."""
    return Consultation.objects.order_by("-opens_on", "question")


def _on(on: date) -> QuerySet[SettingValue]:
    still = Q(ends_before=None) | Q(ends_before__gt=on)
    return SettingValue.objects.filter(still, starts_on__lte=on, withdrawn_at=None)
