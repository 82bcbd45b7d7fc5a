"""The changes that can be made to orders and visits."""

from sayso.journey.purchasing.actions.change_order import change_order, end_order, join_order_to_money
from sayso.journey.purchasing.actions.place_orders import PAUSED_RULE, NewOrder, place_order, place_orders
from sayso.journey.purchasing.actions.record_visits import NewVisit, import_visits, record_visits
from sayso.journey.purchasing.actions.wait import keep_waiting, place_waiting, put_aside

__all__ = [
    "PAUSED_RULE",
    "NewOrder",
    "NewVisit",
    "change_order",
    "end_order",
    "import_visits",
    "join_order_to_money",
    "keep_waiting",
    "place_order",
    "place_orders",
    "place_waiting",
    "put_aside",
    "record_visits",
]
