"""What this room puts on a person's record: the plan as it stands, with the ways on."""

from typing import Any

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.planning import queries
from sayso.journey.planning.pages.shown import lines_shown


def the_plan(asked: Asking) -> RecordPart | None:
    """Return the lines of the plan, or of the draft; None for whoever may not read it."""
    if Area.PLAN not in asked.areas:
        return None
    # The adult's own first, and what stands before what is being written.
    plan = next(iter(queries.plans_of(asked.person, viewer=asked.login)), None)
    shown: dict[str, Any] = {
        "plan": plan,
        "is_draft": plan is not None and plan.finished_at is None,
        "lines": lines_shown(plan, viewer=asked.login, on=asked.today, own=False) if plan else [],
        "may_plan": asked.login.may(Permission.WRITE_PLAN),
        "may_ask": Area.PRIVATE in asked.areas and asked.login.may(Permission.ANSWER_TASK),
    }
    return RecordPart("planning/on_record.html", shown)


def the_emergency_plan(asked: Asking) -> RecordPart | None:
    """Return whether there is a plan for an emergency that holds; None for whoever may not read it."""
    if Area.PLAN not in asked.areas or not asked.login.may(Permission.SEE_DUTY_SHEET):
        return None
    plan = queries.emergency_plan_of(asked.person, viewer=asked.login)
    return RecordPart("planning/emergency_on_record.html", {"plan": plan})


def stands_on_records() -> None:
    """Put this room's parts on every record."""
    RECORD_PARTS.append(the_plan)
    RECORD_PARTS.append(the_emergency_plan)
