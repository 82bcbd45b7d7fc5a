"""Keep that something changed between the two, with who does something about it; and what was done."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.casework.models import Task
from sayso.journey.partnership.actions.speaking import own_voice, side_of
from sayso.journey.partnership.models import Change, NoticedChange, PrivateChange
from sayso.journey.partnership.statuses import NoticedBy
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState

A_WORKER = "A worker writes this down."
NOT_THEIRS = "Choose somebody who works with them and may know of it."
SAY_DONE = "Write what was done. A few words are enough."
#: What the task itself says of how it ended: it is read by more people than the words of what was done.
DONE = "Written where it was noticed"


@dataclass(frozen=True, kw_only=True)
class NewChange:
    """What was noticed, about whom, and who does something about it by when. No owner: whoever writes it.

    `in_private`: it was told in private, or came from a private account. Then only who holds that account
    reads it, and only they may own it.
    """

    person: UUID
    side: UUID
    noticed_on: date
    noticed_by: NoticedBy
    words: str
    due_on: date
    in_private: bool
    owner: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    @property
    def area(self) -> Area:
        """Where it stands."""
        return Area.PRIVATE if self.in_private else Area.STORY

    def check(self, *, today: date) -> None:
        """Raise Invalid for no words, a day to come, or a day to do it by that is past."""
        wrong = {}
        if not self.words.strip():
            wrong["words"] = "Write what was noticed."
        if self.noticed_on > today:
            wrong["noticed_on"] = "This day is still to come. Write when it was noticed."
        if self.due_on < today:
            wrong["due_on"] = "This day is past. Choose today or a day to come."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def notice_change(*, change: NewChange, by: User, at: datetime) -> NoticedChange:
    """Keep it where it came from, and make its task. What was told in private is never on any other record.

    Raises NotFound, NotPermitted for whoever does not work here, and Invalid.
    """
    if not by.is_staff:
        raise NotPermitted(A_WORKER)
    authorise_on(by, person=change.person, area=change.area)
    change.check(today=timezone.localdate(at))
    side = own_voice(side_of(change.person, change.side, by=by), by=by)
    kind = "private" if change.in_private else "story"
    task = follow_up(
        change.person, kind, due=change.due_on, owner=change.owner or by.pk, key=uuid.uuid4(), at=at
    )
    if task is None:
        raise Invalid(NOT_THEIRS, fields={"owner": NOT_THEIRS})
    row = (PrivateChange if change.in_private else Change)(
        id=change.key,
        person_id=change.person,
        side=side,
        noticed_on=change.noticed_on,
        noticed_by=change.noticed_by,
        words=change.words.strip(),
        task_id=task,
        recorded_at=at,
        recorded_by=by,
    )
    row.save(force_insert=True)
    write([_noticed(row, by=by, at=at)])
    return row


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def close_change(*, person: UUID, task: UUID, done: str, by: User, at: datetime) -> Task:
    """Keep what was done, beside what was noticed; the task ends and says only that it did.

    Whoever owns the task and may not read what was noticed still says what they did: it stands on the task.
    Raises NotFound, NotPermitted, Invalid for no words, and WrongState when it was closed before.
    """
    if not by.is_staff:
        raise NotPermitted(A_WORKER)
    authorise_on(by, person=person, area=Area.WORK)
    rows = Task.objects.visible_to(by).select_for_update(of=("self",))
    found: Task | None = rows.filter(person_id=person, pk=task, asked="change").first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.done_at:
        raise WrongState("What was done is written already.")
    if not done.strip():
        raise Invalid(SAY_DONE, fields={"done": SAY_DONE})
    row = noticed_with(task, by=by)
    if row is not None:
        row.done_at, row.done_by, row.done_words = at, by, done.strip()
        row.save(update_fields=["done_at", "done_by", "done_words"])
    found.done_at, found.done_by, found.done_with = at, by, DONE if row else done.strip()
    found.save(update_fields=["done_at", "done_by", "done_with"])
    write([event("partnership.close_change", by=by, at=at, person=person, about=("task", task))])
    _ends_with(found, by=by, at=at)
    return found


def follow_up(
    person: UUID, kind: str, *, due: date, owner: UUID | None, key: UUID, at: datetime
) -> UUID | None:
    """Make the task, through the database's own door; None when there is one, or the owner may not know."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select partnership_follow_up(%s, %s, %s, %s, %s, %s)", [key, person, kind, due, owner, at]
        )
        (made,) = cursor.fetchone()
    return UUID(str(made)) if made else None


def noticed_with(task: UUID, *, by: User) -> NoticedChange | None:
    """Return what was noticed that this task is about, as far as this login may read it."""
    for model in (PrivateChange, Change):
        found: NoticedChange | None = model.objects.visible_to(by).filter(task_id=task).first()
        if found is not None:
            return found
    return None


def _ends_with(task: Task, *, by: User, at: datetime) -> None:
    """End what the task alone had opened to its owner, as every finished task does."""
    more = Task.objects.filter(person_id=task.person_id, owner_id=task.owner_id, done_at=None)
    if task.owner_id and not more.exists():
        grants.end(grants.live(person=task.person_id, login=task.owner_id, because="task"), at=at)


def _noticed(row: NoticedChange, *, by: User, at: datetime) -> Event:
    """Return the event: on that one's record alone, and never what was noticed."""
    facts = {"noticed_by": row.noticed_by, "in_private": isinstance(row, PrivateChange)}
    about = ("change", row.pk)
    return event("partnership.notice_change", by=by, at=at, person=row.person_id, about=about, facts=facts)
