"""A door to what everybody would pay if the council charged otherwise. It keeps nothing and names nobody."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils import timezone
from ninja import Field, Schema

from sayso.foundation.access.permissions import Permission
from sayso.foundation.policy.declared import SETTINGS
from sayso.foundation.policy.declaring import Value
from sayso.foundation.policy.queries import values
from sayso.journey.charging.facts.choices import KEYS
from sayso.journey.charging.facts.what_is_told import GroupTold, what_is_told
from sayso.journey.charging.facts.whole_council import whole_council
from sayso.rules.figures import next_april
from sayso.rules.refusals import Invalid
from sayso.web.api.charge_runs import Moves, Waits
from sayso.web.api.site import Asked, door


class Day(StrEnum):
    """By the law's amounts of which day."""

    TODAY = "today"
    APRIL = "april"


class WhatIf(Schema):
    """Choices as they would be, by the keys of the settings. Whatever is left out stands as it is today."""

    day: Day = Day.TODAY
    changes: dict[str, Any] = Field(
        default_factory=dict,
        description="Each as a setting is kept: whole pence, hundredths of a percent, yes or no, words",
    )


class Changed(Schema):
    """A choice as it is, and as it would be."""

    key: str
    now: Any
    then: Any


class GroupShown(Schema):
    """A part of the people, by what they have in common. Null: too few to say."""

    sort: str
    name: str
    people: int | None
    more: int | None
    less: int | None
    same: int | None
    mean_change_pence_a_week: int | None


class WhatIfAnswer(Schema):
    """What it would do to those whose charge is known both ways, and who is not among them.

    Null is "too few to say": no count of one to four people is told, nor one from which it would follow.
    Sums are what comes to the council. `unconfirmed` names the law's amounts that nobody has confirmed for
    the day, and `rates_unconfirmed` the benefits that therefore count at today's.
    """

    on: date
    changed: list[Changed]
    people: int | None
    before_pence_a_week: int | None
    after_pence_a_week: int | None
    change_pence_a_week: int | None
    more: int | None
    less: int | None
    same: int | None
    newly_nothing: int | None
    newly_something: int | None
    bands: list[Moves]
    groups: list[GroupShown]
    hardest: GroupShown | None
    whole_cost_not_told: int | None
    unknown_before: int | None
    unknown_after: int | None
    waits_for: list[Waits]
    unconfirmed: list[str]
    rates_unconfirmed: list[str]


@door(
    "POST",
    "/charges/what-if",
    Permission.ASSESS_MEANS,
    summary="What everybody would pay if the council charged otherwise",
    answers=WhatIfAnswer,
)
def what_if_we_charged(request: Asked, asked: WhatIf) -> dict[str, Any]:
    """Work everybody out twice, and count. Nothing is kept, and no choice is changed by it."""
    today = timezone.localdate(request.at)
    now = values(on=today, topic="charging")
    on = next_april(today) if asked.day is Day.APRIL else today
    changes = {key: value for key, value in _read(asked.changes).items() if value != now[key]}
    found = whole_council(viewer=request.user, today=today, on=on, changes=changes)
    shown = what_is_told(found.compared)
    before, after = shown.before_pence, shown.after_pence
    same = ("people", "more", "less", "same", "newly_nothing", "newly_something")
    left_out = ("whole_cost_not_told", "unknown_before", "unknown_after")
    return {
        **{name: getattr(shown, name) for name in (*same, *left_out)},
        "on": on,
        "changed": [{"key": key, "now": now[key], "then": value} for key, value in changes.items()],
        "before_pence_a_week": before,
        "after_pence_a_week": after,
        "change_pence_a_week": None if before is None or after is None else after - before,
        "bands": [{"band": name, "people": number} for name, number in shown.bands],
        "groups": [_group(one) for one in shown.groups],
        "hardest": _group(shown.hardest) if shown.hardest else None,
        "waits_for": [{"missing": name, "people": number} for name, number in shown.missing],
        "unconfirmed": [one.title for one in found.unconfirmed],
        "rates_unconfirmed": [one.title for one in found.rates_unconfirmed],
    }


def _read(changes: Mapping[str, Any]) -> dict[str, Value]:
    """Return choices as they are kept. Raises Invalid, by key: all that is wrong at once."""
    read: dict[str, Value] = {}
    wrong: dict[str, str] = {}
    for key, value in changes.items():
        if key not in KEYS:
            wrong[key] = "This is no choice of the council that changes a charge."
            continue
        try:
            read[key] = SETTINGS[key].read(value)
        except Invalid as refusal:
            wrong[key] = refusal.message
    if wrong:
        raise Invalid(
            " ".join(wrong.values()), fields={f"changes.{key}": says for key, says in wrong.items()}
        )
    return read


def _group(one: GroupTold) -> dict[str, Any]:
    counts = {name: getattr(one, name) for name in ("sort", "name", "people", "more", "less", "same")}
    return {**counts, "mean_change_pence_a_week": one.mean_change_pence}
