"""How close people are to somebody, as they say themself, on a day. Names as they call them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.models import Closeness
from sayso.journey.partnership.statuses import Ring
from sayso.journey.people.models import Tie
from sayso.journey.people.queries import record_keys

_RINGS = {ring: place for place, ring in enumerate(Ring)}


@dataclass(frozen=True, kw_only=True)
class Near:
    """Somebody close: `who` tells them apart, `called` is what the person calls them.

    `ring` is where they stand. `other` is their key, if they are on record: to find their yes to a task by,
    never to open their record.
    """

    who: str
    called: str
    other: UUID | None
    ring: Ring | None


def key_of(row: Tie | Closeness) -> str:
    """Return what tells one from another among somebody's ties: their key, else what they are called."""
    called = row.other_called if isinstance(row, Tie) else row.called
    mark = str(row.other_id or called.strip().casefold())
    return "near_" + sha256(mark.encode()).hexdigest()[:16]


def near_people(person: UUID, *, viewer: Viewer, on: date) -> list[Near]:
    """Return everybody who is recorded as close on a day, each once, with their ring if they have one."""
    keys = record_keys(person, viewer=viewer)
    ties = Tie.objects.visible_to(viewer).on(on).filter(person_id__in=keys)
    called: dict[str, Tie] = {}
    for tie in ties.order_by("starts_on", "recorded_at", "pk"):
        called[key_of(tie)] = tie
    rings = {one.who: one.ring for one in circle_of(person, viewer=viewer, on=on)}
    found = [
        Near(who=who, called=tie.other_called, other=tie.other_id, ring=rings.get(who))
        for who, tie in called.items()
    ]
    return sorted(found, key=lambda one: (one.called.casefold(), one.who))


def circle_of(person: UUID, *, viewer: Viewer, on: date) -> list[Near]:
    """Return who stood in which ring on a day, the closest first. A past day gives the map of that day."""
    keys = record_keys(person, viewer=viewer)
    rows = Closeness.objects.visible_to(viewer).on(on).filter(person_id__in=keys)
    found = [
        Near(who=key_of(row), called=row.called, other=row.other_id, ring=Ring(row.ring)) for row in rows
    ]
    return sorted(found, key=lambda one: (_RINGS[one.ring or Ring.OUTER], one.called.casefold(), one.who))


def closest(person: UUID, *, agreed: Sequence[UUID], viewer: Viewer, on: date) -> list[Near]:
    """Return, of those who agreed (by key), the closest first: for a back-up plan."""
    return [one for one in circle_of(person, viewer=viewer, on=on) if one.other in set(agreed)]


def days_of_change(person: UUID, *, viewer: Viewer) -> list[date]:
    """Return the days on which the picture changed, the newest first."""
    keys = record_keys(person, viewer=viewer)
    rows = Closeness.objects.visible_to(viewer).current().filter(person_id__in=keys)
    days = {day for row in rows for day in (row.starts_on, row.ends_before) if day}
    return sorted(days, reverse=True)
