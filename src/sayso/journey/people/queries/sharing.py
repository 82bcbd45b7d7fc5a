"""Who may see what: with whom somebody shares, and what others share with whoever looks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.letters.outbox import Way
from sayso.journey.people.models import SharingChoice, Tie
from sayso.journey.people.models.sharing import BECAUSE
from sayso.journey.people.queries.joined import record_keys
from sayso.journey.people.queries.known import known, names_of
from sayso.journey.people.queries.reach import ways_to_reach
from sayso.journey.people.statuses import Shareable


@dataclass(frozen=True, kw_only=True)
class Close:
    """Somebody close to a person: their key, what the person calls them, and what is shared with them."""

    key: UUID
    called: str
    shared: frozenset[Shareable] = frozenset()


def close_people(person: UUID, *, viewer: Viewer, on: date) -> list[Close]:
    """Return those with whom this person could share on a day, by what they are called.

    They are the people of the person's ties who are known by a key; and those with whom something is shared
    still though the tie ended, for it can be stopped only where it is seen. Nothing of their own is read.
    """
    keys = record_keys(person, viewer=viewer)
    ties = Tie.objects.visible_to(viewer).current().filter(person_id__in=keys).exclude(other=None)
    shared: dict[UUID, set[Shareable]] = defaultdict(set)
    for choice in SharingChoice.objects.visible_to(viewer).live().filter(person_id__in=keys):
        shared[choice.with_person_id].add(Shareable(choice.shares))
    called: dict[UUID, str] = dict.fromkeys(shared, "Somebody close before")
    for tie in sorted(ties, key=lambda tie: (_stands(tie, on), tie.starts_on, tie.recorded_at)):
        if _stands(tie, on) or tie.other_id in shared:
            called[tie.other_id] = tie.other_called
    found = [Close(key=key, called=name, shared=frozenset(shared[key])) for key, name in called.items()]
    return sorted(found, key=lambda one: (one.called.casefold(), one.key))


def _stands(tie: Tie, on: date) -> bool:
    return tie.starts_on <= on and (tie.ends_before is None or tie.ends_before > on)


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Somebody who shares with whoever looks: their key, a name for them, and what they share."""

    key: UUID
    called: str
    areas: frozenset[Shareable]


def shared_with(*, viewer: Viewer, on: date) -> list[Shared]:
    """Return who shares what with whoever looks, by name; nobody when nothing is shared.

    Only what a sharing choice opened, while it lasts and while the record is not closed to them. What a power
    or work opens is not among it. Somebody who keeps their name has the one that the reader calls them by.
    """
    areas = _areas_shared(viewer)
    if not areas:
        return []
    named = _called_by(viewer, areas, on) | names_of(areas, viewer=viewer, on=on)
    found = [
        Shared(key=key, called=named.get(key, "Somebody close to you"), areas=shared)
        for key, shared in areas.items()
    ]
    return sorted(found, key=lambda one: (one.called.casefold(), one.key))


def _areas_shared(viewer: Viewer) -> dict[UUID, frozenset[Shareable]]:
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute(
            "select g.person_id, array_agg(g.area::text) from access_grant g"
            " where g.login_id = viewer() and g.because like %s and g.period @> sayso_now()"
            " and g.person_id = any (seen(g.area)) group by g.person_id",
            [f"{BECAUSE} %"],
        )
        return {person: frozenset(map(Shareable, areas)) for person, areas in cursor.fetchall()}


def _called_by(viewer: Viewer, people: Iterable[UUID], on: date) -> dict[UUID, str]:
    """Return what whoever looks calls these people, by the ties on their own record."""
    own = viewer.subject_id if isinstance(viewer, User) else None
    ties = Tie.objects.visible_to(viewer).on(on).filter(person_id=own, other_id__in=list(people))
    return {tie.other_id: tie.other_called for tie in ties.order_by("starts_on", "recorded_at")}


def shared_ways(person: UUID, *, viewer: Viewer, on: date) -> list[Way]:
    """Return the ways to reach somebody that one may read with whom they share them: numbers and addresses.

    Only what is safe for a letter too. None while somebody must not know, or while an address is hidden: the
    reader may be the very one, and a new number or address must not come to them by an old choice.
    """
    halves = known(record_keys(person, viewer=viewer), viewer=viewer, on=on).values()
    if any(half.address_is_hidden or (half.safe and half.safe.must_not_know) for half in halves):
        return []
    ways = ways_to_reach(person, viewer, on).safe
    return [way for way in ways if way.to and not way.hidden]
