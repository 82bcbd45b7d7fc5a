"""Record what somebody else is to a person, in that person's words, and that it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.succession import BATCH, authorise_on_all, end
from sayso.journey.people.models import Tie
from sayso.journey.people.statuses import TieKind
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewTie:
    """A tie on one person's own record. `other` is the other's key, if they have a record at all.

    The tie shows `other_called` and nothing else of the other: no address, no number.
    """

    person: UUID
    kind: TieKind
    other_called: str
    starts_on: date
    other: UUID | None = None


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_ties(*, items: Sequence[NewTie], by: User, at: datetime) -> list[Tie]:
    """Record ties. Each of two people has rows of their own: a tie on one says nothing on the other.

    Raises NotFound when either record is not open to the login; Invalid with no name, or to oneself.
    """
    authorise_on_all(by, {item.person for item in items} | {item.other for item in items if item.other})
    if not all(item.other_called.strip() for item in items):
        raise Invalid("Say what they call them.", fields={"other_called": "Say what they call them."})
    if any(item.other == item.person for item in items):
        say = "Choose somebody else: nobody is tied to themself."
        raise Invalid(say, fields={"other": say})
    rows = [
        Tie(
            person_id=item.person,
            other_id=item.other,
            other_called=item.other_called.strip(),
            kind=item.kind,
            starts_on=item.starts_on,
            recorded_at=at,
            recorded_by=by,
        )
        for item in items
    ]
    Tie.objects.bulk_create(rows, batch_size=BATCH)
    write(
        [
            event(
                "people.record_tie",
                by=by,
                at=at,
                person=row.person_id,
                about=("tie", row.pk),
                facts={"kind": row.kind},
            )
            for row in rows
        ]
    )
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_tie(*, item: NewTie, by: User, at: datetime) -> Tie:
    """Record one tie. Refuses as `record_ties` does."""
    return record_ties(items=[item], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def end_tie(*, tie: Tie, ends_before: date, by: User, at: datetime) -> Tie:
    """Record that a tie ended. Raises NotFound, Invalid, WrongState."""
    authorise_on_all(by, [tie.person_id])
    end(tie, ends_before=ends_before, by=by)
    write([event("people.end_tie", by=by, at=at, person=tie.person_id, about=("tie", tie.pk))])
    return tie
