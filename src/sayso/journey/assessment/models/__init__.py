"""What somebody said, what was found, and what was decided. What stood first stays to be read."""

from sayso.journey.assessment.models.capacity import CapacityRecord
from sayso.journey.assessment.models.deciding import AdvocateReferral, Eligibility, SupporterCheck
from sayso.journey.assessment.models.saying import Conversation, NeedsAssessment, Wish
from sayso.journey.assessment.models.willing import AgreedHours, Willingness

__all__ = [
    "AdvocateReferral",
    "AgreedHours",
    "CapacityRecord",
    "Conversation",
    "Eligibility",
    "NeedsAssessment",
    "SupporterCheck",
    "Willingness",
    "Wish",
]
