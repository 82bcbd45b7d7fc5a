"""The changes that can be made to what is known of somebody's money, and to what they pay."""

from sayso.journey.charging.actions.answer_look import answer_look
from sayso.journey.charging.actions.ask_to_look_again import NewLook, ask_to_look_again
from sayso.journey.charging.actions.assess_means import NewMeans, assess_means, assess_one
from sayso.journey.charging.actions.hand_in_answers import NewTold, hand_in_answers
from sayso.journey.charging.actions.tell_charge import NewTelling, tell_charge

__all__ = [
    "NewLook",
    "NewMeans",
    "NewTelling",
    "NewTold",
    "answer_look",
    "ask_to_look_again",
    "assess_means",
    "assess_one",
    "hand_in_answers",
    "tell_charge",
]
