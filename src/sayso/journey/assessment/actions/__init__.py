"""The changes that can be made to what somebody said, what was found and what was decided."""

from sayso.journey.assessment.actions.asking_an_advocate import NewReferral, advocate_came, ask_for_advocate
from sayso.journey.assessment.actions.change_wish import change_wish
from sayso.journey.assessment.actions.decide_eligibility import (
    NewEligibility,
    decide_eligibilities,
    decide_eligibility,
)
from sayso.journey.assessment.actions.hold_conversation import NewConversation, hold_conversation
from sayso.journey.assessment.actions.record_assessments import (
    NewAssessment,
    record_assessment,
    record_assessments,
)
from sayso.journey.assessment.actions.record_capacity import NewCapacityRecord, record_capacity
from sayso.journey.assessment.actions.say_willing import (
    NewWillingness,
    say_willing,
    take_back_willing,
)
from sayso.journey.assessment.actions.say_wishes import NewWish, say_wish, say_wishes
from sayso.journey.assessment.actions.take_back_wish import take_back_wish
from sayso.journey.assessment.actions.tell_eligibility import tell_eligibility

__all__ = [
    "NewAssessment",
    "NewCapacityRecord",
    "NewConversation",
    "NewEligibility",
    "NewReferral",
    "NewWillingness",
    "NewWish",
    "advocate_came",
    "ask_for_advocate",
    "change_wish",
    "decide_eligibilities",
    "decide_eligibility",
    "hold_conversation",
    "record_assessment",
    "record_assessments",
    "record_capacity",
    "say_willing",
    "say_wish",
    "say_wishes",
    "take_back_willing",
    "take_back_wish",
    "tell_eligibility",
]
