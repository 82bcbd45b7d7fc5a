"""Change an order from a day on, end it, or join it to the money that was agreed after it."""

from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.budget.models import BudgetLine
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.purchasing.actions.place_orders import NewOrder, placed
from sayso.journey.purchasing.models import Order, OrderPrice
from sayso.rules.refusals import Invalid, NotFound, WrongState

CHANGED = "Changed: another order takes its place"


@named_action(kind=Kind.DECIDES, permission=Permission.ORDER_SUPPORT)
def change_order(*, order: UUID, to: NewOrder, by: User, at: datetime) -> Order:
    """Let another order take this one's place from the day it starts: a new time, price or provider.

    The aim and the wished time are those of the plan's line as it stands now. Raises NotFound, Invalid, Held
    as `place_orders` does, and WrongState for an order that ends before that day.
    """
    before = standing(order, to.person, by=by)
    if to.starts_on < before.starts_on:
        said = "The change starts before the order does. Check the day."
        raise Invalid(said, fields={"starts_on": said})
    if before.ends_before and before.ends_before <= to.starts_on:
        raise WrongState("This order ends before that day. Place a new order instead.")
    (made,) = placed([to], by=by, at=at, action="purchasing.change_order", follows=before.pk)
    _end(before, to.starts_on, CHANGED)
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ORDER_SUPPORT)
def end_order(*, order: UUID, person: UUID, ends_before: date, because: str, by: User, at: datetime) -> Order:
    """Keep that an order ends, and why. `ends_before` is the first day on which it is no longer in force.

    Raises NotFound, Invalid, and WrongState when it has ended already.
    """
    before = standing(order, person, by=by)
    wrong = {}
    if not because.strip():
        wrong["because"] = "Write why it ends."
    if ends_before < before.starts_on:
        wrong["ends_before"] = "It ends before it started. Check the day."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
    if before.ends_before and before.ends_before <= ends_before:
        raise WrongState("This order ends by then already.")
    _end(before, ends_before, because.strip())
    told = {"number": before.number, "ends_before": str(ends_before)}
    about = ("order", before.pk)
    write([event("purchasing.end_order", by=by, at=at, person=person, about=about, facts=told)])
    return before


@named_action(kind=Kind.RECORDS, permission=Permission.ORDER_SUPPORT)
def join_order_to_money(*, order: UUID, person: UUID, by: User, at: datetime) -> OrderPrice:
    """Join an order that was made in an urgent need to the money agreed for its line since.

    Raises NotFound, and WrongState when it has its money, or none is agreed yet.
    """
    before = standing(order, person, by=by)
    authorise_on(by, person=person, area=Area.MONEY)
    price: OrderPrice = OrderPrice.objects.visible_to(by).select_for_update().get(order=before)
    rows = BudgetLine.objects.visible_to(by).filter(person_id=person, line=before.line)
    agreed = rows.filter(budget__state=BudgetState.AGREED).first()
    if price.budget_line is not None or agreed is None:
        raise WrongState("There is nothing to join: the money is joined already, or none is agreed yet.")
    price.budget_line = agreed.pk
    price.save(update_fields=["budget_line"])
    told = {"number": before.number}
    about = ("order", before.pk)
    write([event("purchasing.join_order_to_money", by=by, at=at, person=person, about=about, facts=told)])
    return price


def standing(order: UUID, person: UUID, *, by: User) -> Order:
    """Return an order, held until this transaction ends. Raises NotFound."""
    authorise_on(by, person=person, area=Area.PLAN)
    rows = Order.objects.visible_to(by).current().select_for_update().filter(person_id=person, pk=order)
    found: Order | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    return found


def _end(order: Order, ends_before: date, because: str) -> None:
    order.ends_before, order.ended_because = ends_before, because
    order.save(update_fields=["ends_before", "ended_because"])
