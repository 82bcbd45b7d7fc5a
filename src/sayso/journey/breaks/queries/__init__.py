"""Questions about breaks. Every one answers by what the viewer may see."""

from sayso.journey.breaks.queries.counted import (
    Cost,
    Emergency,
    Wait,
    break_minutes,
    came_of_breaks,
    cost_of,
    last_day_off,
    wait_limit,
    waits,
)
from sayso.journey.breaks.queries.in_figures import BreakFigures, break_figures
from sayso.journey.breaks.queries.needed import (
    Break,
    OneBooking,
    Stands,
    break_of,
    breaks_of,
    breaks_of_many,
    care_of,
    decision_on,
    is_owed,
    managers_for,
    need_of,
    owed,
)

__all__ = [
    "Break",
    "BreakFigures",
    "Cost",
    "Emergency",
    "OneBooking",
    "Stands",
    "Wait",
    "break_figures",
    "break_minutes",
    "break_of",
    "breaks_of",
    "breaks_of_many",
    "came_of_breaks",
    "care_of",
    "cost_of",
    "decision_on",
    "is_owed",
    "last_day_off",
    "managers_for",
    "need_of",
    "owed",
    "wait_limit",
    "waits",
]
