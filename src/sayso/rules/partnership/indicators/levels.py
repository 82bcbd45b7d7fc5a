"""How a sign stands, and the sheet on which all of them are."""

from enum import IntEnum

from sayso.rules.authority import Authority, promise
from sayso.rules.columns import Column, given_or, no_amount, when
from sayso.rules.partnership.indicators.facts import FACTS
from sayso.rules.partnership.indicators.thresholds import Thresholds
from sayso.rules.sheet import Sheet

OURS: Authority = promise("a sign for a conversation; no law sets it")


class Level(IntEnum):
    """How a sign stands. What nobody knows has none: it is None, and never `SETTLED`."""

    SETTLED = 0
    LOOK = 1
    SOON = 2


signs = Sheet("how it goes between the two", facts=FACTS, figures=(), settings=Thresholds.names())


def level(*, look: Column, soon: Column) -> Column:
    """The level of a sign from its two questions, each yes, no or unknown.

    A yes counts whatever else is unknown. Only two known noes are settled.
    """
    return (
        when(given_or(soon, otherwise=False))
        .then(Level.SOON.value)
        .when(given_or(look, otherwise=False))
        .then(Level.LOOK.value)
        .when(look.is_unknown() | soon.is_unknown())
        .then(no_amount())
        .otherwise(Level.SETTLED.value)
    )


def over_percent(part: Column, of: Column, percent: Column) -> Column:
    """Whether a part is more than so many percent of the whole, without dividing."""
    return part * 100 > of * percent
