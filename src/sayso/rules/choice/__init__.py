"""What there is to choose from: what fits, in one stated order, and why the rest does not.

Pure: facts and a day go in, an answer with its reasons comes out. Nobody can pay to be higher: nothing about
who gives a service is among what the order reads.
"""

from sayso.rules.choice.facts import KINDS, KINDS_OF_OUTCOME, Offered, Open, Wanted, district_of
from sayso.rules.choice.weighing import (
    ORDER,
    REASONS,
    Reason,
    Weighed,
    Weighing,
    choice_words,
    weigh,
)

__all__ = [
    "KINDS",
    "KINDS_OF_OUTCOME",
    "ORDER",
    "REASONS",
    "Offered",
    "Open",
    "Reason",
    "Wanted",
    "Weighed",
    "Weighing",
    "choice_words",
    "district_of",
    "weigh",
]
