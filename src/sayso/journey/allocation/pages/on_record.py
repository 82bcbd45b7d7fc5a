"""What this room puts on a person's record: the first figure that stands."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.allocation import queries
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart


def first_figure(asked: Asking) -> RecordPart | None:
    """Return the first figure; None for whoever does not plan, or may not see what support costs."""
    if Area.MONEY not in asked.areas or not asked.login.may(Permission.WORK_OUT_FIRST_FIGURE):
        return None
    shown: dict[str, Any] = {"figure": queries.first_figure_of(asked.person, viewer=asked.login)}
    return RecordPart("allocation/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(first_figure)
