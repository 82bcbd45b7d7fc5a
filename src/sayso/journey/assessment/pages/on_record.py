"""What this room puts on a person's record: what they say of their own life."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.assessment import queries
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart

MOST = 3


def what_they_say(asked: Asking) -> RecordPart | None:
    """Return the first of what they say, with the way to the rest; None for whoever may not read it."""
    if Area.PLAN not in asked.areas:
        return None
    wishes = queries.wishes_of(asked.person, viewer=asked.login)
    shown: dict[str, Any] = {
        "said": [(wish, queries.when_words(wish)) for wish in wishes[:MOST]],
        "said_count": len(wishes),
        "may_say": asked.login.may(Permission.SAY_WHAT_MATTERS),
        "may_assess": asked.login.may(Permission.ASSESS) and Area.STORY in asked.areas,
    }
    return RecordPart("assessment/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(what_they_say)
