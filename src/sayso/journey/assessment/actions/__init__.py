"""The changes that can be made to what somebody said."""

from sayso.journey.assessment.actions.change_wish import change_wish
from sayso.journey.assessment.actions.hold_conversation import NewConversation, hold_conversation
from sayso.journey.assessment.actions.record_assessments import (
    NewAssessment,
    record_assessment,
    record_assessments,
)
from sayso.journey.assessment.actions.say_willing import (
    NewWillingness,
    say_willing,
    take_back_willing,
)
from sayso.journey.assessment.actions.say_wishes import NewWish, say_wish, say_wishes
from sayso.journey.assessment.actions.take_back_wish import take_back_wish

__all__ = [
    "NewAssessment",
    "NewConversation",
    "NewWillingness",
    "NewWish",
    "change_wish",
    "hold_conversation",
    "record_assessment",
    "record_assessments",
    "say_willing",
    "say_wish",
    "say_wishes",
    "take_back_willing",
    "take_back_wish",
]
