"""Records that are one life: which keys stand for one person, and which of them is read first."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Q

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer
from sayso.journey.people.models import Merge, Person


def record_keys(person: UUID, *, viewer: Viewer) -> tuple[UUID, ...]:
    """Return every key that stands for this person, the one that is read first at the head.

    Rooms ask for `person_id__in=record_keys(…)` and never move a row, so that a joining can be undone. A half
    that the viewer may not see is not among them; if `person` itself is not, the answer is empty.
    """
    return record_keys_of([person], viewer=viewer).get(person, ())


def record_keys_of(people: Iterable[UUID], *, viewer: Viewer) -> dict[UUID, tuple[UUID, ...]]:
    """Return, for each of these keys that the viewer may see, all the keys of that life."""
    return _keys_of(frozenset(people), viewer=viewer)


@asked_once
def _keys_of(people: frozenset[UUID], *, viewer: Viewer) -> dict[UUID, tuple[UUID, ...]]:
    must_look(viewer)
    with connection.cursor() as cursor:
        cursor.execute("select key, halves from people_keys(%s::uuid[])", [list(people)])
        return {key: tuple(halves) for key, halves in cursor.fetchall()}


def read_first(person: UUID, *, viewer: Viewer) -> UUID:
    """Return the key under which this person is read: their own, or that of the record it was joined to."""
    keys = record_keys(person, viewer=viewer)
    return keys[0] if keys else person


def joinings(person: UUID, *, viewer: Viewer) -> list[Merge]:
    """Return the joinings of this record that stand or wait to be confirmed, newest first."""
    live = Merge.objects.visible_to(viewer).filter(Q(person_id=person) | Q(into_id=person), undone_at=None)
    return list(live.order_by("-proposed_at").select_related("proposed_by", "confirmed_by"))


def waiting_joinings(*, viewer: Viewer) -> list[Merge]:
    """Return the joinings that somebody proposed and nobody has confirmed, oldest first."""
    waiting = Merge.objects.visible_to(viewer).filter(confirmed_at=None, undone_at=None)
    return list(waiting.order_by("proposed_at").select_related("proposed_by"))


def person_of_number(number: str, *, viewer: Viewer) -> UUID | None:
    """Return the key of the record with this council number, if the viewer may see it."""
    rows = Person.objects.visible_to(viewer).filter(council_number=number.strip().upper())
    return rows.values_list("person_id", flat=True).first()
