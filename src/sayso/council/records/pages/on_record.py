"""What this room puts on a person's record: the way to write down that they asked, and no more."""

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart


def asked_for_it(asking: Asking) -> RecordPart | None:
    """Return the ways to write down a request and a complaint; None for whoever may not."""
    if Area.CONTACT not in asking.areas or not asking.login.may(Permission.ASK_FOR_RECORD):
        return None
    return RecordPart("records/on_record.html", {})


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(asked_for_it)
