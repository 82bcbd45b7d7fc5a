"""What the room works out: when the day team is there, what tonight costs, whether a file may be kept."""

from sayso.journey.casework.facts.danger import Checked, check_for_danger
from sayso.journey.casework.facts.tonight import (
    DayOfVisits,
    day_team_on,
    nights,
    support_until,
    visits,
    visits_cost_pence,
)

__all__ = [
    "Checked",
    "DayOfVisits",
    "check_for_danger",
    "day_team_on",
    "nights",
    "support_until",
    "visits",
    "visits_cost_pence",
]
