"""The changes that can be made to orders and visits."""

from sayso.journey.purchasing.actions.change_order import change_order, end_order, join_order_to_money
from sayso.journey.purchasing.actions.place_orders import NewOrder, place_order, place_orders
from sayso.journey.purchasing.actions.record_visits import NewVisit, import_visits, record_visits

__all__ = [
    "NewOrder",
    "NewVisit",
    "change_order",
    "end_order",
    "import_visits",
    "join_order_to_money",
    "place_order",
    "place_orders",
    "record_visits",
]
