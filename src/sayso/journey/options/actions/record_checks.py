"""Keep what we looked at ourselves about an offer, and when."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.options.models import Check, Offer
from sayso.journey.options.statuses import CheckAnswer, CheckKind, Owner, RoomAnswer
from sayso.rules.refusals import Invalid, NotFound

ANSWERS = {CheckKind.ROOM: RoomAnswer.values, CheckKind.OWNER: Owner.values}


@dataclass(frozen=True, kw_only=True)
class NewCheck:
    """One thing looked at. `answer` is of its kind: a check's, room's or an owner's. `found` is in words."""

    offer: UUID
    kind: CheckKind
    answer: str
    checked_on: date
    found: str = ""
    starts_on: date | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid for an answer of another kind, or a day to come."""
        wrong = {}
        if self.answer not in ANSWERS.get(self.kind, CheckAnswer.values):
            wrong["answer"] = f"Choose an answer that belongs to “{CheckKind(self.kind).label}”."
        if self.checked_on > today:
            wrong["checked_on"] = "This day is still to come. Write the day you looked."
        if self.kind == CheckKind.OWNER and self.answer == Owner.LINKED and not self.found.strip():
            wrong["found"] = "Write who is linked to it, by their post and not by name."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.IMPORT_OFFERS)
def record_checks(*, items: Sequence[NewCheck], by: User, at: datetime) -> list[Check]:
    """Keep checks. The latest of a kind stands, the others stay to be read. Raises NotFound and Invalid."""
    today = timezone.localdate(at)
    for item in items:
        item.check(today=today)
    asked = {item.offer for item in items}
    if Offer.objects.filter(pk__in=asked).count() != len(asked):
        raise NotFound("We cannot find that offer.")
    made = [
        Check(
            id=item.key,
            offer_id=item.offer,
            kind=item.kind,
            answer=item.answer,
            found=item.found.strip(),
            starts_on=item.starts_on if item.kind == CheckKind.ROOM else None,
            checked_on=item.checked_on,
            recorded_at=at,
            recorded_by=by,
        )
        for item in items
    ]
    Check.objects.bulk_create(made)
    write(
        [
            event(
                "options.record_check",
                by=by,
                at=at,
                about=("offer", one.offer_id),
                facts={"kind": str(one.kind), "answer": one.answer},
            )
            for one in made
        ]
    )
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.IMPORT_OFFERS)
def record_check(*, check: NewCheck, by: User, at: datetime) -> Check:
    """Keep one. Refuses as `record_checks` does."""
    return record_checks(items=[check], by=by, at=at)[0]
