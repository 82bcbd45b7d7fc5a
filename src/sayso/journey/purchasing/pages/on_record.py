"""What this room puts on a person's record: what is ordered, and how often the time was kept."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.purchasing import queries
from sayso.journey.purchasing.pages.shown import shown_line


def what_is_ordered(asked: Asking) -> RecordPart | None:
    """Return the orders in force with the kept rate; None where there is none and none may be placed."""
    if Area.PLAN not in asked.areas:
        return None
    orders = queries.orders_of(asked.person, viewer=asked.login, on=asked.today)
    if not orders:
        return None
    kept = queries.kept_rate(asked.person, viewer=asked.login, on=asked.today)
    shown: dict[str, Any] = {
        "orders": [(one, queries.when_wished(one)) for one in orders],
        "kept": [shown_line(line) for line in kept.lines if line.of],
        "may_order": asked.login.may(Permission.ORDER_SUPPORT),
    }
    return RecordPart("purchasing/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(what_is_ordered)
