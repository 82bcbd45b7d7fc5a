"""Every change this room makes to a record."""

from sayso.journey.casework.actions.add_person_from_contact import add_person_from_contact
from sayso.journey.casework.actions.add_task import NewTask, add_task, add_tasks
from sayso.journey.casework.actions.allocate import NewAllocation, allocate
from sayso.journey.casework.actions.answer_transfer import accept_transfer, decline_transfer
from sayso.journey.casework.actions.close_contact import close_contact
from sayso.journey.casework.actions.correct_note import correct_note
from sayso.journey.casework.actions.end_allocation import end_allocation
from sayso.journey.casework.actions.finish_task import finish_task
from sayso.journey.casework.actions.give_advice import give_advice
from sayso.journey.casework.actions.hand_over_duty import hand_over_duty, take_handover
from sayso.journey.casework.actions.keep_paper import NewPaper, keep_paper
from sayso.journey.casework.actions.link_contact import link_contact
from sayso.journey.casework.actions.propose_transfer import propose_transfer
from sayso.journey.casework.actions.say_risk import NewRisk, look_at_risk, say_risk
from sayso.journey.casework.actions.set_absence import (
    NewAbsence,
    change_absence,
    cover_one,
    end_absence,
    set_absence,
)
from sayso.journey.casework.actions.start_urgent_support import Tonight, start_urgent_support
from sayso.journey.casework.actions.take_contact import Answers, take_contact
from sayso.journey.casework.actions.take_task import take_task
from sayso.journey.casework.actions.withdraw_paper import withdraw_paper
from sayso.journey.casework.actions.write_note import NewNote, write_note, write_notes

__all__ = [
    "Answers",
    "NewAbsence",
    "NewAllocation",
    "NewNote",
    "NewPaper",
    "NewRisk",
    "NewTask",
    "Tonight",
    "accept_transfer",
    "add_person_from_contact",
    "add_task",
    "add_tasks",
    "allocate",
    "change_absence",
    "close_contact",
    "correct_note",
    "cover_one",
    "decline_transfer",
    "end_absence",
    "end_allocation",
    "finish_task",
    "give_advice",
    "hand_over_duty",
    "keep_paper",
    "link_contact",
    "look_at_risk",
    "propose_transfer",
    "say_risk",
    "set_absence",
    "start_urgent_support",
    "take_contact",
    "take_handover",
    "take_task",
    "withdraw_paper",
    "write_note",
    "write_notes",
]
