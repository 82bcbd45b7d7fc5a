"""Record a telephone number or an e-mail address, and that one is no longer in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.actions.succession import BATCH, authorise_on_all, end
from sayso.journey.people.models import ContactPoint
from sayso.journey.people.queries.keys import digits_of
from sayso.journey.people.statuses import PointKind
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewContactPoint:
    """A number or an e-mail address from a day on. `note` says whose it is or what to know."""

    person: UUID
    value: str
    starts_on: date
    kind: PointKind = PointKind.MOBILE
    note: str = ""


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_contact_points(*, items: Sequence[NewContactPoint], by: User, at: datetime) -> list[ContactPoint]:
    """Record numbers and e-mail addresses. Raises NotFound, and Invalid for what cannot be one."""
    people = authorise_on_all(by, (item.person for item in items))
    for item in items:
        _check(item)
    rows = [
        ContactPoint(
            person_id=item.person,
            kind=item.kind,
            value=item.value.strip(),
            digits="" if item.kind == PointKind.EMAIL else digits_of(item.value),
            note=item.note,
            starts_on=item.starts_on,
            recorded_at=at,
            recorded_by=by,
        )
        for item in items
    ]
    ContactPoint.objects.bulk_create(rows, batch_size=BATCH)
    index_again(people, by=by, at=at)
    write(
        [
            event(
                "people.record_contact_point",
                by=by,
                at=at,
                person=row.person_id,
                about=("contact point", row.pk),
                facts={"kind": row.kind},
            )
            for row in rows
        ]
    )
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_contact_point(*, item: NewContactPoint, by: User, at: datetime) -> ContactPoint:
    """Record one number or e-mail address. Refuses as `record_contact_points` does."""
    return record_contact_points(items=[item], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def end_contact_point(*, point: ContactPoint, ends_before: date, by: User, at: datetime) -> ContactPoint:
    """Record that a number or e-mail address is no longer in use. Raises NotFound, Invalid, WrongState."""
    authorise_on_all(by, [point.person_id])
    end(point, ends_before=ends_before, by=by)
    index_again([point.person_id], by=by, at=at)
    write(
        [
            event(
                "people.end_contact_point",
                by=by,
                at=at,
                person=point.person_id,
                about=("contact point", point.pk),
            )
        ]
    )
    return point


def _check(item: NewContactPoint) -> None:
    if item.kind == PointKind.EMAIL:
        if "@" not in item.value.strip("@ "):
            say = "Enter an e-mail address like name@example.com."
            raise Invalid(say, fields={"value": say})
    elif not 6 <= len(digits_of(item.value)) <= 15:
        say = "Enter a telephone number like 01632 960 001."
        raise Invalid(say, fields={"value": say})
