"""What the council's settings are on a day. Everybody may read them; nothing here is about a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import Q, QuerySet

from sayso.foundation.policy.declared import SETTINGS, setting
from sayso.foundation.policy.declaring import Setting, Value
from sayso.foundation.policy.models import Consultation, CouncilFigure, SettingValue
from sayso.rules.figures import Entered, Figures, statutory


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


def figures() -> Figures:
    """Return the law's figures, with the amounts that two people of the council confirmed where none is.

    An amount that the law's own text has confirmed since is left alone. Each bears where it was read, or that
    it is made up.
    """
    rows = council_figures().exclude(confirmed_at=None).order_by("starts_on")
    told = tuple(
        (row.name, Entered(row.starts_on, row.amount, f"{row.instrument}, {row.page}", settings.SAYSO_DEMO))
        for row in rows
        if not _is_confirmed(row.name, row.starts_on)
    )
    return _with_entered(told)


def council_figures() -> QuerySet[CouncilFigure]:
    """Return every amount that somebody of the council read and entered, and that still stands."""
    rows = CouncilFigure.objects.filter(withdrawn_at=None)
    return rows.select_related("entered_by", "confirmed_by").order_by("-starts_on", "name")


def figures_waiting() -> QuerySet[CouncilFigure]:
    """Return the amounts that one person entered and nobody else has read yet, the longest waiting first."""
    return council_figures().filter(confirmed_at=None).order_by("entered_at")


@lru_cache(maxsize=8)
def _with_entered(told: tuple[tuple[str, Entered], ...]) -> Figures:
    """Lay entered amounts over the law's, and keep what was made: the rules keep their tables with it."""
    entered: dict[str, list[Entered]] = {}
    for name, one in told:
        entered.setdefault(name, []).append(one)
    return statutory().with_entered(entered)


def _is_confirmed(name: str, on: date) -> bool:
    figure = statutory().by_name.get(name)
    amount = figure.on(on) if figure else None
    return figure is None or (amount is not None and amount.value is not None)


def _on(on: date) -> QuerySet[SettingValue]:
    still = Q(ends_before=None) | Q(ends_before__gt=on)
    return SettingValue.objects.filter(still, starts_on__lte=on, withdrawn_at=None)
