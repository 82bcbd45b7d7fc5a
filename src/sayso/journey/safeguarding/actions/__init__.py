"""Every change this room makes to a record."""

from sayso.journey.safeguarding.actions.answer_staff_concern import answer_staff_concern
from sayso.journey.safeguarding.actions.decide_on_concern import Tested, decide_on_concern
from sayso.journey.safeguarding.actions.link_concern import link_concern
from sayso.journey.safeguarding.actions.raise_concern import Told, raise_concern
from sayso.journey.safeguarding.actions.take_up_heard import take_up_heard

__all__ = [
    "Tested",
    "Told",
    "answer_staff_concern",
    "decide_on_concern",
    "link_concern",
    "raise_concern",
    "take_up_heard",
]
