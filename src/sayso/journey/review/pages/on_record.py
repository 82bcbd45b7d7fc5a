"""What this room puts on a person's record: when their support is looked at again, and what came of it."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.review import queries


def looked_at_again(asked: Asking) -> RecordPart | None:
    """Return the last review and what waits; None for whoever may not read it."""
    if Area.HEALTH not in asked.areas:
        return None
    may_review = asked.login.may(Permission.REVIEW_SUPPORT) and Area.STORY in asked.areas
    shown: dict[str, Any] = {
        "last": queries.last_review(asked.person, viewer=asked.login),
        "waiting": len(queries.requests_waiting([asked.person], viewer=asked.login)),
        "may_review": may_review,
    }
    return RecordPart("review/on_record.html", shown) if may_review or shown["last"] else None


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(looked_at_again)
