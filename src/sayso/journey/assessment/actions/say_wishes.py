"""Keep what somebody says of their own life, in their words."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.statuses import SaidBy, WishKind
from sayso.rules.refusals import Invalid, NotFound

MOST_MINUTES = 180


@dataclass(frozen=True, kw_only=True)
class NewWish:
    """Something that somebody said. `wished_at` is a time of day, give or take so many minutes.

    `days` are weekdays, Monday 0; none means any day. `spoken_by` says who spoke, when it was not themself.
    """

    person: UUID
    words: str
    kind: WishKind = WishKind.MATTERS
    wished_at: time | None = None
    give_or_take_minutes: int | None = None
    days: tuple[int, ...] = ()
    said_by: SaidBy = SaidBy.SELF
    spoken_by: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid unless it has words, and a time with its room or neither."""
        wrong = {}
        if not self.words.strip():
            wrong["words"] = "Write what they said."
        if self.said_by == SaidBy.OTHER and not self.spoken_by.strip():
            wrong["spoken_by"] = "Write who spoke for them."
        room = self.give_or_take_minutes
        if self.wished_at is None and room is not None:
            wrong["wished_at"] = "Write the time, or leave both empty."
        if room is not None and not 0 <= room <= MOST_MINUTES:
            wrong["give_or_take_minutes"] = "Give a number of minutes from 0 to 180."
        if not set(self.days) <= set(range(7)):
            wrong["days"] = "Choose days of the week."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)

    def made(self, *, by: User, at: datetime, conversation: UUID | None = None) -> Wish:
        """Return the row, not saved. A time with no room said has none: that very minute is wished."""
        room = self.give_or_take_minutes
        return Wish(
            id=self.key,
            person_id=self.person,
            kind=self.kind,
            words=self.words.strip(),
            wished_at=self.wished_at,
            give_or_take_minutes=(room or 0) if self.wished_at else None,
            days=sorted(set(self.days)),
            said_by=self.said_by,
            spoken_by=self.spoken_by.strip() if self.said_by == SaidBy.OTHER else "",
            conversation=conversation,
            recorded_at=at,
            recorded_by=by,
        )


@named_action(kind=Kind.RECORDS, permission=Permission.SAY_WHAT_MATTERS)
def say_wishes(*, items: Sequence[NewWish], by: User, at: datetime) -> list[Wish]:
    """Keep what was said. A person's own sign-in says it of themself and of nobody else.

    Raises NotFound for a record that is not open, Invalid for what has no words.
    """
    authorise_to_say(by, {item.person for item in items})
    for item in items:
        item.check()
    wishes = [item.made(by=by, at=at) for item in items]
    Wish.objects.bulk_create(wishes)
    write([said(wish, by=by, at=at) for wish in wishes])
    return wishes


@named_action(kind=Kind.RECORDS, permission=Permission.SAY_WHAT_MATTERS)
def say_wish(*, wish: NewWish, by: User, at: datetime) -> Wish:
    """Keep one thing that was said. Refuses as `say_wishes` does."""
    return say_wishes(items=[wish], by=by, at=at)[0]


def authorise_to_say(by: User, people: Iterable[UUID]) -> None:
    """Raise NotFound unless this login may write down what each of these people says.

    Whoever does not work here speaks for themself: what another shares with them does not make it theirs.
    """
    for person in people:
        if not by.is_staff and person != by.subject_id:
            raise NotFound(NOT_FOUND)
        authorise_on(by, person=person, area=Area.PLAN)


def said(wish: Wish, *, by: User, at: datetime, action: str = "assessment.say_wish") -> Event:
    """Return the event of one thing said: its kind, and whether it bears a time. Never the words."""
    facts = {"kind": wish.kind, "timed": wish.wished_at is not None, "said_by": wish.said_by}
    return event(action, by=by, at=at, person=wish.person_id, about=("wish", wish.pk), facts=facts)
