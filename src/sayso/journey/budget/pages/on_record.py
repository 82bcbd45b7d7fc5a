"""What this room puts on a person's record: what their support costs, and what waits to be agreed."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.budget import queries
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.people.statuses import StandingKind


def budget_part(asked: Asking) -> RecordPart | None:
    """Return the sum that stands and whether one waits; None for whoever may not read the money."""
    if not {Area.PLAN, Area.MONEY} <= asked.areas or not asked.login.may(Permission.PROPOSE_BUDGET):
        return None
    found = [_of(asked, standing) for standing in StandingKind]
    return RecordPart(
        "budget/on_record.html", {"found": [one for one in found if one["now"] or one["waits"]]}
    )


def _of(asked: Asking, standing: StandingKind) -> dict[str, Any]:
    now = queries.budget_of(asked.person, standing, viewer=asked.login)
    parts = queries.parts_of(now, viewer=asked.login, on=now.starts_on) if now else None
    waits = queries.open_budget_of(asked.person, standing, viewer=asked.login)
    return {"now": now, "parts": parts, "waits": waits, "as_carer": standing == StandingKind.CARER}


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(budget_part)
