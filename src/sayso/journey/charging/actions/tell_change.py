"""Keep that something changed in somebody's money or life, until a sum was worked out with it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.models import MoneyChange
from sayso.journey.charging.statuses import ChangeKind
from sayso.rules.refusals import Invalid, NotFound


@dataclass(frozen=True, kw_only=True)
class NewChange:
    """What changed, on which day, and when somebody told us: None is today. Words are welcome, not needed."""

    person: UUID
    what: Sequence[ChangeKind]
    changed_on: date
    told_on: date | None = None
    words: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid, by field, for nothing that changed or for a telling that is still to come."""
        if not self.what:
            raise Invalid("Say what changed.", fields={"what": "Say what changed."})
        if self.told_on and self.told_on > today:
            sentence = "This day is still to come. Write the day on which we were told."
            raise Invalid(sentence, fields={"told_on": sentence})


@named_action(kind=Kind.RECORDS, permission=Permission.TELL_MEANS)
def tell_change(*, change: NewChange, by: User, at: datetime) -> MoneyChange:
    """Keep what somebody tells of themself. Raises NotFound for anybody else's record, and Invalid."""
    told_today = change.told_on in (None, timezone.localdate(at))
    if change.person != by.subject_id or not told_today or ChangeKind.OURS in change.what:
        raise NotFound(NOT_FOUND)
    return _keep(change, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def record_change(*, change: NewChange, by: User, at: datetime) -> MoneyChange:
    """Keep what the money team was told, or found that we had wrong. Raises NotFound and Invalid."""
    return _keep(change, by=by, at=at)


def _keep(change: NewChange, *, by: User, at: datetime) -> MoneyChange:
    authorise_on(by, person=change.person, area=Area.MEANS)
    change.check(today=timezone.localdate(at))
    made = MoneyChange(
        id=change.key,
        person_id=change.person,
        what=[one.value for one in change.what],
        changed_on=change.changed_on,
        told_on=change.told_on or timezone.localdate(at),
        words=change.words.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    made.save(force_insert=True)
    about = ("change", made.pk)
    write([event("charging.tell_change", by=by, at=at, person=change.person, about=about)])
    return made
