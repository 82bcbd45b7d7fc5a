"""Keep an order that waits because the person paused new ones; place it once they go on, or put it aside."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.purchasing.actions.change_order import change_order
from sayso.journey.purchasing.actions.place_orders import NewOrder, placed
from sayso.journey.purchasing.models import Order, WaitingOrder
from sayso.journey.purchasing.statuses import PriceUnit
from sayso.rules.refusals import NotFound, WrongState

KEYS = ("line", "offer")
DAYS = ("starts_on", "ends_before")


@named_action(kind=Kind.RECORDS, permission=Permission.ORDER_SUPPORT)
def keep_waiting(*, order: NewOrder, by: User, at: datetime, follows: UUID | None = None) -> WaitingOrder:
    """Keep what was tried while new orders wait, as it was written. The same order again is kept once.

    `follows` is the order that it was to change. Raises NotFound and Invalid.
    """
    authorise_on(by, person=order.person, area=Area.SHARING)
    authorise_on(by, person=order.person, area=Area.PLAN)
    order.check()
    found: WaitingOrder | None = WaitingOrder.objects.visible_to(by).filter(pk=order.key).first()
    if found is None:
        found = WaitingOrder.objects.create(
            id=order.key,
            person_id=order.person,
            line=order.line,
            provider=order.provider.strip(),
            told=_told(order),
            follows=follows,
            recorded_at=at,
            recorded_by=by,
        )
    about = ("waiting order", found.pk)
    write([event("purchasing.keep_waiting", by=by, at=at, person=order.person, about=about)])
    return found


@named_action(kind=Kind.DECIDES, permission=Permission.ORDER_SUPPORT)
def place_waiting(*, waiting: UUID, person: UUID, by: User, at: datetime) -> Order:
    """Place what waited, as it was written. Raises NotFound, WrongState, and what an order raises."""
    row = _standing(waiting, person, by=by)
    new = _order(row)
    if row.follows:
        made = change_order(order=row.follows, to=new, by=by, at=at)
    else:
        (made,) = placed([new], by=by, at=at, action="purchasing.place_order")
    row.replaced_at, row.replaced_by, row.placed = at, by, made.pk
    row.save(update_fields=["replaced_at", "replaced_by", "placed"])
    about = ("waiting order", row.pk)
    write([event("purchasing.place_waiting", by=by, at=at, person=person, about=about)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.ORDER_SUPPORT)
def put_aside(*, waiting: UUID, person: UUID, by: User, at: datetime) -> WaitingOrder:
    """Keep that what waits is not wanted any more. Raises NotFound, and WrongState when it is settled."""
    row = _standing(waiting, person, by=by)
    row.be_replaced(by=by, at=at)
    about = ("waiting order", row.pk)
    write([event("purchasing.put_aside", by=by, at=at, person=person, about=about)])
    return row


def _standing(waiting: UUID, person: UUID, *, by: User) -> WaitingOrder:
    authorise_on(by, person=person, area=Area.SHARING)
    rows = WaitingOrder.objects.visible_to(by).select_for_update(of=("self",))
    found: WaitingOrder | None = rows.filter(person_id=person, pk=waiting).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.replaced_at:
        raise WrongState("This was placed already, or put aside.")
    return found


def _told(order: NewOrder) -> dict[str, Any]:
    kept = {name: value for name, value in asdict(order).items() if name not in ("person", "key")}
    plain = {name: str(kept[name]) for name in (*KEYS, *DAYS, "unit") if kept[name] is not None}
    return kept | plain


def _order(row: WaitingOrder) -> NewOrder:
    told = dict(row.told)
    told |= {name: UUID(told[name]) for name in KEYS if told[name]}
    told |= {name: date.fromisoformat(told[name]) for name in DAYS if told[name]}
    told["unit"] = PriceUnit(told["unit"]) if told["unit"] else None
    return NewOrder(person=row.person_id, key=row.pk, **told)
