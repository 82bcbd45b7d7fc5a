"""Record where somebody lives, stays or gets post, from a day on; and when they left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.actions.succession import authorise_on_all, end, take_place, unless_changed
from sayso.journey.people.models import Address
from sayso.journey.people.queries.places import place_key
from sayso.journey.people.statuses import AddressKind
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewAddress:
    """An address of its kind from a day on. For no fixed address, `lines` may say where to look."""

    person: UUID
    starts_on: date
    kind: AddressKind = AddressKind.HOME
    lines: str = ""
    postcode: str = ""
    uprn: str = ""
    ends_before: date | None = None


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_addresses(*, items: Sequence[NewAddress], by: User, at: datetime) -> list[Address]:
    """Record addresses. A new home follows the home before it, whose days stay as they were.

    Raises NotFound for a record that is not open to the login, Invalid for an address with no lines.
    """
    people = authorise_on_all(by, (item.person for item in items))
    if any(not item.lines.strip() and item.kind != AddressKind.NONE for item in items):
        say = "Enter the first line of the address, or choose no fixed address."
        raise Invalid(say, fields={"lines": say})
    rows = [
        Address(
            person_id=item.person,
            kind=item.kind,
            lines=item.lines.strip(),
            postcode=item.postcode,
            uprn=item.uprn,
            place_key=place_key(item.lines.strip(), item.postcode, item.uprn),
            starts_on=item.starts_on,
            ends_before=item.ends_before,
            recorded_at=at,
            recorded_by=by,
        )
        for item in items
    ]
    take_place(rows, same=["kind"], by=by, at=at)
    index_again(people, by=by, at=at)
    write(
        [
            event(
                "people.record_address",
                by=by,
                at=at,
                person=row.person_id,
                about=("address", row.pk),
                facts={"kind": row.kind, "starts_on": row.starts_on},
            )
            for row in rows
        ]
    )
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_address(*, item: NewAddress, by: User, at: datetime, seen_version: int | None = None) -> Address:
    """Record one address. Refuses as `record_addresses` does; Stale when they changed since."""
    unless_changed(Address, item.person, seen_version=seen_version, by=by)
    return record_addresses(items=[item], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def end_address(*, address: Address, ends_before: date, by: User, at: datetime) -> Address:
    """Record that somebody left an address: `ends_before` is the first day on which they were gone.

    Raises NotFound, Invalid for a day before it began, WrongState when it had ended.
    """
    authorise_on_all(by, [address.person_id])
    end(address, ends_before=ends_before, by=by)
    index_again([address.person_id], by=by, at=at)
    write(
        [event("people.end_address", by=by, at=at, person=address.person_id, about=("address", address.pk))]
    )
    return address
