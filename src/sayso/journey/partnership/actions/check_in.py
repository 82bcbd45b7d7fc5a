"""Keep how it is, as one of the two says alone: by themself, or to a worker who holds their account."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.partnership.actions.notice_change import follow_up
from sayso.journey.partnership.actions.say_of_us import CHANGED
from sayso.journey.partnership.actions.speaking import authorise_to_speak, own_voice, side_of
from sayso.journey.partnership.models import CheckIn, PartnershipSide, PrivateChange
from sayso.journey.partnership.statuses import NoticedBy, WrittenAs
from sayso.rules.clocks.promises import NOT_SAFE_TALKED_WITH
from sayso.rules.partnership import check_in as rules
from sayso.rules.refusals import Invalid

NOT_SAFE = "Said in a check-in that they do not feel safe with the other."
TO_COME = "This day is still to come. Write the day they said it."


@dataclass(frozen=True, kw_only=True)
class NewCheckIn:
    """What one of the two said on a day, by the codes of the rules of check-ins. One answer is enough."""

    person: UUID
    side: UUID
    answers: Mapping[str, rules.Said | None]
    said_on: date
    key: UUID = field(default_factory=uuid.uuid4)

    def made(
        self, side: PartnershipSide, *, by: User, at: datetime, before: CheckIn | None = None
    ) -> CheckIn:
        """Return the row, not saved: a new one, or another version. Raises Invalid, by question."""
        if self.said_on > timezone.localdate(at):
            raise Invalid(TO_COME, fields={"said_on": TO_COME})
        return CheckIn(
            id=self.key,
            person_id=self.person,
            side=side,
            entry=before.entry if before else self.key,
            said_on=self.said_on,
            answers=rules.read(rules.Side(side.standing), self.answers, on=self.said_on),
            written_as=WrittenAs.SELF if by.subject_id == self.person else WrittenAs.WORKER,
            recorded_at=at,
            recorded_by=by,
        )


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def check_in(*, items: Sequence[NewCheckIn], by: User, at: datetime) -> list[CheckIn]:
    """Keep what was said, private to its author and whoever holds their private account.

    Whoever says that they do not feel safe is talked with alone: a task for who holds the account says so, in
    words that say nothing. Nothing at all is written on the other's record. Raises NotFound and Invalid.
    """
    for item in items:
        authorise_to_speak(by, person=item.person, area=Area.PRIVATE)
    sides = [own_voice(side_of(item.person, item.side, by=by), by=by) for item in items]
    rows = [item.made(side, by=by, at=at) for item, side in zip(items, sides, strict=True)]
    CheckIn.objects.bulk_create(rows)
    _follow_up([row for row in rows if rules.is_unsafe(row.answers)], by=by, at=at)
    write([_said(row, by=by, at=at) for row in rows])
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def check_in_one(*, said: NewCheckIn, by: User, at: datetime) -> CheckIn:
    """Keep one. Refuses as `check_in` does."""
    return check_in(items=[said], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def change_check_in(*, check_in: UUID, to: NewCheckIn, by: User, at: datetime) -> CheckIn:
    """Put a new version after this one, which stays to be read: more was said, or it is put right.

    Raises NotFound, Invalid, and Stale when it was changed since.
    """
    authorise_to_speak(by, person=to.person, area=Area.PRIVATE)
    rows = CheckIn.objects.visible_to(by)
    before: CheckIn = rows.standing(CHANGED, person_id=to.person, side_id=to.side, pk=check_in)
    side = own_voice(side_of(to.person, to.side, by=by), by=by)
    new = to.made(side, by=by, at=at, before=before)
    before.be_replaced(by=by, at=at)
    new.save(force_insert=True)
    if rules.is_unsafe(new.answers) and not rules.is_unsafe(before.answers):
        _follow_up([new], by=by, at=at)
    write([_said(new, by=by, at=at, action="partnership.change_check_in")])
    return new


def _follow_up(unsafe: Sequence[CheckIn], *, by: User, at: datetime) -> None:
    """Let each of them be talked with alone, once while it is open: kept beside what they said."""
    today = timezone.localdate(at)
    for row in unsafe:
        due = NOT_SAFE_TALKED_WITH.after(today)
        task = follow_up(row.person_id, "unsafe", due=due, owner=None, key=uuid.uuid4(), at=at)
        if task:
            noticed = {"noticed_on": row.said_on, "noticed_by": NoticedBy.CHECK_IN, "words": NOT_SAFE}
            kept = {"side_id": row.side_id, "task_id": task, "recorded_at": at, "recorded_by": by}
            PrivateChange(person_id=row.person_id, **noticed, **kept).save(force_insert=True)


def _said(row: CheckIn, *, by: User, at: datetime, action: str = "partnership.check_in") -> Event:
    """Return the event of one check-in: on its author's record alone, and never what was answered."""
    facts = {"written_as": row.written_as}
    return event(action, by=by, at=at, person=row.person_id, about=("check_in", row.pk), facts=facts)
