"""The sides of a pair, each from its own record."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.people.queries import record_keys_of


def sides_of(person: UUID, *, viewer: Viewer) -> list[PartnershipSide]:
    """Return the sides on somebody's record, live ones first, then the newest."""
    return sides_of_people([person], viewer=viewer)[person]


def sides_of_people(people: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, list[PartnershipSide]]:
    """Return the sides on the record of each of these people, as `sides_of` does."""
    asked = list(people)
    halves = record_keys_of(asked, viewer=viewer)
    every = [key for keys in halves.values() for key in keys]
    rows = PartnershipSide.objects.visible_to(viewer).current().filter(person_id__in=every)
    found = sorted(rows, key=_live_then_newest)
    return {person: [side for side in found if side.person_id in halves.get(person, ())] for person in asked}


def own_sides(*, viewer: User) -> list[PartnershipSide]:
    """Return the sides on the viewer's own record; nobody on record has none."""
    rows = PartnershipSide.objects.visible_to(viewer).current().filter(person_id=viewer.subject_id)
    return sorted(rows, key=_live_then_newest)


def _live_then_newest(side: PartnershipSide) -> tuple[bool, int, UUID]:
    return side.ends_before is not None, -side.starts_on.toordinal(), side.pk


@asked_once
def sides_held(*, viewer: User) -> list[PartnershipSide]:
    """Return the sides that did not end, of people whose private account this worker holds, the first first.

    Never of a pair that the worker is one of.
    """
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select seen('private')")
        (held,) = cursor.fetchone()
    rows = PartnershipSide.objects.visible_to(viewer).current().filter(person_id__in=held, ends_before=None)
    return [
        side
        for side in rows.order_by("starts_on", "pk")
        if viewer.subject_id not in (side.person_id, side.other_id)
    ]


def side_of(person: UUID, side: UUID, *, viewer: Viewer) -> PartnershipSide | None:
    """Return one side on this record, live or ended."""
    rows = PartnershipSide.objects.visible_to(viewer).current().filter(person_id=person, pk=side)
    found: PartnershipSide | None = rows.first()
    return found


def is_live(side: PartnershipSide, on: date) -> bool:
    """Whether a side lasts on a day."""
    return side.starts_on <= on and (side.ends_before is None or side.ends_before > on)
