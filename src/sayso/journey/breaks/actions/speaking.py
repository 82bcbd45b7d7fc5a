"""What the actions of this room have in common: whose account it is, and what stands on it already."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, areas_open, authorise_on_each, event
from sayso.foundation.audit.writing import Event
from sayso.journey.breaks.models import BreakNeed
from sayso.journey.breaks.statuses import CareState, WhyNot
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound

#: What whoever tells the adult's record of a carer's break must see of the carer.
TELLS = frozenset({Area.WORK, Area.PLAN})


def authorise_for(by: User, people: Collection[UUID]) -> None:
    """Raise NotFound unless each is this login's own account, or one that is open to a worker."""
    if not by.is_staff and set(people) != {by.subject_id}:
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=people, areas=[Area.PRIVATE])


def needs_held(wanted: Iterable[tuple[UUID, UUID]], *, by: User) -> dict[UUID, BreakNeed]:
    """Return breaks that are needed, by key, held until the transaction ends; each of these people.

    `wanted` are pairs of a carer and a break. Raises NotFound.
    """
    pairs = set(wanted)
    rows = BreakNeed.objects.visible_to(by).select_for_update(no_key=True)
    found = {one.pk: one for one in rows.filter(pk__in=[need for _, need in pairs]).order_by("pk")}
    theirs = {person: set(record_keys(person, viewer=by)) | {person} for person, _ in pairs}
    if any(need not in found or found[need].person_id not in theirs[person] for person, need in pairs):
        raise NotFound(NOT_FOUND)
    return found


def may_tell(by: User, carer: UUID) -> bool:
    """Whether this login may say on the adult's record what became of care that stands there."""
    return by.is_staff and areas_open(carer) >= TELLS


def tell_adult(
    carer: UUID, which: UUID, becomes: CareState, *, why: WhyNot | None = None, by: User, at: datetime
) -> list[Event]:
    """Say what became of the care that a break or booking, `which`, points at; return the events of it.

    It is said on the adult's record, where care stands there. What is of a carer has no place in it. No event
    where there is none, or where this login may not say so.
    """
    if not may_tell(by, carer):
        return []
    keys = list({carer, *record_keys(carer, viewer=by)})
    with connection.cursor() as cursor:
        told: list[Any] = [keys, which, becomes.value, why.value if why else "", at]
        cursor.execute("select adult, told from breaks_tell_adult(%s::uuid[], %s, %s, %s, %s)", told)
        rows = cursor.fetchall()
    return [
        event("breaks.care_told", by=by, at=at, person=adult, about=("replacement care", care))
        for adult, care in rows
    ]
