"""Keep the times that a carer needs for themself, and how it ended where a plan met one of them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.speaking import authorise_to_speak, hold
from sayso.journey.partnership.models import ClashSettled, FreeTime
from sayso.journey.partnership.statuses import WrittenAs
from sayso.rules.direct_payments.hours import A_DAY
from sayso.rules.refusals import Invalid, NotFound, WrongState

CHANGED = "This was changed or taken out since you opened the page. Open the page again to see it now."


@dataclass(frozen=True, kw_only=True)
class NewFreeTime:
    """Some days of the week (Monday 0), from a time, for so many minutes. `instead`: in that one's place."""

    person: UUID
    days: Sequence[int]
    starts_at: time
    minutes: int
    why: str = ""
    instead: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field, for what is no time of a week."""
        wrong = {}
        if not self.days or not set(self.days) <= set(range(7)):
            wrong["days"] = "Choose at least one day."
        if not 1 <= self.minutes <= A_DAY:
            wrong["ends_at"] = "Write when it ends. It may last up to a day."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def need_free(*, items: Sequence[NewFreeTime], by: User, at: datetime) -> list[FreeTime]:
    """Keep when somebody who cares needs to be free, and why: theirs, and of whoever holds their account.

    It changes nothing of any plan, and nobody is told. Raises NotFound, Invalid and Stale.
    """
    for item in items:
        authorise_to_speak(by, person=item.person, area=Area.PRIVATE)
        item.check()
    hold({item.person for item in items}, by=by)
    rows = [_kept(item, by=by, at=at) for item in items]
    about = [("free time", row.pk) for row in rows]
    write(
        [
            event("partnership.need_free", by=by, at=at, person=row.person_id, about=key)
            for row, key in zip(rows, about, strict=True)
        ]
    )
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def need_one_free(*, time_: NewFreeTime, by: User, at: datetime) -> FreeTime:
    """Keep one. Refuses as `need_free` does."""
    return need_free(items=[time_], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def need_free_no_more(*, person: UUID, free: UUID, by: User, at: datetime) -> FreeTime:
    """Let a time be one they need no longer. Raises NotFound and Stale."""
    authorise_to_speak(by, person=person, area=Area.PRIVATE)
    found = _ended(person, free, by=by, at=at)
    about = ("free time", found.pk)
    write([event("partnership.need_free_no_more", by=by, at=at, person=person, about=about)])
    return found


@dataclass(frozen=True, kw_only=True)
class ClashEnds:
    """How a clash of a time and a task ended, in a note."""

    person: UUID
    free: UUID
    line: UUID
    note: str
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def settle_clash(*, ends: ClashEnds, by: User, at: datetime) -> ClashSettled:
    """Keep that a time and a task that meet are settled, and how. Without a note it stays open.

    It changes neither the time nor the task. Raises NotFound, Invalid; WrongState for what is settled.
    """
    authorise_to_speak(by, person=ends.person, area=Area.PRIVATE)
    if not ends.note.strip():
        say = "Write what was done about it."
        raise Invalid(say, fields={"note": say})
    hold({ends.person}, by=by)
    found = queries.clashes_of(ends.person, viewer=by, on=timezone.localdate(at))
    clash = next((one for one in found if (one.free.pk, one.task.line) == (ends.free, ends.line)), None)
    if clash is None:
        raise NotFound(NOT_FOUND)
    if clash.settled:
        raise WrongState("How this ended is written down already.")
    row = ClashSettled(
        id=ends.key,
        person_id=ends.person,
        free=clash.free,
        line=ends.line,
        at_times=clash.task.at_times,
        note=ends.note.strip(),
        settled_at=at,
        settled_by=by,
    )
    row.save(force_insert=True)
    write([event("partnership.settle_clash", by=by, at=at, person=ends.person, about=("clash", row.pk))])
    return row


def _kept(item: NewFreeTime, *, by: User, at: datetime) -> FreeTime:
    before = _ended(item.person, item.instead, by=by, at=at) if item.instead else None
    row = FreeTime(
        id=item.key,
        person_id=item.person,
        entry=before.entry if before else item.key,
        days=sorted(set(item.days)),
        starts_at=item.starts_at,
        minutes=item.minutes,
        why=item.why.strip(),
        written_as=WrittenAs.SELF if by.subject_id == item.person else WrittenAs.WORKER,
        recorded_at=at,
        recorded_by=by,
    )
    row.save(force_insert=True)
    return row


def _ended(person: UUID, free: UUID, *, by: User, at: datetime) -> FreeTime:
    found: FreeTime = FreeTime.objects.visible_to(by).standing(CHANGED, person_id=person, pk=free)
    found.be_replaced(by=by, at=at)
    return found
