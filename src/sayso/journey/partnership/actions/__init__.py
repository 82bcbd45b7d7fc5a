"""The changes that can be made about the two of them."""

from sayso.journey.partnership.actions.alone import ask_to_talk_alone, met_alone
from sayso.journey.partnership.actions.ask_about_carers import record_no_carer
from sayso.journey.partnership.actions.end_sides import end_side, end_sides
from sayso.journey.partnership.actions.move_decisions import NewHolder, move_decision, move_decisions
from sayso.journey.partnership.actions.open_pairs import NewPair, open_pair, open_pairs
from sayso.journey.partnership.actions.place_in_circle import Placed, place_in_circle
from sayso.journey.partnership.actions.release_words import release_words, take_back_words
from sayso.journey.partnership.actions.say_of_us import (
    NewWords,
    change_words,
    remove_words,
    say_of_us,
    say_one_of_us,
)

__all__ = [
    "NewHolder",
    "NewPair",
    "NewWords",
    "Placed",
    "ask_to_talk_alone",
    "change_words",
    "end_side",
    "end_sides",
    "met_alone",
    "move_decision",
    "move_decisions",
    "open_pair",
    "open_pairs",
    "place_in_circle",
    "record_no_carer",
    "release_words",
    "remove_words",
    "say_of_us",
    "say_one_of_us",
    "take_back_words",
]
