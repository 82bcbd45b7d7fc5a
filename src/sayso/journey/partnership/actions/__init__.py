"""The changes that can be made about the two of them."""

from sayso.journey.partnership.actions.agree_paid import NewContract, agree_paid
from sayso.journey.partnership.actions.alone import ask_to_talk_alone, met_alone
from sayso.journey.partnership.actions.ask_about_carers import record_no_carer
from sayso.journey.partnership.actions.check_in import NewCheckIn, change_check_in, check_in, check_in_one
from sayso.journey.partnership.actions.check_in_times import NewTimes, not_now, set_check_in_times
from sayso.journey.partnership.actions.decide_paid import PaidDecision, decide_paid, sign_paid
from sayso.journey.partnership.actions.end_sides import end_side, end_sides
from sayso.journey.partnership.actions.move_decisions import NewHolder, move_decision, move_decisions
from sayso.journey.partnership.actions.notice_change import NewChange, close_change, notice_change
from sayso.journey.partnership.actions.open_pairs import NewPair, open_pair, open_pairs
from sayso.journey.partnership.actions.place_in_circle import Placed, place_in_circle
from sayso.journey.partnership.actions.put_paid import NewProposal, propose_paid, propose_paid_many
from sayso.journey.partnership.actions.release_words import release_words, take_back_words
from sayso.journey.partnership.actions.say_of_us import (
    NewWords,
    change_words,
    remove_words,
    say_of_us,
    say_one_of_us,
)
from sayso.journey.partnership.actions.stop_paid import stop_paid
from sayso.journey.partnership.actions.tell_paid import tell_paid

__all__ = [
    "NewChange",
    "NewCheckIn",
    "NewContract",
    "NewHolder",
    "NewPair",
    "NewProposal",
    "NewTimes",
    "NewWords",
    "PaidDecision",
    "Placed",
    "agree_paid",
    "ask_to_talk_alone",
    "change_check_in",
    "change_words",
    "check_in",
    "check_in_one",
    "close_change",
    "decide_paid",
    "end_side",
    "end_sides",
    "met_alone",
    "move_decision",
    "move_decisions",
    "not_now",
    "notice_change",
    "open_pair",
    "open_pairs",
    "place_in_circle",
    "propose_paid",
    "propose_paid_many",
    "record_no_carer",
    "release_words",
    "remove_words",
    "say_of_us",
    "say_one_of_us",
    "set_check_in_times",
    "sign_paid",
    "stop_paid",
    "take_back_words",
    "tell_paid",
]
