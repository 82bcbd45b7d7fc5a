"""What this room puts on a person's record: the breaks that they need as a carer."""

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.breaks import queries
from sayso.journey.breaks.pages.shown import shown_break
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart


def their_breaks(asked: Asking) -> RecordPart | None:
    """Return their breaks; None for whoever does not hold their own account."""
    if Area.PRIVATE not in asked.areas or not asked.login.may(Permission.KEEP_PARTNERSHIP):
        return None
    found = queries.breaks_of(asked.person, viewer=asked.login)
    shown = [shown_break(one, viewer=asked.login, on=asked.today) for one in found]
    return RecordPart("breaks/on_record.html", {"breaks": [one for one in shown if one.is_open]})


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(their_breaks)
