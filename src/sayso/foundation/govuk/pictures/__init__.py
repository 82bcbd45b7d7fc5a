"""Pictures that no library has: money, a sum, its parts, a week, who came, who decides, who is close.

Each says its answer in a sentence, draws it twice (wide, and narrow for a phone) and gives the same numbers
in a table. Plain values come in; what comes out is the same, byte for byte, for the same values and place on
the page. A new picture: a module here with one function that returns a `Picture`, and a line in the gallery.
"""

from sayso.foundation.govuk.pictures.circle import Around, Rings, circle_of_support
from sayso.foundation.govuk.pictures.frame import Grid, Picture
from sayso.foundation.govuk.pictures.marks import Came, on_time, real_choice
from sayso.foundation.govuk.pictures.money_left import money_left
from sayso.foundation.govuk.pictures.parts_shown import parts_shown, people_shown
from sayso.foundation.govuk.pictures.sum_shown import Change, sum_shown
from sayso.foundation.govuk.pictures.week import Block, week
from sayso.foundation.govuk.pictures.who_decides import Decided, Names, who_decides
from sayso.foundation.govuk.pictures.working import Line, Working

__all__ = [
    "Around",
    "Block",
    "Came",
    "Change",
    "Decided",
    "Grid",
    "Line",
    "Names",
    "Picture",
    "Rings",
    "Working",
    "circle_of_support",
    "money_left",
    "on_time",
    "parts_shown",
    "people_shown",
    "real_choice",
    "sum_shown",
    "week",
    "who_decides",
]
