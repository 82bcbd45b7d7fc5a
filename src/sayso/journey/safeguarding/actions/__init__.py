"""Every change this room makes to a record."""

from sayso.journey.safeguarding.actions.answer_staff_concern import answer_staff_concern
from sayso.journey.safeguarding.actions.decide_on_concern import Tested, decide_on_concern
from sayso.journey.safeguarding.actions.link_concern import link_concern
from sayso.journey.safeguarding.actions.note_children import NewChild, note_child, note_children
from sayso.journey.safeguarding.actions.pass_children_on import (
    NewPassing,
    NewTold,
    keep_childrens_answer,
    pass_child_on,
    tell_young_carer,
)
from sayso.journey.safeguarding.actions.raise_concern import Told, raise_concern
from sayso.journey.safeguarding.actions.take_up_heard import take_up_heard

__all__ = [
    "NewChild",
    "NewPassing",
    "NewTold",
    "Tested",
    "Told",
    "answer_staff_concern",
    "decide_on_concern",
    "keep_childrens_answer",
    "link_concern",
    "note_child",
    "note_children",
    "pass_child_on",
    "raise_concern",
    "take_up_heard",
    "tell_young_carer",
]
