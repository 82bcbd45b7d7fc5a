"""Take up what two people see differently: ways on, what each is told of it, and who acts for whom."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions.speaking import hold, side_of
from sayso.journey.partnership.models import (
    Difference,
    DifferenceOption,
    PartnershipSide,
    ToldOfIt,
)
from sayso.journey.partnership.models.apart_kinds import (
    HoldsDecision,
    MatterKind,
    OptionKind,
    SeparateDone,
)
from sayso.journey.planning.queries import line_of
from sayso.rules.direct_payments.hours import A_WEEK
from sayso.rules.refusals import Invalid, NotFound, WrongState

PAST = "Choose a day to come."
#: What whoever takes it up must see of the person's record.
NEEDED = (Area.WORK, Area.PLAN, Area.SHARING)


@dataclass(frozen=True, kw_only=True)
class NewDifference:
    """What it is about, whose decision that is, and when we look at it again. `side` is the person's own."""

    person: UUID
    side: UUID
    matter: MatterKind
    decides: HoldsDecision
    review_on: date
    line: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def take_up_difference(*, difference: NewDifference, by: User, at: datetime) -> Difference:
    """Keep that a worker takes it up. Neither of the two is told. Raises NotFound and Invalid."""
    side = _adults_side(difference.person, difference.side, by=by)
    _must_come(difference.review_on, "review_on", at)
    if difference.line and line_of(difference.person, difference.line, viewer=by) is None:
        raise NotFound(NOT_FOUND)
    row = Difference(
        id=difference.key,
        person_id=difference.person,
        carer_id=side.other_id,
        pair=side.pair,
        matter=difference.matter,
        decides=difference.decides,
        line=difference.line,
        review_on=difference.review_on,
        opened_at=at,
        opened_by=by,
    )
    row.save(force_insert=True)
    write_event("take_up_difference", row, by=by, at=at, matter=row.matter, decides=row.decides)
    return row


@dataclass(frozen=True, kw_only=True)
class NewOption:
    """A way on, with what it does to both: minutes a week; None where nobody knows yet."""

    way: OptionKind
    carer_minutes: int | None = None
    to_meet_minutes: int | None = None
    for_person: str = ""
    for_carer: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid unless it says what it does to both."""
        wrong = {}
        if self.carer_minutes is None and not self.for_carer.strip():
            wrong["for_carer"] = "Say what it does for the carer, in hours or in words."
        if self.to_meet_minutes is None and not self.for_person.strip():
            wrong["for_person"] = "Say what it does for the person, in hours or in words."
        if self.carer_minutes is not None and abs(self.carer_minutes) > A_WEEK:
            wrong["carer_minutes"] = "A week has 168 hours."
        if self.to_meet_minutes is not None and not 0 <= self.to_meet_minutes <= A_WEEK:
            wrong["to_meet_minutes"] = "A week has 168 hours."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def put_options(
    *, person: UUID, difference: UUID, items: Sequence[NewOption], by: User, at: datetime
) -> list[DifferenceOption]:
    """Keep ways on. Raises NotFound and Invalid."""
    found = taken(person, difference, by=by)
    for item in items:
        item.check()
    rows = [
        DifferenceOption(
            id=item.key,
            person_id=person,
            difference=found,
            way=item.way,
            carer_minutes=item.carer_minutes,
            to_meet_minutes=item.to_meet_minutes,
            for_person=item.for_person.strip(),
            for_carer=item.for_carer.strip(),
            put_at=at,
            put_by=by,
        )
        for item in items
    ]
    DifferenceOption.objects.bulk_create(rows)
    write_event("put_options", found, by=by, at=at, ways=sorted(row.way for row in rows))
    return rows


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What one of the two is told of it, in words written for that one."""

    person: UUID
    side: UUID
    words: str
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def tell_of_it(*, difference: UUID, told: Telling, by: User, at: datetime) -> ToldOfIt:
    """Let one of the two read what came of it, on their own page. The other learns nothing of that.

    Told again, it takes the place of what stood. Raises NotFound, Invalid; WrongState before it is settled.
    """
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=[told.person], areas=[Area.PRIVATE])
    found: Difference | None = Difference.objects.visible_to(by).filter(pk=difference).first()
    if found is None or told.person not in (found.person_id, found.carer_id):
        raise NotFound(NOT_FOUND)
    side = side_of(told.person, told.side, by=by)
    if side.pair != found.pair:
        raise NotFound(NOT_FOUND)
    if not told.words.strip():
        say = "Write what this one is to know."
        raise Invalid(say, fields={"words": say})
    if not queries.endings_of([found], viewer=by)[found.pk]:
        raise WrongState("Nothing came of it yet. Write first what did.")
    hold({told.person}, by=by)
    stands = ToldOfIt.objects.visible_to(by).current()
    stands.filter(person_id=told.person, difference=difference).update(replaced_at=at, replaced_by=by)
    row = ToldOfIt(
        id=told.key,
        person_id=told.person,
        side=side,
        difference=difference,
        words=told.words.strip(),
        recorded_at=at,
        recorded_by=by,
    )
    row.save(force_insert=True)
    write([event("partnership.tell_of_it", by=by, at=at, person=told.person, about=("told", row.pk))])
    return row


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def keep_separate(
    *, person: UUID, difference: UUID, done: SeparateDone, because: str = "", by: User, at: datetime
) -> Difference:
    """Keep what was done where one worker or advocate acts for both. Raises NotFound and Invalid."""
    found = taken(person, difference, by=by)
    if done == SeparateDone.STAYS and not because.strip():
        say = "Write why one acts for both."
        raise Invalid(say, fields={"because": say})
    found.separate_done, found.separate_because = done, because.strip()
    found.separate_at, found.separate_by = at, by
    found.save(update_fields=["separate_done", "separate_because", "separate_at", "separate_by"])
    write_event("keep_separate", found, by=by, at=at, done=done)
    return found


def _adults_side(person: UUID, side: UUID, *, by: User) -> PartnershipSide:
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=[person], areas=NEEDED)
    found = side_of(person, side, by=by)
    if not found.is_adults:
        raise NotFound(NOT_FOUND)
    return found


def taken(person: UUID, difference: UUID, *, by: User) -> Difference:
    """Return what was taken up, the record held, to whoever works on it. Raises NotFound."""
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on_each(by, people=[person], areas=NEEDED)
    hold({person}, by=by)
    rows = Difference.objects.visible_to(by).select_for_update().filter(person_id=person, pk=difference)
    found: Difference | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _must_come(day: date, name: str, at: datetime) -> None:
    if day <= timezone.localdate(at):
        raise Invalid(PAST, fields={name: PAST})


def write_event(name: str, row: Difference, *, by: User, at: datetime, **facts: object) -> None:
    """Write one event about what was taken up: kinds and keys, never words."""
    about = ("difference", row.pk)
    write([event(f"partnership.{name}", by=by, at=at, person=row.person_id, about=about, facts=facts)])
