"""Plans, what carers were asked, the plan for an emergency, and the family around somebody."""

from sayso.journey.planning.models.emergency import (
    CarerInEmergency,
    CarersEmergencyPart,
    EmergencyContact,
    EmergencyPart,
    EmergencyYes,
)
from sayso.journey.planning.models.family import (
    AroundPerson,
    AssessedTogether,
    ChildTogether,
    TogetherYes,
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
    "AroundPerson",
    "AssessedTogether",
    "CarerInEmergency",
    "CarerTask",
    "CarersEmergencyPart",
    "ChildTogether",
    "EmergencyContact",
    "EmergencyPart",
    "EmergencyYes",
    "PickedWriter",
    "Plan",
    "PlanComment",
    "PlanLine",
    "PowerYes",
    "TaskOffer",
    "TogetherYes",
]
