"""Keep what became of breaks that were booked: they came, in part or not at all, and why."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.breaks.actions.speaking import authorise_for, needs_held, tell_adult
from sayso.journey.breaks.models import BreakBooking, BreakOutcome
from sayso.journey.breaks.statuses import CARE_AFTER, OF_CARER, OF_PERSON, CameKind, WhyNot
from sayso.rules.refusals import Invalid, NotFound, Stale

CHANGED = "Somebody wrote down meanwhile what became of this. Open the page again to see it."
NOT_OVER = "This break has not begun yet. Say then what became of it, or that it was called off."
MISSED = frozenset({CameKind.PART, CameKind.DID_NOT_COME})


@dataclass(frozen=True, kw_only=True)
class NewOutcome:
    """What became of one booking. `in_place_of` is the outcome that this one corrects.

    `why` goes with what did not come, and is "nobody knows yet" where nothing is said. `words` are read by
    the carer.
    """

    person: UUID
    booking: UUID
    came: CameKind
    minutes_that_came: int | None = None
    why: WhyNot | None = None
    words: str = ""
    in_place_of: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    @property
    def reason(self) -> WhyNot | None:
        """Why it did not come; None for one that did, or that was called off."""
        return (self.why or WhyNot.NOT_KNOWN) if self.came in MISSED else None

    def check(self, booking: BreakBooking, *, by: User, today: date) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if self.came in (CameKind.CAME, CameKind.PART) and booking.first_day > today:
            wrong["came"] = NOT_OVER
        if self.came is CameKind.PART and not self.minutes_that_came:
            wrong["minutes_that_came"] = "Write how much of it came."
        elif self.minutes_that_came and booking.minutes and self.minutes_that_came > booking.minutes:
            wrong["minutes_that_came"] = "More came than was booked. Check the time."
        if self.why in OF_PERSON and not by.is_staff:
            wrong["why"] = "Choose something else, and write it in your own words if you want to."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def tell_outcomes(*, items: Sequence[NewOutcome], by: User, at: datetime) -> list[BreakOutcome]:
    """Keep what became of each. No rule refuses it.

    What a worker tells of care for the adult is told on the adult's record too, and each reason only on the
    record of the one it is about. What a carer tells with their own sign-in stays their own. Raises NotFound,
    Invalid by field, and Stale where another told it first.
    """
    authorise_for(by, {item.person for item in items})
    bookings = _bookings(items, by=by)
    today = timezone.localdate(at)
    for item in items:
        item.check(bookings[item.booking], by=by, today=today)
    _end_before(items, bookings, by=by, at=at)
    made = [_made(item, bookings[item.booking], by=by, at=at) for item in items]
    BreakOutcome.objects.bulk_create(made)
    events = [_event(one, by=by, at=at) for one in made]
    for item in items:
        events += _told_adult(item, bookings[item.booking], by=by, at=at)
    write(events)
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def tell_outcome_of_break(*, outcome: NewOutcome, by: User, at: datetime) -> BreakOutcome:
    """Keep one. Refuses as `tell_outcomes` does."""
    return tell_outcomes(items=[outcome], by=by, at=at)[0]


def _bookings(items: Sequence[NewOutcome], *, by: User) -> dict[UUID, BreakBooking]:
    """Return the bookings by key, with the breaks that they are of held: two who tell of one go in turn."""
    rows = BreakBooking.objects.visible_to(by).filter(pk__in=[item.booking for item in items])
    found = {one.pk: one for one in rows}
    if any(item.booking not in found for item in items):
        raise NotFound(NOT_FOUND)
    needs_held([(item.person, found[item.booking].need_id) for item in items], by=by)
    return found


def _end_before(
    items: Sequence[NewOutcome], bookings: Mapping[UUID, BreakBooking], *, by: User, at: datetime
) -> None:
    """Let what was told before stand no longer. Raises Stale where it is not what this one corrects."""
    rows = BreakOutcome.objects.visible_to(by).current().filter(booking__in=bookings)
    stands = {one.booking_id: one for one in rows}
    for item in items:
        before = stands.get(item.booking)
        if (before.pk if before else None) != item.in_place_of:
            raise Stale(CHANGED)
        if before:
            before.be_replaced(by=by, at=at)


def _made(item: NewOutcome, booking: BreakBooking, *, by: User, at: datetime) -> BreakOutcome:
    why = item.reason
    return BreakOutcome(
        id=item.key,
        person_id=booking.person_id,
        booking=booking,
        came=item.came,
        minutes_that_came=item.minutes_that_came if item.came is CameKind.PART else None,
        why=(WhyNot.OTHER if why in OF_PERSON else why) or "",
        words=item.words.strip(),
        recorded_at=at,
        recorded_by=by,
    )


def _told_adult(item: NewOutcome, booking: BreakBooking, *, by: User, at: datetime) -> list[Event]:
    """Tell it of the care on the adult's record, where a worker tells it; return the event, if any."""
    if booking.care is None:
        return []
    why = item.reason or (WhyNot.OTHER if item.came is CameKind.NOT_WANTED else None)
    told = WhyNot.OTHER if why in OF_CARER else why
    return tell_adult(booking.person_id, booking.pk, CARE_AFTER[item.came], why=told, by=by, at=at)


def _event(one: BreakOutcome, *, by: User, at: datetime) -> Event:
    about = ("break booking", one.booking_id)
    return event("breaks.tell_outcome", by=by, at=at, person=one.person_id, about=about)
