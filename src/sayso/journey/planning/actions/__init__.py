"""The changes that can be made to a plan, and what a carer can say to a task."""

from sayso.journey.planning.actions.add_lines import NewLine, add_line, add_lines
from sayso.journey.planning.actions.answer_tasks import CarersAnswer, answer_task, answer_tasks
from sayso.journey.planning.actions.begin_plans import NewPlan, begin_plan, begin_plans
from sayso.journey.planning.actions.begin_together import NewJoined, begin_together
from sayso.journey.planning.actions.change_line import change_line, remove_line, say_who_covers
from sayso.journey.planning.actions.comment_on_plans import (
    NewComment,
    comment_on_plan,
    comment_on_plans,
    comment_under_power,
)
from sayso.journey.planning.actions.emergency import (
    NewContact,
    NewEmergencyPart,
    NewEmergencyYes,
    drop_contact,
    name_contact,
    say_emergency_parts,
    say_yes_to_emergency_plan,
)
from sayso.journey.planning.actions.emergency_carers import NewCarersPart, say_carers_parts
from sayso.journey.planning.actions.family import NewAround, drop_around, keep_around, keep_one_around
from sayso.journey.planning.actions.finish_plans import Yes, finish_plan, finish_plans
from sayso.journey.planning.actions.offer_tasks import NewOffer, offer_task, offer_tasks
from sayso.journey.planning.actions.pick_ways import PickedWay, pick_way, pick_ways
from sayso.journey.planning.actions.picked_writers import stop_writer
from sayso.journey.planning.actions.say_shown import SaidShown, say_shown
from sayso.journey.planning.actions.say_yes_under_power import NewPowerYes, say_yes_under_power
from sayso.journey.planning.actions.stop_tasks import stop_task, stop_tasks
from sayso.journey.planning.actions.together import (
    NewChildTogether,
    NewTogether,
    say_child_together,
    say_together,
)
from sayso.journey.planning.actions.was_not_alone import was_not_alone

__all__ = [
    "CarersAnswer",
    "NewAround",
    "NewCarersPart",
    "NewChildTogether",
    "NewComment",
    "NewContact",
    "NewEmergencyPart",
    "NewEmergencyYes",
    "NewJoined",
    "NewLine",
    "NewOffer",
    "NewPlan",
    "NewPowerYes",
    "NewTogether",
    "PickedWay",
    "SaidShown",
    "Yes",
    "add_line",
    "add_lines",
    "answer_task",
    "answer_tasks",
    "begin_plan",
    "begin_plans",
    "begin_together",
    "change_line",
    "comment_on_plan",
    "comment_on_plans",
    "comment_under_power",
    "drop_around",
    "drop_contact",
    "finish_plan",
    "finish_plans",
    "keep_around",
    "keep_one_around",
    "name_contact",
    "offer_task",
    "offer_tasks",
    "pick_way",
    "pick_ways",
    "remove_line",
    "say_carers_parts",
    "say_child_together",
    "say_emergency_parts",
    "say_shown",
    "say_together",
    "say_who_covers",
    "say_yes_to_emergency_plan",
    "say_yes_under_power",
    "stop_task",
    "stop_tasks",
    "stop_writer",
    "was_not_alone",
]
