"""Questions about requests for what we hold, what was gathered for them, packs and complaints."""

from sayso.council.records.queries.asked import (
    Asked,
    asked_of,
    complaint,
    complaints_of,
    complaints_open,
    how_it_stands,
    is_known,
    open_requests,
    pack_of,
    request_of,
    requests_of,
    stops_of,
)
from sayso.council.records.queries.gathered import (
    Item,
    Read,
    desk_work,
    items_of,
    log_of,
    may_read_second,
    read_of,
    waiting_for_second,
)
from sayso.council.records.queries.packing import content_of_pack

__all__ = [
    "Asked",
    "Item",
    "Read",
    "asked_of",
    "complaint",
    "complaints_of",
    "complaints_open",
    "content_of_pack",
    "desk_work",
    "how_it_stands",
    "is_known",
    "items_of",
    "log_of",
    "may_read_second",
    "open_requests",
    "pack_of",
    "read_of",
    "request_of",
    "requests_of",
    "stops_of",
    "waiting_for_second",
]
