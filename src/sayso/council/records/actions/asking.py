"""Write down that somebody asked for what we hold: in any words, by any channel."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.council.records.actions.desk import day_told, open_to_the_desk, opened, why, wrote
from sayso.council.records.models import RecordRequest
from sayso.council.records.statuses import Asker, Channel, Identity, PartKind
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.named_action import (
    NOT_FOUND,
    Kind,
    authorise_on,
    may_see,
    named_action,
)
from sayso.foundation.access.permissions import Permission
from sayso.journey.people.queries import names_of
from sayso.rules.refusals import Invalid, NotFound

LONGEST_WORDS = 4000
WHO = "Write who asks."


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """A request for what we hold about `person`. `asked_on` None: today.

    `power` is the key of the power that whoever asks cites. `identity` None: nobody knows who it is.
    """

    person: UUID
    came_by: Channel = Channel.OWN_PAGE
    part: PartKind = PartKind.EVERYTHING
    asker: Asker = Asker.SELF
    asker_called: str = ""
    power: UUID | None = None
    words: str = ""
    asked_on: date | None = None
    identity: Identity | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if self.asker != Asker.SELF and not self.asker_called.strip():
            wrong["asker_called"] = WHO
        if len(self.words) > LONGEST_WORDS:
            wrong["words"] = f"Write up to {LONGEST_WORDS} letters."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.ASK_FOR_RECORD)
def ask_for_record(*, asked: NewRequest, by: User, at: datetime) -> RecordRequest:
    """Keep the request. No rule refuses it; the month begins on the day it came.

    From somebody's own sign-in it is about themself. A worker needs the record open; the desk does not.
    Raises NotFound, and Invalid by field.
    """
    own = not by.is_staff
    if own and by.subject_id != asked.person:
        raise NotFound(NOT_FOUND)
    authorise_to_write(by, person=asked.person)
    asked.check()
    row = _made(asked, own=own, by=by, on=day_told(asked.asked_on, at=at, field="asked_on"), at=at)
    with opened([asked.person], [Area.CONTACT, Area.ASKED], because=why(row), by=by, at=at):
        called = names_of([asked.person], viewer=by, on=row.asked_on).get(asked.person)
        if called is None:
            raise NotFound(NOT_FOUND)
        row.person_called = called
        row.save(force_insert=True)
    open_to_the_desk(row.person_id, at=at)
    wrote("ask_for_record", row, by=by, at=at, part=row.part, asker=row.asker, came_by=row.came_by)
    return row


def authorise_to_write(by: User, *, person: UUID) -> None:
    """Raise NotFound unless whoever acts is of the desk, or has the record open."""
    if not Subject.objects.filter(pk=person).exists():
        raise NotFound(NOT_FOUND)
    if not may_see(person=person, area=Area.ASKED):
        authorise_on(by, person=person, area=Area.CONTACT)


def _made(asked: NewRequest, *, own: bool, by: User, on: date, at: datetime) -> RecordRequest:
    is_self = own or asked.asker == Asker.SELF
    identity = Identity.SIGNED_IN if own else asked.identity
    return RecordRequest(
        id=asked.key,
        person_id=asked.person,
        asked_on=on,
        came_by=Channel.OWN_PAGE if own else asked.came_by,
        words=asked.words.strip(),
        part=asked.part,
        asker=Asker.SELF if own else asked.asker,
        asker_called="" if is_self else asked.asker_called.strip(),
        power=None if is_self else asked.power,
        recorded_at=at,
        recorded_by=by,
        identity=identity.value if identity else "",
        identity_at=at if identity else None,
        identity_by=by if identity else None,
        began_on=on,
        may_have=True if is_self else None,
        settled_at=at if is_self else None,
        settled_by=by if is_self else None,
    )
