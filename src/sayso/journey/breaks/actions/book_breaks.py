"""Keep that breaks were booked: their days, how long, and with whom."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action, open_among
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.breaks.actions.speaking import authorise_for, needs_held
from sayso.journey.breaks.models import MOST_MINUTES, BreakBooking, BreakNeed, ReplacementCare
from sayso.journey.breaks.statuses import CareState, GivenTo
from sayso.journey.purchasing.models import Order
from sayso.rules.refusals import Invalid

LONGEST_WHOM = 200
NO_ORDER = "We cannot find that order among theirs. Choose one from the list, or write with whom it is."


@dataclass(frozen=True, kw_only=True)
class NewBooking:
    """A break that was booked. `minutes` None: nobody has said how long. `last_day` None: the same day.

    `order` is the key of an order of either of the two; with none, `with_whom` says who gives it or where.
    """

    person: UUID
    need: UUID
    first_day: date
    last_day: date | None = None
    minutes: int | None = None
    is_whole_day: bool = False
    with_whom: str = ""
    order: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if self.last_day and self.last_day < self.first_day:
            wrong["last_day"] = "Write a day that is not before the first."
        if self.minutes is not None and not 0 < self.minutes <= MOST_MINUTES:
            wrong["minutes"] = "Write a time that a year can hold, more than none."
        if self.order is None and not self.with_whom.strip():
            wrong["with_whom"] = "Write who gives it or where, or choose an order."
        elif len(self.with_whom) > LONGEST_WHOM:
            wrong["with_whom"] = f"Write up to {LONGEST_WHOM} letters."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def book_breaks(*, items: Sequence[NewBooking], by: User, at: datetime) -> list[BreakBooking]:
    """Keep what was booked. No rule refuses it.

    Where the break is care for the adult and a worker may write on the adult's plan, the care stands there
    too, with its days and nothing of the carer. Raises NotFound, and Invalid by field.
    """
    authorise_for(by, {item.person for item in items})
    for item in items:
        item.check()
    needs = needs_held([(item.person, item.need) for item in items], by=by)
    orders = _orders(items, needs, by=by)
    made = [_made(item, needs[item.need], orders, by=by, at=at) for item in items]
    cares = _cares(made, needs, orders, by=by, at=at)
    ReplacementCare.objects.bulk_create(cares)
    BreakBooking.objects.bulk_create(made)
    write([*(_event(one, by=by, at=at) for one in made), *(_planned(one, by=by, at=at) for one in cares)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def book_break(*, booking: NewBooking, by: User, at: datetime) -> BreakBooking:
    """Keep one. Refuses as `book_breaks` does."""
    return book_breaks(items=[booking], by=by, at=at)[0]


def _orders(items: Sequence[NewBooking], needs: Mapping[UUID, BreakNeed], *, by: User) -> dict[UUID, Order]:
    """Return the orders that were named. Raises Invalid for one that is of neither of the two."""
    rows = Order.objects.visible_to(by).filter(pk__in=[item.order for item in items if item.order])
    found = {one.pk: one for one in rows}
    for item in items:
        if item.order:
            need = needs[item.need]
            order = found.get(item.order)
            if order is None or order.person_id not in (need.person_id, need.adult_id):
                raise Invalid(NO_ORDER, fields={"order": NO_ORDER})
    return found


def _made(
    item: NewBooking, need: BreakNeed, orders: Mapping[UUID, Order], *, by: User, at: datetime
) -> BreakBooking:
    order = orders.get(item.order) if item.order else None
    return BreakBooking(
        id=item.key,
        person_id=need.person_id,
        need=need,
        first_day=item.first_day,
        last_day=item.last_day or item.first_day,
        minutes=item.minutes,
        is_whole_day=item.is_whole_day,
        with_whom=item.with_whom.strip() or (order.provider if order else ""),
        order=item.order,
        recorded_at=at,
        recorded_by=by,
    )


def _cares(
    made: Sequence[BreakBooking],
    needs: Mapping[UUID, BreakNeed],
    orders: Mapping[UUID, Order],
    *,
    by: User,
    at: datetime,
) -> list[ReplacementCare]:
    """Return the care that stands on adults' records, not saved, each pointed at by its booking."""
    adults = {need.adult_id for need in needs.values() if need.adult_id and need.given_to == GivenTo.ADULT}
    open_now = open_among(adults, Area.PLAN) if adults and by.is_staff else set()
    planned = _planned_for(needs.values(), by=by) if open_now else {}
    cares = []
    for one in made:
        need = needs[one.need_id]
        if need.given_to != GivenTo.ADULT or need.adult_id not in open_now:
            continue
        order, before = orders.get(one.order) if one.order else None, planned.get(need.pk)
        care = ReplacementCare(
            person_id=need.adult_id,
            line=order.line if order else (before.line if before else None),
            order=one.order,
            words=order.aim if order else (before.words if before else f"Care from {one.with_whom}"),
            first_day=one.first_day,
            last_day=one.last_day,
            minutes=one.minutes,
            state=CareState.PLANNED,
            recorded_at=at,
            recorded_by=by,
        )
        one.care = care.pk
        cares.append(care)
    return cares


def _planned_for(needs: Iterable[BreakNeed], *, by: User) -> dict[UUID, ReplacementCare]:
    every = {need.care: need.pk for need in needs if need.care}
    rows = ReplacementCare.objects.visible_to(by).filter(pk__in=every)
    return {every[one.pk]: one for one in rows}


def _event(one: BreakBooking, *, by: User, at: datetime) -> Event:
    about = ("break booking", one.pk)
    return event("breaks.book_break", by=by, at=at, person=one.person_id, about=about)


def _planned(one: ReplacementCare, *, by: User, at: datetime) -> Event:
    about = ("replacement care", one.pk)
    return event("breaks.care_planned", by=by, at=at, person=one.person_id, about=about)
