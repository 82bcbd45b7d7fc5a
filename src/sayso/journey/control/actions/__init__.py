"""What somebody can say of holding their own support, and what whoever works with them keeps of it."""

from sayso.journey.control.actions.early_signs import NewSigns, say_signs, show_signs, stop_showing_signs
from sayso.journey.control.actions.hand_back import hand_back, take_back
from sayso.journey.control.actions.not_alone import level_asked_beside_somebody
from sayso.journey.control.actions.pause import go_on, pause
from sayso.journey.control.actions.read_turn import read_turn
from sayso.journey.control.actions.set_levels import NewLevel, say_done, set_level, set_levels, set_up_level

__all__ = [
    "NewLevel",
    "NewSigns",
    "go_on",
    "hand_back",
    "level_asked_beside_somebody",
    "pause",
    "read_turn",
    "say_done",
    "say_signs",
    "set_level",
    "set_levels",
    "set_up_level",
    "show_signs",
    "stop_showing_signs",
    "take_back",
]
