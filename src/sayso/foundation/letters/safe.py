"""May this letter go this way? Everything that leaves the building is asked here."""

from sayso.foundation.letters.errors import UnsafeWay
from sayso.foundation.letters.outbox import Reach, Way, WayKind

RULE = "A letter goes only the way that is safe for the person."
NO_WAY = "There is no safe way on the record. Ask how to reach them safely before you send anything."
CAME_BACK = (
    "The last letter posted to this address came back. Find out where they are before you post another."
)


def safe_way(reach: Reach, kind: WayKind, *, came_back: bool) -> Way:
    """Return the way of this kind if it is safe. Raises UnsafeWay, which names and offers those that are."""
    way = reach.by(kind)
    if way is None:
        raise _unsafe(reach, kind, f"There is nothing on the record to send a letter {kind.words}.")
    if not way.allowed:
        raise _unsafe(reach, kind, way.because or f"Do not send anything {kind.words}.")
    if not _may_stand_in_a_file(way, reach):
        raise _unsafe(reach, kind, "This must stay hidden, and cannot stand on what is sent.")
    if kind is WayKind.POST and came_back:
        raise _unsafe(reach, kind, CAME_BACK)
    return way


def lines_on_file(way: Way, reach: Reach) -> list[str]:
    """Return the address, number or e-mail address that may stand in the outbox; nothing of a hidden one.

    A hidden address stands only on a letter posted to the person's own self.
    """
    return way.to.splitlines() if way.to and _may_stand_in_a_file(way, reach) else []


def _may_stand_in_a_file(way: Way, reach: Reach) -> bool:
    return not way.hidden or (way.kind is WayKind.POST and way.allowed and reach.to_self)


def _unsafe(reach: Reach, kind: WayKind, because: str) -> UnsafeWay:
    safe = [way for way in reach.safe if way.kind is not kind and _may_stand_in_a_file(way, reach)]
    offer = f"{safe[0].words}." if safe else NO_WAY
    said = f"{because.rstrip('.')}."
    message = said if offer in said else f"{said} {offer}"  # whoever asked people may have said it already
    return UnsafeWay(message, safe=safe, rule=RULE, releases=offer)
