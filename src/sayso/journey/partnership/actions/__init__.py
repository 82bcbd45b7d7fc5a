"""The changes that can be made about the two of them."""

from sayso.journey.partnership.actions.agree_paid import NewContract, agree_paid
from sayso.journey.partnership.actions.alone import ask_to_talk_alone, met_alone
from sayso.journey.partnership.actions.ask_about_carers import record_no_carer
from sayso.journey.partnership.actions.check_in import NewCheckIn, change_check_in, check_in, check_in_one
from sayso.journey.partnership.actions.check_in_times import NewTimes, not_now, set_check_in_times
from sayso.journey.partnership.actions.decide_paid import PaidDecision, decide_paid, sign_paid
from sayso.journey.partnership.actions.end_review import NewEnd, end_review
from sayso.journey.partnership.actions.end_sides import end_side, end_sides
from sayso.journey.partnership.actions.free_times import (
    ClashEnds,
    NewFreeTime,
    need_free,
    need_free_no_more,
    need_one_free,
    settle_clash,
)
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
from sayso.journey.partnership.actions.see_differently import (
    NewView,
    remove_view,
    see_differently,
    see_one_differently,
)
from sayso.journey.partnership.actions.settle_difference import NewEnding, settle_difference
from sayso.journey.partnership.actions.stop_paid import stop_paid
from sayso.journey.partnership.actions.take_up_difference import (
    NewDifference,
    NewOption,
    Telling,
    keep_separate,
    put_options,
    take_up_difference,
    tell_of_it,
)
from sayso.journey.partnership.actions.talk import NewTalk, answer_talk, ask_for_talks, keep_talk
from sayso.journey.partnership.actions.tell_paid import tell_paid

__all__ = [
    "ClashEnds",
    "NewChange",
    "NewCheckIn",
    "NewContract",
    "NewDifference",
    "NewEnd",
    "NewEnding",
    "NewFreeTime",
    "NewHolder",
    "NewOption",
    "NewPair",
    "NewProposal",
    "NewTalk",
    "NewTimes",
    "NewView",
    "NewWords",
    "PaidDecision",
    "Placed",
    "Telling",
    "agree_paid",
    "answer_talk",
    "ask_for_talks",
    "ask_to_talk_alone",
    "change_check_in",
    "change_words",
    "check_in",
    "check_in_one",
    "close_change",
    "decide_paid",
    "end_review",
    "end_side",
    "end_sides",
    "keep_separate",
    "keep_talk",
    "met_alone",
    "move_decision",
    "move_decisions",
    "need_free",
    "need_free_no_more",
    "need_one_free",
    "not_now",
    "notice_change",
    "open_pair",
    "open_pairs",
    "place_in_circle",
    "propose_paid",
    "propose_paid_many",
    "put_options",
    "record_no_carer",
    "release_words",
    "remove_view",
    "remove_words",
    "say_of_us",
    "say_one_of_us",
    "see_differently",
    "see_one_differently",
    "set_check_in_times",
    "settle_clash",
    "settle_difference",
    "sign_paid",
    "stop_paid",
    "take_back_words",
    "take_up_difference",
    "tell_of_it",
    "tell_paid",
]
