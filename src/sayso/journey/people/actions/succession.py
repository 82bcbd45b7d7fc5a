"""How a new row takes its place among the dated rows: what it follows ends, what it covers is replaced."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.journey.people.models import Dated, Person, Said
from sayso.rules.refusals import Invalid, NotFound, Stale, WrongState

BATCH = 2000


def authorise_on_all(by: User, people: Iterable[UUID]) -> set[UUID]:
    """Return the keys of these records; raise NotFound unless the viewer may change every one of them."""
    asked = set(people)
    if Person.objects.visible_to(by).filter(person_id__in=asked).count() != len(asked):
        raise NotFound(NOT_FOUND)
    return asked


def unless_changed(model: type[Said], person: UUID, *, seen_version: int | None, by: User) -> None:
    """Raise Stale when rows of this model and person changed after `seen_version`; None asks nothing.

    Whoever writes next waits until this transaction ends, so that two can never both be first.
    """
    if seen_version is None:
        return
    list(Person.objects.visible_to(by).select_for_update(no_key=True).filter(person_id=person))
    if model.objects.visible_to(by).version_of(person) != seen_version:
        raise Stale("A colleague changed this while you were writing. Read what stands now, then save again.")


def take_place(rows: Sequence[Any], *, same: Collection[str], by: User, at: datetime) -> None:
    """Save dated rows of one model. Of the rows alike in the `same` fields, one is in force on any day.

    A row that began earlier ends where the new one begins; one that began on that day or later is replaced.
    What is replaced stays to be read, with when and by whom.
    """
    model = type(rows[0])
    current = defaultdict(list)
    for row in model.objects.visible_to(by).current().filter(person_id__in={new.person_id for new in rows}):
        current[_alike(row, same)].append(row)
    changed = []
    for new in rows:
        for old in current[_alike(new, same)]:
            if old.starts_on >= new.starts_on:
                old.replaced_at, old.replaced_by = at, by
                changed.append(old)
            elif old.ends_before is None or old.ends_before > new.starts_on:
                old.ends_before = new.starts_on
                changed.append(old)
    model.objects.bulk_update(changed, ["ends_before", "replaced_at", "replaced_by"], batch_size=BATCH)
    model.objects.bulk_create(rows, batch_size=BATCH)


def replace(rows: Sequence[Any], *, same: Collection[str] = (), by: User, at: datetime) -> None:
    """Save undated rows of one model: each replaces the current row alike in the `same` fields."""
    model = type(rows[0])
    new = {_alike(row, same) for row in rows}
    current = model.objects.visible_to(by).current().filter(person_id__in={row.person_id for row in rows})
    old = [row for row in current if _alike(row, same) in new]
    for row in old:
        row.replaced_at, row.replaced_by = at, by
    model.objects.bulk_update(old, ["replaced_at", "replaced_by"], batch_size=BATCH)
    model.objects.bulk_create(rows, batch_size=BATCH)


def end(row: Dated, *, ends_before: date, by: User) -> None:
    """End one dated row. Raise WrongState when it has ended, Invalid when it had not begun."""
    locked = type(row).objects.visible_to(by).select_for_update().filter(pk=row.pk).first()
    if locked is None:
        raise NotFound(NOT_FOUND)
    if locked.ends_before or locked.replaced_at:
        raise WrongState("This has ended already. Open the page again to see it as it is now.")
    if ends_before < locked.starts_on:
        say = "It cannot end before it began. Check the date."
        raise Invalid(say, fields={"ends_before": say})
    locked.ends_before = row.ends_before = ends_before
    locked.save(update_fields=["ends_before"])


def _alike(row: Any, same: Collection[str]) -> tuple[Any, ...]:
    return (row.person_id, *(getattr(row, name) for name in same))
