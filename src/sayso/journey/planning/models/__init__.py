"""Plans, what carers were asked, and the plan for an emergency."""

from sayso.journey.planning.models.emergency import (
    CarerInEmergency,
    CarersEmergencyPart,
    EmergencyContact,
    EmergencyPart,
    EmergencyYes,
)
from sayso.journey.planning.models.plans import (
    CarerTask,
    PickedWriter,
    Plan,
    PlanComment,
    PlanLine,
    PowerYes,
    TaskOffer,
)

__all__ = [
    "CarerInEmergency",
    "CarerTask",
    "CarersEmergencyPart",
    "EmergencyContact",
    "EmergencyPart",
    "EmergencyYes",
    "PickedWriter",
    "Plan",
    "PlanComment",
    "PlanLine",
    "PowerYes",
    "TaskOffer",
]
