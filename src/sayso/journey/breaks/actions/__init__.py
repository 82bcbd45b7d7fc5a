"""What can be done with breaks: ask, offer, plan, book, tell what came, and decide whether one is bought."""

from sayso.journey.breaks.actions.ask_for_breaks import NewBreak, ask_for_break, ask_for_breaks
from sayso.journey.breaks.actions.book_breaks import NewBooking, book_break, book_breaks
from sayso.journey.breaks.actions.decide_break import BreakDecision, decide_break
from sayso.journey.breaks.actions.keep_steps import NewStep, keep_step, keep_steps
from sayso.journey.breaks.actions.plan_care import NewCare, decline_care, plan_care
from sayso.journey.breaks.actions.tell_outcomes import NewOutcome, tell_outcome_of_break, tell_outcomes

__all__ = [
    "BreakDecision",
    "NewBooking",
    "NewBreak",
    "NewCare",
    "NewOutcome",
    "NewStep",
    "ask_for_break",
    "ask_for_breaks",
    "book_break",
    "book_breaks",
    "decide_break",
    "decline_care",
    "keep_step",
    "keep_steps",
    "plan_care",
    "tell_outcome_of_break",
    "tell_outcomes",
]
