"""What this room puts on a person's record: what they pay, and nothing of why."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import pounds
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.charging import queries
from sayso.journey.charging.models import Contribution


def what_they_pay(asked: Asking) -> RecordPart | None:
    """Return what is paid today; None for whoever may not see what support costs."""
    if Area.MONEY not in asked.areas:
        return None
    paid = queries.contribution_of(asked.person, viewer=asked.login, on=asked.today)
    shown: dict[str, Any] = {
        "paid": paid,
        "in_short": _in_short(paid),
        "may_assess": asked.login.may(Permission.ASSESS_MEANS) and Area.MEANS in asked.areas,
    }
    return RecordPart("charging/on_record.html", shown)


def who_pays(asked: Asking) -> RecordPart | None:
    """Return whether they have a right to aftercare; None for whoever may not read health."""
    if Area.HEALTH not in asked.areas or not asked.login.may(Permission.ASSESS):
        return None
    found = queries.aftercare_of(asked.person, viewer=asked.login)
    return RecordPart("charging/who_pays_on_record.html", {"aftercare": found})


def _in_short(paid: Contribution | None) -> str:
    if paid is None:
        return ""
    if paid.pence_a_week is None:
        return "The full cost of their support" if paid.is_full_cost else "Not known yet"
    return f"{pounds(paid.pence_a_week)} a week" if paid.pence_a_week else "Nothing"


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.extend((what_they_pay, who_pays))
