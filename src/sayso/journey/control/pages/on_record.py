"""What this room puts on a person's record: whether new orders wait, and who does which task."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.control import queries
from sayso.journey.control.pages.shown import task_shown
from sayso.journey.control.statuses import Task


def who_does_what(asked: Asking) -> RecordPart | None:
    """Return what they said of it; None for whoever may not read it."""
    if Area.SHARING not in asked.areas or not asked.login.may(Permission.KEEP_LEVELS):
        return None
    levels = queries.levels_of(asked.person, viewer=asked.login)
    shown: dict[str, Any] = {
        "tasks": [task_shown(task, levels[task], own=False) for task in Task if task in levels],
        "paused": queries.paused_since(asked.person, viewer=asked.login),
        "handed": queries.handed_back(asked.person, viewer=asked.login),
    }
    return RecordPart("control/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(who_does_what)
