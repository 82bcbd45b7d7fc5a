"""The changes that can be made to what is known of somebody's money, and to what they pay."""

from sayso.journey.charging.actions.answer_look import answer_look
from sayso.journey.charging.actions.approve_charge_run import approve_charge_run, withdraw_charge_run
from sayso.journey.charging.actions.ask_to_look_again import (
    NewLook,
    ask_to_look_again,
    look_again_under_power,
)
from sayso.journey.charging.actions.assess_means import NewMeans, assess_means, assess_one
from sayso.journey.charging.actions.end_aftercare import charge_line, end_aftercare
from sayso.journey.charging.actions.hand_in_answers import NewTold, hand_in_answers, hand_in_under_power
from sayso.journey.charging.actions.hand_to_nhs import hand_to_nhs
from sayso.journey.charging.actions.make_charge_run import make_charge_run
from sayso.journey.charging.actions.nhs_care import (
    NewNhsCare,
    NewRefund,
    keep_nhs_refund,
    record_nhs_care,
    take_back_from_nhs,
)
from sayso.journey.charging.actions.record_aftercare import (
    NewAftercare,
    NewWord,
    free_lines,
    record_aftercare,
    say_on_aftercare,
)
from sayso.journey.charging.actions.record_residence import NewResidence, record_residence
from sayso.journey.charging.actions.record_told import ToldElsewhere, record_told
from sayso.journey.charging.actions.settle_lightly import NewLightTouch, settle_lightly
from sayso.journey.charging.actions.tell_change import NewChange, record_change, tell_change
from sayso.journey.charging.actions.tell_charge import NewTelling, tell_charge
from sayso.journey.charging.actions.work_charge_run import work_charge_run
from sayso.journey.charging.actions.write_run_letters import ask_for_run_letters, write_run_letters

__all__ = [
    "NewAftercare",
    "NewChange",
    "NewLightTouch",
    "NewLook",
    "NewMeans",
    "NewNhsCare",
    "NewRefund",
    "NewResidence",
    "NewTelling",
    "NewTold",
    "NewWord",
    "ToldElsewhere",
    "answer_look",
    "approve_charge_run",
    "ask_for_run_letters",
    "ask_to_look_again",
    "assess_means",
    "assess_one",
    "charge_line",
    "end_aftercare",
    "free_lines",
    "hand_in_answers",
    "hand_in_under_power",
    "hand_to_nhs",
    "keep_nhs_refund",
    "look_again_under_power",
    "make_charge_run",
    "record_aftercare",
    "record_change",
    "record_nhs_care",
    "record_residence",
    "record_told",
    "say_on_aftercare",
    "settle_lightly",
    "take_back_from_nhs",
    "tell_change",
    "tell_charge",
    "withdraw_charge_run",
    "work_charge_run",
    "write_run_letters",
]
