"""Record what somebody is called, or another of their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.actions.succession import BATCH, authorise_on_all, take_place, unless_changed
from sayso.journey.people.models import Name
from sayso.journey.people.statuses import ONE_AT_A_TIME, NameKind
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewName:
    """A name, of its kind, from a day on."""

    person: UUID
    text: str
    starts_on: date
    kind: NameKind = NameKind.CALLED
    say_it: str = ""


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_names(*, items: Sequence[NewName], by: User, at: datetime) -> list[Name]:
    """Record names. A new called or legal name follows the one before, which a search goes on finding.

    Raises NotFound for a record that is not open to the login, Invalid for an empty name.
    """
    people = authorise_on_all(by, (item.person for item in items))
    if not all(item.text.strip() for item in items):
        raise Invalid("Enter the name.", fields={"text": "Enter the name."})
    rows = [
        Name(
            person_id=item.person,
            kind=item.kind,
            text=item.text.strip(),
            say_it=item.say_it,
            starts_on=item.starts_on,
            recorded_at=at,
            recorded_by=by,
        )
        for item in items
    ]
    follow = [row for row in rows if row.kind in ONE_AT_A_TIME]
    if follow:
        take_place(follow, same=["kind"], by=by, at=at)
    Name.objects.bulk_create([row for row in rows if row.kind not in ONE_AT_A_TIME], batch_size=BATCH)
    index_again(people, by=by, at=at)
    write(
        [
            event(
                "people.record_name",
                by=by,
                at=at,
                person=row.person_id,
                about=("name", row.pk),
                facts={"kind": row.kind},
            )
            for row in rows
        ]
    )
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_name(*, item: NewName, by: User, at: datetime, seen_version: int | None = None) -> Name:
    """Record one name. Refuses as `record_names` does; Stale when names changed after `seen_version`."""
    unless_changed(Name, item.person, seen_version=seen_version, by=by)
    return record_names(items=[item], by=by, at=at)[0]
