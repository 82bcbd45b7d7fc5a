"""What somebody said, what was found, and what was decided. What stood first stays to be read."""

from sayso.journey.assessment.models.saying import Conversation, NeedsAssessment, Wish

__all__ = ["Conversation", "NeedsAssessment", "Wish"]
