"""Questions about orders and visits. Every one answers by what the viewer may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from sayso.foundation.access.asked_once import asked_once
from sayso.foundation.access.viewer import Viewer
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.queries import is_kept, when_words
from sayso.journey.purchasing.models import Order, OrderPrice, Visit, VisitorNote, WaitingOrder
from sayso.journey.purchasing.statuses import VisitOutcome


def orders_of(person: UUID, *, viewer: Viewer, on: date | None = None) -> list[Order]:
    """Return somebody's orders, the newest first; with a day, those that are in force or still to begin."""
    return [
        one
        for one in _every_order_of(person, viewer=viewer)
        if on is None or one.ends_before is None or one.ends_before > on
    ]


@asked_once
def _every_order_of(person: UUID, *, viewer: Viewer) -> list[Order]:
    rows = Order.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("offer", "recorded_by").order_by("-starts_on", "-recorded_at"))


def order_of(person: UUID, key: UUID, *, viewer: Viewer) -> Order | None:
    """Return one order of this person, whether it is in force or not."""
    rows = Order.objects.visible_to(viewer).filter(person_id=person, pk=key)
    found: Order | None = rows.select_related("offer", "recorded_by").first()
    return found


def price_of(order: Order, *, viewer: Viewer) -> OrderPrice | None:
    """Return what an order costs; None where that is not open to the viewer."""
    found: OrderPrice | None = OrderPrice.objects.visible_to(viewer).filter(order=order).first()
    return found


def note_of(order: Order, *, viewer: Viewer) -> str:
    """Return what whoever comes must know, in the worker's words; "" where it is not open to the viewer."""
    found: VisitorNote | None = VisitorNote.objects.visible_to(viewer).filter(order=order).first()
    return found.words if found else ""


def orders_without_money(people: Iterable[UUID], *, viewer: Viewer, on: date) -> list[Order]:
    """Return, of these people, the orders made in an urgent need whose money is still to be agreed."""
    rows = OrderPrice.objects.visible_to(viewer).filter(person_id__in=list(people), budget_line=None)
    orders = Order.objects.visible_to(viewer).current().filter(pk__in=rows.values("order_id"))
    return list(orders.exclude(ends_before__lte=on).order_by("recorded_at"))


def orders_from_line(budget_line: UUID, *, viewer: Viewer) -> list[OrderPrice]:
    """Return the prices of orders paid from one line of a budget, each with its order."""
    rows = OrderPrice.objects.visible_to(viewer).filter(budget_line=budget_line)
    return list(rows.select_related("order"))


def when_wished(order: Order) -> str:
    """Say when something was ordered for: "At 7 pm, give or take 15 minutes, on Mondays"; "" for no time."""
    return when_words(_as_wish(order))


def visits_of(
    person: UUID, *, viewer: Viewer, since: date | None = None, until: date | None = None
) -> list[Visit]:
    """Return the visits that stand on one record, the newest first. Both days count."""
    rows = Visit.objects.visible_to(viewer).current().filter(person_id=person)
    if since:
        rows = rows.filter(planned_on__gte=since)
    if until:
        rows = rows.filter(planned_on__lte=until)
    return list(rows.select_related("order").order_by("-planned_on", "-planned_at"))


@dataclass(frozen=True)
class KeptDay:
    """One visit that was planned: when somebody came, and whether the wish was kept."""

    on: date
    planned_at: time | None
    came_at: time | None
    kept: bool
    because: str
    provider: str


@dataclass(frozen=True)
class KeptLine:
    """How often the wished time of one line was kept. `not_told` counts days of which nobody told us."""

    line: UUID
    aim: str
    when: str
    days: tuple[KeptDay, ...]
    not_told: int

    @property
    def kept(self) -> int:
        """How many were kept."""
        return sum(day.kept for day in self.days)

    @property
    def of(self) -> int:
        """Of how many."""
        return len(self.days)


@dataclass(frozen=True)
class Kept:
    """How often wished times were kept, all lines together and each by itself."""

    lines: tuple[KeptLine, ...]

    @property
    def kept(self) -> int:
        """How many were kept."""
        return sum(line.kept for line in self.lines)

    @property
    def of(self) -> int:
        """Of how many."""
        return sum(line.of for line in self.lines)


def kept_rate(
    person: UUID,
    *,
    viewer: Viewer,
    on: date,
    weeks: int = 4,
    orders_read: Iterable[Order] | None = None,
) -> Kept:
    """Return how often the wished times of this person were kept in the weeks before a day, and on it.

    Somebody who came outside the wished time did not keep it, nor did nobody. A visit that was not wanted
    that day does not count. A line without a wished time is left out. `orders_read` are the person's orders
    where they are read already. Nothing was ordered for a time: nothing is asked of visits.
    """
    since = on - timedelta(days=7 * weeks)
    read = orders_of(person, viewer=viewer) if orders_read is None else orders_read
    orders = {one.pk: one for one in read if one.wished_at is not None}
    if not orders:
        return Kept(())
    by_line: dict[UUID, list[Visit]] = {one.line: [] for one in orders.values()}
    for visit in visits_of(person, viewer=viewer, since=since, until=on):
        if visit.order_id in orders:
            by_line[visit.line].append(visit)
    lines = []
    for line, visits in by_line.items():
        mine = [one for one in orders.values() if one.line == line]
        if visits or any(_in_force(one, on) for one in mine):
            days = tuple(
                _day(visit, orders[visit.order_id])
                for visit in reversed(visits)
                if visit.outcome != VisitOutcome.NOT_WANTED
            )
            told = {visit.planned_on for visit in visits}
            not_told = sum(day not in told for day in _expected(mine, since, on))
            lines.append(KeptLine(line, mine[0].aim, when_wished(mine[0]), days, not_told))
    return Kept(tuple(lines))


def _day(visit: Visit, order: Order) -> KeptDay:
    kept = visit.came_at is not None and is_kept(_as_wish(order), visit.came_at) is True
    return KeptDay(
        visit.planned_on, visit.planned_at, visit.came_at, kept, visit.because, visit.order.provider
    )


def _as_wish(order: Order) -> Wish:
    return Wish(
        wished_at=order.wished_at, give_or_take_minutes=order.give_or_take_minutes, days=list(order.days)
    )


def _in_force(order: Order, on: date) -> bool:
    return order.starts_on <= on and (order.ends_before is None or on < order.ends_before)


def _expected(orders: Sequence[Order], since: date, until: date) -> set[date]:
    """Return the days on which somebody was to come, where the order says which days those are."""
    days = [since + timedelta(days=number) for number in range((until - since).days)]  # today is not over
    return {
        day
        for day in days
        for order in orders
        if _in_force(order, day) and (day.weekday() in order.days or (order.times_a_week or 0) >= 7)
    }


def waiting_orders(people: Iterable[UUID], *, viewer: Viewer) -> list[WaitingOrder]:
    """Return the orders that wait because these people paused new ones, the longest waiting first."""
    rows = WaitingOrder.objects.visible_to(viewer).current().filter(person_id__in=list(people))
    return list(rows.select_related("recorded_by").order_by("recorded_at"))
