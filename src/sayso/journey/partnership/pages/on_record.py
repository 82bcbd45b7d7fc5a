"""What this room puts on a person's record: with whom they make a pair, and what to do about it."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.partnership import queries


def the_two_of_them(asked: Asking) -> RecordPart | None:
    """Return with whom they make a pair; None for whoever may not keep it."""
    if Area.SHARING not in asked.areas or not asked.login.may(Permission.KEEP_PARTNERSHIP):
        return None
    sides = [side for side in queries.sides_of(asked.person, viewer=asked.login) if side.ends_before is None]
    shown: dict[str, Any] = {
        "pairs": sides,
        "no_carer": queries.no_carer_of(asked.person, viewer=asked.login),
        "asks": queries.alone_asks([asked.person], viewer=asked.login),
    }
    return RecordPart("partnership/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(the_two_of_them)
