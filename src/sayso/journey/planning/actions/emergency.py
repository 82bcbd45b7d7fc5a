"""Keep the person's parts of the plan for an emergency, whom to ring, and the person's yes to it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning import queries
from sayso.journey.planning.actions.drafting import authorise_to_read, authorise_to_read_all, hold_people
from sayso.journey.planning.actions.picked_writers import see_it_is_theirs
from sayso.journey.planning.models import EmergencyContact, EmergencyPart, EmergencyYes
from sayso.journey.planning.statuses import ContactAsked, EmergencyPartKind
from sayso.rules.clocks.promises import EMERGENCY_PLAN_AGAIN
from sayso.rules.refusals import Invalid, NotFound, Stale

LONGEST_WORDS = 400
CHANGED = "This was changed since you opened the page. Read what stands now, then save again."


@dataclass(frozen=True, kw_only=True)
class NewEmergencyPart:
    """One part, in the words of `person`. Empty words take out what stood there."""

    person: UUID
    part: EmergencyPartKind
    words: str
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def say_emergency_parts(
    *, items: Sequence[NewEmergencyPart], by: User, at: datetime, seen_version: int | None = None
) -> list[EmergencyPart]:
    """Keep parts: by the person, or by a worker who writes with them. What did not change is left as it is.

    Raises NotFound, Invalid by part, and Stale where another was faster than whoever read `seen_version`.
    """
    people = {item.person for item in items}
    authorise_to_read_all(by, people)
    check_words((item.part.value, item.words) for item in items)
    hold_people(people, by=by)
    if seen_version is not None and any(
        queries.emergency_version(one, viewer=by) != seen_version for one in people
    ):
        raise Stale(CHANGED)
    rows = EmergencyPart.objects.visible_to(by).current().filter(person_id__in=people)
    stands = {(row.person_id, row.part): row for row in rows}
    changed = [item for item in items if item.words.strip() != _words(stands.get((item.person, item.part)))]
    old = [stands[item.person, item.part] for item in changed if (item.person, item.part) in stands]
    for row in old:
        row.replaced_at, row.replaced_by = at, by
    EmergencyPart.objects.bulk_update(old, ["replaced_at", "replaced_by"])
    made = [_part(item, by=by, at=at) for item in changed if item.words.strip()]
    EmergencyPart.objects.bulk_create(made)
    write(event("planning.say_emergency_parts", by=by, at=at, person=one) for one in sorted(people))
    return made


def check_words(said: Iterable[tuple[str, str]]) -> None:
    """Raise Invalid, by part, for more than fits on one page. `said` are parts with their words."""
    say = f"Write up to {LONGEST_WORDS} letters: it has to fit on one page."
    wrong = {part: say for part, words in said if len(words.strip()) > LONGEST_WORDS}
    if wrong:
        raise Invalid(say, fields=wrong)


def _part(item: NewEmergencyPart, *, by: User, at: datetime) -> EmergencyPart:
    return EmergencyPart(
        id=item.key,
        person_id=item.person,
        part=item.part,
        words=item.words.strip(),
        recorded_at=at,
        recorded_by=by,
    )


def _words(row: EmergencyPart | None) -> str:
    return row.words if row else ""


@dataclass(frozen=True, kw_only=True)
class NewContact:
    """Whom to ring, and whether they were asked. `contact` and `seen` where one that stands is changed."""

    person: UUID
    called: str
    telephone: str
    asked: ContactAsked
    free: str = ""
    place: int = 0
    contact: UUID | None = None
    seen: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if not self.called.strip():
            wrong["called"] = "Write who it is."
        if not self.telephone.strip():
            wrong["telephone"] = "Write the number to ring."
        if not 0 <= self.place <= 99:
            wrong["place"] = "Write a number from 0 to 99."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def name_contact(*, contact: NewContact, by: User, at: datetime) -> EmergencyContact:
    """Keep whom to ring, or what changed. Raises NotFound, Invalid, and Stale for one who is slower."""
    authorise_to_read(by, contact.person)
    contact.check()
    hold_people([contact.person], by=by)
    if contact.contact:
        _end(contact.person, contact.contact, contact.seen, by=by, at=at)
    made: EmergencyContact = EmergencyContact.objects.create(
        id=contact.key,
        person_id=contact.person,
        contact=contact.contact or contact.key,
        place=contact.place,
        called=contact.called.strip(),
        telephone=contact.telephone.strip(),
        free=contact.free.strip(),
        asked=contact.asked,
        recorded_at=at,
        recorded_by=by,
    )
    about = ("emergency contact", made.pk)
    write([event("planning.name_contact", by=by, at=at, person=contact.person, about=about)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def drop_contact(*, contact: UUID, person: UUID, by: User, at: datetime) -> None:
    """Take somebody off the list: nobody rings them any more. Raises NotFound."""
    authorise_to_read(by, person)
    hold_people([person], by=by)
    ended = _end(person, contact, None, by=by, at=at)
    about = ("emergency contact", ended.pk)
    write([event("planning.drop_contact", by=by, at=at, person=person, about=about)])


def _end(person: UUID, contact: UUID, seen: UUID | None, *, by: User, at: datetime) -> EmergencyContact:
    rows = EmergencyContact.objects.visible_to(by).current().filter(person_id=person, contact=contact)
    found: EmergencyContact | None = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if seen and seen != found.pk:
        raise Stale(CHANGED)
    found.be_replaced(by=by, at=at)
    return found


@dataclass(frozen=True, kw_only=True)
class NewEmergencyYes:
    """The person's yes to the plan as they read it (`seen_version`), until the day on which to look again."""

    person: UUID
    review_on: date
    seen_version: int
    alone: SeenAlone | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid unless the day to look again is within a year."""
        if not today < self.review_on <= EMERGENCY_PLAN_AGAIN.after(today):
            say = "Choose a day within a year from now."
            raise Invalid(say, fields={"review_on": say})


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_PLAN)
def say_yes_to_emergency_plan(*, yes: NewEmergencyYes, by: User, at: datetime) -> EmergencyYes:
    """Keep the person's yes: by their own sign-in, or by a worker who asked them alone.

    Raises NotFound; Invalid where they were not asked alone or nothing is written; Stale when it changed.
    """
    authorise_to_read(by, yes.person)
    yes.check(today=timezone.localdate(at))
    alone = see_it_is_theirs(by, yes.person, yes.alone)
    hold_people([yes.person], by=by)
    version = queries.emergency_version(yes.person, viewer=by)
    if version != yes.seen_version:
        raise Stale(CHANGED)
    if not version:
        raise Invalid("Nothing is written yet. Write first what must happen.")
    rows = EmergencyYes.objects.visible_to(by).current().filter(person_id=yes.person)
    rows.update(replaced_at=at, replaced_by=by)
    made: EmergencyYes = EmergencyYes.objects.create(
        id=yes.key,
        person_id=yes.person,
        version=version,
        review_on=yes.review_on,
        alone=alone,
        recorded_at=at,
        recorded_by=by,
    )
    about = ("emergency yes", made.pk)
    write([event("planning.say_yes_to_emergency_plan", by=by, at=at, person=yes.person, about=about)])
    return made
