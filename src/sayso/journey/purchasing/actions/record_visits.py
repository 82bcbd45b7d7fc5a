"""Keep the visits that were planned: who came, when, or that nobody did. The same visit twice is one."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.purchasing.facts import VisitRow, read_visits
from sayso.journey.purchasing.models import Order, Visit
from sayso.journey.purchasing.statuses import SaidBy, VisitOutcome
from sayso.rules.refusals import Invalid, NotFound

_SAYS = ("outcome", "came_at", "left_at", "because")


@dataclass(frozen=True, kw_only=True)
class NewVisit:
    """One visit of an order. `planned_at` None: at the order's wished time."""

    order: UUID
    planned_on: date
    outcome: VisitOutcome
    planned_at: time | None = None
    came_at: time | None = None
    left_at: time | None = None
    because: str = ""
    said_by: SaidBy = SaidBy.WORKER

    def wrong(self, order: Order, today: date) -> str:
        """Say what is not right about it; "" for nothing."""
        if self.planned_on > today:
            return "This day is still to come. Write a day up to today."
        if self.planned_on < order.starts_on or (order.ends_before and self.planned_on >= order.ends_before):
            return "The order was not in force on this day. Check the day and the order’s number."
        if (self.outcome == VisitOutcome.CAME) != (self.came_at is not None):
            return "Write when they came, or say that nobody came."
        if self.left_at is not None and self.came_at is None:
            return "Somebody left and nobody came. Write when they came."
        return ""


@named_action(kind=Kind.RECORDS, permission=Permission.RECORD_VISITS)
def record_visits(*, items: Sequence[NewVisit], by: User, at: datetime) -> list[Visit]:
    """Keep visits, all or none; return those that are new or say something new.

    A visit that is told again as it stands changes nothing; told in another way, it takes the place of what
    was told before, which stays to be read. Raises NotFound for an order that is not open, and Invalid.
    """
    asked = {item.order for item in items}
    orders = {row.pk: row for row in Order.objects.visible_to(by).current().filter(pk__in=asked)}
    if asked - set(orders):
        raise NotFound(NOT_FOUND)
    wrong = {
        f"visit {place}": said
        for place, item in enumerate(items, start=1)
        if (said := item.wrong(orders[item.order], timezone.localdate(at)))
    }
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    return _kept(items, orders, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.RECORD_VISITS)
def import_visits(*, table: bytes, by: User, at: datetime) -> list[Visit]:
    """Keep the visits of a provider's table (`facts.read_visits`), all or none; return what was new.

    Raises Invalid with every row that cannot be taken: an order that is not open is told as one that is not
    there. The same table twice changes nothing.
    """
    rows = read_visits(table)
    numbers = {row.number for row in rows}
    found = Order.objects.visible_to(by).current().filter(number__in=numbers)
    orders = {order.number: order for order in found}
    today, wrong, items = timezone.localdate(at), {}, []
    for row in rows:
        order = orders.get(row.number)
        item = _item(row, order) if order else None
        said = item.wrong(order, today) if item and order else "We have no order with this number."
        if said:
            wrong[f"row {row.row}"] = f"Row {row.row}: {said}"
        elif item:
            items.append(item)
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    return _kept(items, {order.pk: order for order in orders.values()}, by=by, at=at)


def key_of(order: Order, planned_on: date, planned_at: time | None) -> UUID:
    """Return the key of a visit: told twice, it is the same."""
    at = planned_at or order.wished_at
    return uuid.uuid5(order.pk, f"{planned_on.isoformat()} {at.strftime('%H:%M') if at else ''}")


def _item(row: VisitRow, order: Order) -> NewVisit:
    return NewVisit(
        order=order.pk,
        planned_on=row.on,
        planned_at=row.planned,
        outcome=VisitOutcome.CAME if row.came else VisitOutcome.MISSED,
        came_at=row.came,
        left_at=row.left,
        because=row.reason,
        said_by=SaidBy.PROVIDER,
    )


def _kept(items: Sequence[NewVisit], orders: Mapping[UUID, Order], *, by: User, at: datetime) -> list[Visit]:
    told = {}
    for item in items:  # of one visit told twice in one set the last stands
        visit = _visit(item, orders[item.order], by=by, at=at)
        told[visit.key] = visit
    # Orders are held in one order of keys, so that two who tell of the same visits go one after the other.
    locked = Order.objects.visible_to(by).filter(pk__in=list(orders)).select_for_update().order_by("pk")
    list(locked.values_list("pk"))
    before = {row.key: row for row in Visit.objects.visible_to(by).current().filter(key__in=list(told))}
    new = [visit for key, visit in told.items() if key not in before or _differs(visit, before[key])]
    over = [before[visit.key].pk for visit in new if visit.key in before]
    Visit.objects.visible_to(by).filter(pk__in=over).update(replaced_at=at, replaced_by=by)
    Visit.objects.bulk_create(new, batch_size=1000)
    write(
        [
            *_events(new, by=by, at=at),
            event("purchasing.record_visits", by=by, at=at, facts=_counts(items, new)),
        ]
    )
    return new


def _visit(item: NewVisit, order: Order, *, by: User, at: datetime) -> Visit:
    planned_at = item.planned_at or order.wished_at
    return Visit(
        key=key_of(order, item.planned_on, item.planned_at),
        person_id=order.person_id,
        order=order,
        line=order.line,
        planned_on=item.planned_on,
        planned_at=planned_at,
        outcome=item.outcome,
        came_at=item.came_at,
        left_at=item.left_at,
        because=item.because.strip(),
        said_by=item.said_by,
        recorded_at=at,
        recorded_by=by,
    )


def _differs(one: Visit, other: Visit) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in _SAYS)


def _events(new: Sequence[Visit], *, by: User, at: datetime) -> list[Event]:
    """Return one event for each order: how many of its visits were told, and never when or whether."""
    counts: dict[tuple[UUID, UUID], int] = {}
    for visit in new:
        key = (visit.person_id, visit.order_id)
        counts[key] = counts.get(key, 0) + 1
    return [
        event(
            "purchasing.record_visit",
            by=by,
            at=at,
            person=person,
            about=("order", order),
            facts={"visits": number},
        )
        for (person, order), number in counts.items()
    ]


def _counts(items: Sequence[NewVisit], new: Sequence[Visit]) -> dict[str, int]:
    return {"told": len(items), "new": len(new)}
