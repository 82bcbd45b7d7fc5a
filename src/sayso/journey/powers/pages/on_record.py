"""What this room puts on a person's record: who acts for them, in a line each."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.powers import queries


def who_acts(asked: Asking) -> RecordPart | None:
    """Return who acts for somebody; None for whoever may not keep it."""
    if Area.SHARING not in asked.areas or not asked.login.may(Permission.KEEP_POWERS):
        return None
    found = queries.powers_of(asked.person, viewer=asked.login, on=asked.today)
    shown: dict[str, Any] = {"powers": [one for one in found if not one.is_over]}
    return RecordPart("powers/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(who_acts)
