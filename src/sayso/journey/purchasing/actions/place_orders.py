"""Order support: the aim in their words and the wished time go with it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.budget.models import BudgetLine
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.control.queries import paused_among
from sayso.journey.options.models import Offer
from sayso.journey.people.models import Person
from sayso.journey.planning.models import PlanLine
from sayso.journey.purchasing.models import Order, OrderPrice, VisitorNote
from sayso.journey.purchasing.statuses import PriceUnit
from sayso.rules.refusals import Held, Invalid, NotFound

RULE = "Money is agreed before it is promised to somebody."
PAUSED = "They paused new orders. Agreed care, visits and payments go on."
PAUSED_RULE = "Nothing new is ordered for somebody while they let new orders wait."
PAUSED_RELEASES = (
    "What you wrote is kept, and waits. They let orders go on themself, on their own page. If it cannot "
    "wait, say why, and order it at once."
)
RELEASES = "Agree the budget with this line in it. If it cannot wait, say why, and order it at once."
AREAS = (Area.PLAN, Area.MONEY, Area.CONTACT)


@dataclass(frozen=True, kw_only=True)
class NewOrder:
    """An order for one line of a plan. The aim, the wished time and its days come from the line as it stands.

    `offer` is what they chose; without one `provider` names who gives it. A price that is not given is the
    offer's own. `urgent_because` says why it cannot wait for the money to be agreed.
    """

    person: UUID
    line: UUID
    starts_on: date
    offer: UUID | None = None
    provider: str = ""
    ends_before: date | None = None
    price_pence: int | None = None
    unit: PriceUnit | None = None
    visitor_must_know: str = ""
    urgent_because: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid, by field."""
        wrong = {}
        if self.offer is None and not self.provider.strip():
            wrong["provider"] = "Write who gives the help."
        if self.ends_before is not None and self.ends_before <= self.starts_on:
            wrong["ends_before"] = "It ends before it starts. Check both days."
        if (self.price_pence is None) != (self.unit is None):
            wrong["price_pence"] = "Give the price and what it is for, or neither."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.DECIDES, permission=Permission.ORDER_SUPPORT)
def place_orders(*, items: Sequence[NewOrder], by: User, at: datetime) -> list[Order]:
    """Place orders, all or none.

    Raises NotFound for a record, a line or an offer that is not there; Invalid; and Held when no money is
    agreed for a line, or the person paused new orders, and nobody said why it cannot wait. An urgent need
    never waits for paper (Care Act 2014, section 19(3)): it is ordered, and agreeing the money becomes work
    that is owed.
    """
    return placed(items, by=by, at=at, action="purchasing.place_order")


@named_action(kind=Kind.DECIDES, permission=Permission.ORDER_SUPPORT)
def place_order(*, order: NewOrder, by: User, at: datetime) -> Order:
    """Place one. Refuses as `place_orders` does."""
    return place_orders(items=[order], by=by, at=at)[0]


def placed(
    items: Sequence[NewOrder], *, by: User, at: datetime, action: str, follows: UUID | None = None
) -> list[Order]:
    """Write orders, with their prices and what a visitor must know. See `place_orders`."""
    authorise_on_each(by, people=[item.person for item in items], areas=AREAS)
    for item in items:
        item.check()
    lines, offers, money = _lines(items, by), _offers(items), _money(items, by)
    paused = _see_that_none_waits(items, by=by)
    orders, prices, notes = [], [], []
    for item in items:
        agreed = money.get((item.person, item.line))
        if agreed is None and not item.urgent_because.strip():
            raise Held("No money is agreed for this yet.", rule=RULE, releases=RELEASES)
        offer = offers[item.offer] if item.offer else None
        order = _order(
            item, lines[(item.person, item.line)], offer, is_urgent=agreed is None or item.person in paused
        )
        order.recorded_at, order.recorded_by, order.follows = at, by, follows
        orders.append(order)
        prices.append(_price(item, order, offer, agreed))
        if item.visitor_must_know.strip():
            words = item.visitor_must_know.strip()
            notes.append(VisitorNote(person_id=item.person, order=order, words=words))
    Order.objects.bulk_create(orders, batch_size=500)
    OrderPrice.objects.bulk_create(prices, batch_size=500)
    VisitorNote.objects.bulk_create(notes, batch_size=500)
    write([_event(action, one, by=by, at=at) for one in orders])
    return orders


def _see_that_none_waits(items: Sequence[NewOrder], *, by: User) -> set[UUID]:
    """Return who paused new orders. Raises Held, unless it cannot wait.

    The people are held first, so that of a pause and an order in the same moment one comes before the other.
    """
    people = {item.person for item in items}
    rows = Person.objects.visible_to(by).select_for_update(no_key=True).filter(person_id__in=people)
    list(rows.order_by("person_id").values_list("pk"))
    paused = paused_among(people, viewer=by)
    if any(item.person in paused and not item.urgent_because.strip() for item in items):
        raise Held(PAUSED, rule=PAUSED_RULE, releases=PAUSED_RELEASES)
    return paused


def _lines(items: Sequence[NewOrder], by: User) -> Mapping[tuple[UUID, UUID], PlanLine]:
    rows = PlanLine.objects.visible_to(by).current().filter(line__in=[item.line for item in items])
    found = {(row.person_id, row.line): row for row in rows.order_by("recorded_at")}
    if not {(item.person, item.line) for item in items} <= set(found):
        raise NotFound(NOT_FOUND)
    return found


def _offers(items: Sequence[NewOrder]) -> Mapping[UUID, Offer]:
    asked = {item.offer for item in items if item.offer}
    found = Offer.objects.in_bulk(asked)
    if asked - set(found):
        raise NotFound("We cannot find that offer. Look at the list again.")
    return found


def _money(items: Sequence[NewOrder], by: User) -> Mapping[tuple[UUID, UUID], BudgetLine]:
    """Return the line of an agreed budget for each line of a plan that has one."""
    rows = BudgetLine.objects.visible_to(by).filter(line__in=[item.line for item in items])
    return {(row.person_id, row.line): row for row in rows.filter(budget__state=BudgetState.AGREED)}


def _order(item: NewOrder, line: PlanLine, offer: Offer | None, *, is_urgent: bool) -> Order:
    return Order(
        id=item.key,
        person_id=item.person,
        number=item.key.hex[:12].upper(),
        line=item.line,
        offer=offer,
        provider=(offer.organisation if offer else item.provider.strip()),
        provider_key=offer.organisation_key if offer else "",
        service=offer.name if offer else "",
        aim=line.aim,
        what=line.how_met,
        outcomes=line.outcomes,
        wished_at=line.wished_at,
        give_or_take_minutes=line.give_or_take_minutes,
        days=line.days,
        times_a_week=line.times_a_week,
        minutes_each=line.minutes_each,
        starts_on=item.starts_on,
        ends_before=item.ends_before,
        urgent_because=item.urgent_because.strip() if is_urgent else "",
    )


def _price(item: NewOrder, order: Order, offer: Offer | None, agreed: BudgetLine | None) -> OrderPrice:
    pence, unit = item.price_pence, str(item.unit or "")
    if pence is None and offer and offer.price_unit:
        pence, unit = offer.price_pence, offer.price_unit
    return OrderPrice(
        person_id=item.person,
        order=order,
        budget_line=agreed.pk if agreed else None,
        price_pence=pence,
        unit=unit,
    )


def _event(action: str, order: Order, *, by: User, at: datetime) -> Event:
    told = {
        "number": order.number,
        "timed": order.wished_at is not None,
        "urgent": bool(order.urgent_because),
    }
    return event(action, by=by, at=at, person=order.person_id, about=("order", order.pk), facts=told)
