"""Keep a carer's own parts of the plan for an emergency. They stand in it only while the carer says yes."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.queries import cared_for
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning.actions.drafting import is_own
from sayso.journey.planning.actions.emergency import CHANGED, check_words
from sayso.journey.planning.actions.picked_writers import see_it_is_theirs
from sayso.journey.planning.models import CarersEmergencyPart
from sayso.journey.planning.statuses import CarersPartKind
from sayso.rules.refusals import Invalid, NotFound, Stale

NOT_CLOSE = "Choose somebody whom they care for."


@dataclass(frozen=True, kw_only=True)
class NewCarersPart:
    """One part, in a carer's words, for the plan of `adult`. No words, or `stands` False: it is not in it."""

    person: UUID
    adult: UUID
    part: CarersPartKind
    words: str
    stands: bool = False
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_TASK)
def say_carers_parts(
    *,
    items: Sequence[NewCarersPart],
    by: User,
    at: datetime,
    alone: SeenAlone | None = None,
    seen: UUID | None = None,
) -> list[CarersEmergencyPart]:
    """Keep what one carer writes for one adult: by their own sign-in, or by a worker who asked them alone.

    In the same moment it stands in the adult's plan, or is gone from it with no trace. `seen` is the newest
    row that was read. Raises NotFound, Invalid by part, and Stale.
    """
    if len({(item.person, item.adult) for item in items}) != 1:
        raise NotFound(NOT_FOUND)
    person, adult = items[0].person, items[0].adult
    if not by.is_staff and not is_own(by, person):
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=Area.PRIVATE)
    called = _called(person, adult, by=by, at=at)
    asked = see_it_is_theirs(by, person, alone)
    check_words((item.part.value, item.words) for item in items)
    rows = CarersEmergencyPart.objects.visible_to(by).current().filter(person_id=person, adult_id=adult)
    before = {row.part: row for row in rows.select_for_update(of=("self",))}
    if seen and seen not in {row.pk for row in before.values()}:
        raise Stale(CHANGED)
    changed = [item for item in items if _is_new(item, before.get(item.part))]
    rows.filter(part__in=[item.part for item in changed]).update(replaced_at=at, replaced_by=by)
    made = [_row(item, called, asked, by=by, at=at) for item in changed]
    CarersEmergencyPart.objects.bulk_create(made)
    with connection.cursor() as cursor:
        cursor.execute("select planning_settle_emergency(%s, %s, %s)", [person, adult, at])
    write([event("planning.say_carers_parts", by=by, at=at, person=person)])
    return made


def _row(item: NewCarersPart, called: str, alone: str, *, by: User, at: datetime) -> CarersEmergencyPart:
    return CarersEmergencyPart(
        id=item.key,
        person_id=item.person,
        adult_id=item.adult,
        adult_called=called,
        part=item.part,
        words=item.words.strip(),
        stands=item.stands and bool(item.words.strip()),
        alone=alone,
        recorded_at=at,
        recorded_by=by,
    )


def _is_new(item: NewCarersPart, row: CarersEmergencyPart | None) -> bool:
    stands = item.stands and bool(item.words.strip())
    return (item.words.strip(), stands) != ((row.words, row.stands) if row else ("", False))


def _called(person: UUID, adult: UUID, *, by: User, at: datetime) -> str:
    """Return what the carer calls whom they care for. Raises Invalid for somebody not tied to them."""
    close = {one.adult: one.called for one in cared_for(person, viewer=by, on=timezone.localdate(at))}
    if adult not in close:
        raise Invalid(NOT_CLOSE, fields={"adult": NOT_CLOSE})
    return close[adult]
