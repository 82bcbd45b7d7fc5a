"""Record what somebody needs to take things in and to be understood (Accessible Information Standard)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.succession import authorise_on_all, end, take_place
from sayso.journey.people.models import CommunicationNeed
from sayso.journey.people.statuses import NeedKind
from sayso.rules.refusals import Invalid

SAYS_WHICH = {
    NeedKind.SPEAKS: "Enter the language they speak.",
    NeedKind.READS: "Enter the language they read.",
    NeedKind.INTERPRETER: "Enter the language to interpret.",
    NeedKind.AID: "Say which aid.",
    NeedKind.TIME_OF_DAY: "Say which time of day is best.",
    NeedKind.OTHER: "Say what they need.",
}


@dataclass(frozen=True, kw_only=True)
class NewNeed:
    """A communication need. `detail` says which language, aid, print size or time."""

    person: UUID
    kind: NeedKind
    said_by: str
    review_on: date
    detail: str = ""
    starts_on: date | None = None


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_communication_needs(
    *, items: Sequence[NewNeed], by: User, at: datetime
) -> list[CommunicationNeed]:
    """Record needs. One of a kind takes the place of the one before.

    Raises NotFound; Invalid when nobody said it, or when it does not say which.
    """
    authorise_on_all(by, (item.person for item in items))
    today = timezone.localdate(at)
    for item in items:
        _check(item, today)
    rows = [
        CommunicationNeed(
            person_id=item.person,
            kind=item.kind,
            detail=item.detail.strip(),
            said_by=item.said_by.strip(),
            said_on=today,
            review_on=item.review_on,
            starts_on=item.starts_on or today,
            recorded_at=at,
            recorded_by=by,
        )
        for item in items
    ]
    take_place(rows, same=["kind"], by=by, at=at)
    write(
        [
            event(
                "people.record_communication_need",
                by=by,
                at=at,
                person=row.person_id,
                about=("communication need", row.pk),
                facts={"kind": row.kind, "review_on": row.review_on},
            )
            for row in rows
        ]
    )
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_communication_need(*, item: NewNeed, by: User, at: datetime) -> CommunicationNeed:
    """Record one need. Refuses as `record_communication_needs` does."""
    return record_communication_needs(items=[item], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def end_communication_need(
    *, need: CommunicationNeed, ends_before: date, by: User, at: datetime
) -> CommunicationNeed:
    """Record that somebody no longer needs this. Raises NotFound, Invalid, WrongState."""
    authorise_on_all(by, [need.person_id])
    end(need, ends_before=ends_before, by=by)
    about = ("communication need", need.pk)
    write([event("people.end_communication_need", by=by, at=at, person=need.person_id, about=about)])
    return need


def _check(item: NewNeed, today: date) -> None:
    wrong = {}
    if not item.said_by.strip():
        wrong["said_by"] = "Say who told us."
    if item.kind in SAYS_WHICH and not item.detail.strip():
        wrong["detail"] = SAYS_WHICH[item.kind]
    if item.review_on <= today:
        wrong["review_on"] = "Give a day after today on which we ask again."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
