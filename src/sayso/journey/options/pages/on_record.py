"""What this room puts on a person's record: what they chose, and what is still to be chosen."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.options import queries


def what_they_chose(asked: Asking) -> RecordPart | None:
    """Return each line with what was chosen for it; None where there is nothing to choose."""
    if Area.PLAN not in asked.areas:
        return None
    lines = queries.lines_to_choose(asked.person, viewer=asked.login)
    if not lines:
        return None
    chosen = {one.line: one for one in queries.choices_of(asked.person, viewer=asked.login)}
    shown: dict[str, Any] = {
        "lines": [(line, chosen.get(line.line)) for line in lines],
        "open": [line for line in lines if line.line not in chosen],
        "may_choose": asked.login.may(Permission.CHOOSE_SUPPORT) and asked.login.is_staff,
    }
    return RecordPart("options/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(what_they_chose)
