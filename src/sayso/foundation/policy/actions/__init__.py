"""Changes to the council's settings, consultations on them, and the law's amounts that two people confirm."""

from sayso.foundation.policy.actions.confirm_figure import (
    NewFigure,
    confirm_figure,
    enter_figures,
    withdraw_figure,
)
from sayso.foundation.policy.actions.open_consultation import open_consultation
from sayso.foundation.policy.actions.set_setting import NewValue, set_setting, set_settings
from sayso.foundation.policy.actions.tell_outcome import tell_outcome

__all__ = [
    "NewFigure",
    "NewValue",
    "confirm_figure",
    "enter_figures",
    "open_consultation",
    "set_setting",
    "set_settings",
    "tell_outcome",
    "withdraw_figure",
]
