"""Keep what one of the two says of it, in their own words; change it, or take it out."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.partnership.actions.speaking import authorise_to_speak, side_of
from sayso.journey.partnership.models import Account, Release
from sayso.journey.partnership.statuses import DomainKind, Part, WrittenAs
from sayso.rules.refusals import Invalid, NotFound

CHANGED = "This was changed or taken out since you opened the page. Open the page again to see it now."


@dataclass(frozen=True, kw_only=True)
class NewWords:
    """Something one of the two says. `decision` and `agrees` go with `Part.DECISION` alone."""

    person: UUID
    side: UUID
    part: Part
    words: str
    decision: DomainKind | None = None
    agrees: bool | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid unless it has words, and names a decision when it is about one."""
        wrong = {}
        if not self.words.strip():
            wrong["words"] = "Write what you want to say."
        if (self.part == Part.DECISION) != (self.decision is not None):
            wrong["decision"] = "Choose which decision it is about."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    def made(self, *, by: User, at: datetime, entry: UUID | None = None) -> Account:
        """Return the row, not saved: a new entry, or another version of this one."""
        return Account(
            id=self.key,
            person_id=self.person,
            side_id=self.side,
            entry=entry or self.key,
            part=self.part,
            words=self.words.strip(),
            decision=self.decision or "",
            agrees=self.agrees if self.decision else None,
            written_as=WrittenAs.SELF if by.subject_id == self.person else WrittenAs.WORKER,
            recorded_at=at,
            recorded_by=by,
        )


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def say_of_us(*, items: Sequence[NewWords], by: User, at: datetime) -> list[Account]:
    """Keep what was said, private to its author and whoever holds their private account.

    Their own sign-in says it of their own side; a worker writes down what they were told, and it says so.
    Raises NotFound and Invalid.
    """
    for item in items:
        authorise_to_speak(by, person=item.person, area=Area.PRIVATE)
        item.check()
        side_of(item.person, item.side, by=by)
    rows = [item.made(by=by, at=at) for item in items]
    Account.objects.bulk_create(rows)
    write([said(row, by=by, at=at) for row in rows])
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def say_one_of_us(*, words: NewWords, by: User, at: datetime) -> Account:
    """Keep one thing. Refuses as `say_of_us` does."""
    return say_of_us(items=[words], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def change_words(*, account: UUID, to: NewWords, by: User, at: datetime) -> Account:
    """Put a new version after this one, which stays to be read. It is not the part that changes.

    What the other reads stays the version that was released, until the author releases another.
    Raises NotFound, Invalid, and Stale when it was changed or taken out since.
    """
    authorise_to_speak(by, person=to.person, area=Area.PRIVATE)
    to.check()
    before = standing(account, to.person, by=by)
    if before.part != to.part or before.side_id != to.side:
        raise NotFound(NOT_FOUND)
    new = to.made(by=by, at=at, entry=before.entry)
    before.be_replaced(by=by, at=at)
    new.save(force_insert=True)
    write([said(new, by=by, at=at, action="partnership.change_words")])
    return new


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def remove_words(*, account: UUID, person: UUID, by: User, at: datetime) -> Account:
    """Let these words stand no longer. Whatever the other could read of them goes with them.

    Raises NotFound and Stale.
    """
    authorise_to_speak(by, person=person, area=Area.PRIVATE)
    before = standing(account, person, by=by)
    before.be_replaced(by=by, at=at)
    live = Release.objects.visible_to(by).filter(account__entry=before.entry, taken_back_at=None)
    live.update(taken_back_at=at, taken_back_by=by)
    write([said(before, by=by, at=at, action="partnership.remove_words")])
    return before


def standing(account: UUID, person: UUID, *, by: User) -> Account:
    """Return the version that stands, held until this transaction ends. Raises NotFound and Stale."""
    found: Account = Account.objects.visible_to(by).standing(CHANGED, person_id=person, pk=account)
    return found


def said(row: Account, *, by: User, at: datetime, action: str = "partnership.say_of_us") -> Event:
    """Return the event of one thing said: on its author's record alone, and never the words."""
    facts = {"part": row.part, "written_as": row.written_as}
    return event(action, by=by, at=at, person=row.person_id, about=("words", row.pk), facts=facts)
