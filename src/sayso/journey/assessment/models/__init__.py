"""What somebody said, what was found, and what was decided. What stood first stays to be read."""

from sayso.journey.assessment.models.saying import Conversation, NeedsAssessment, Wish
from sayso.journey.assessment.models.willing import AgreedHours, Willingness

__all__ = ["AgreedHours", "Conversation", "NeedsAssessment", "Willingness", "Wish"]
