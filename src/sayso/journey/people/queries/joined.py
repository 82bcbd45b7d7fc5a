"""Records that are one life: which keys stand for one person, and which of them is read first."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

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
    asked = list(people)
    live = Merge.objects.visible_to(viewer).filter(undone_at=None, confirmed_at__isnull=False)
    first = dict(live.filter(person_id__in=asked).values_list("person_id", "into_id"))
    heads = {first.get(key, key) for key in asked}
    halves = defaultdict(list)
    for half, head in (
        live.filter(into_id__in=heads).order_by("confirmed_at").values_list("person_id", "into_id")
    ):
        halves[head].append(half)
    every = {*asked, *heads, *(half for group in halves.values() for half in group)}
    seen = set(
        Person.objects.visible_to(viewer).filter(person_id__in=every).values_list("person_id", flat=True)
    )
    answer = {}
    for key in asked:
        head = first.get(key, key)
        if key in seen:
            answer[key] = tuple(one for one in (head, *halves[head]) if one in seen)
    return answer


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
