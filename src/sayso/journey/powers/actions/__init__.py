"""What is done with powers. Each writes its event, and what opens or ends access does so at once."""

from sayso.journey.powers.actions.check_register import NewCheck, check_register
from sayso.journey.powers.actions.end_power import end_power
from sayso.journey.powers.actions.hear_person import hear_person
from sayso.journey.powers.actions.open_power import Opening, open_power
from sayso.journey.powers.actions.pause_power import lift_pause, pause_power
from sayso.journey.powers.actions.record_powers import NewPower, record_power, record_powers
from sayso.journey.powers.actions.see_paper import PaperSeen, see_paper

__all__ = [
    "NewCheck",
    "NewPower",
    "Opening",
    "PaperSeen",
    "check_register",
    "end_power",
    "hear_person",
    "lift_pause",
    "open_power",
    "pause_power",
    "record_power",
    "record_powers",
    "see_paper",
]
