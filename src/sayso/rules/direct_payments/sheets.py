"""The sum itself: the cost of one part of the plan for its days, less the person's share of that part."""

from sayso.rules.authority import Authority, Evidence, act, guidance
from sayso.rules.columns import Column, at_least_nothing, given_or, when, whole_bands, whole_parts
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import NUMBER, PENCE, PENCE_A_WEEK, YES_OR_NO

DAYS_IN_A_WEEK = 7
# Where sections 26 and 31 were read stands in `charging.charge` and `powers.rules`.
_PAYMENT = act("Care Act 2014", "31", sure=Evidence.OFFICIAL)
_PARTS = act("Care Act 2014", "26", sure=Evidence.OFFICIAL)
_ROUNDED = Authority(
    "The council’s own way of paying",
    "days of a period, and odd pennies",
    guidance("chapter 12").link,
    Evidence.MEMORY,
)

payment = Sheet(
    "direct payment",
    facts=(
        Fact("pence_a_week", PENCE_A_WEEK, "what this part of the plan costs in a week"),
        Fact("whole_pence_a_week", PENCE_A_WEEK, "what the whole plan costs in a week"),
        Fact("contribution_pence_a_week", PENCE_A_WEEK, "what the person pays in a week"),
        Fact("days", NUMBER, "on how many days it is held"),
    ),
    figures=(),
)


@payment.step(unit=NUMBER, authority=_ROUNDED)
def days_paid_for(c: Names) -> Column:
    """Days paid for."""
    return c.days


@payment.step(unit=PENCE, authority=_ROUNDED)
def gross_pence(c: Names) -> Column:
    """What this part of the plan costs on those days. Part of a penny counts as a whole one."""
    return whole_bands(c.pence_a_week * c.days, DAYS_IN_A_WEEK)


@payment.step(unit=YES_OR_NO, authority=_PARTS)
def contribution_is_not_known(c: Names) -> Column:
    """What you pay is not worked out yet, so we take nothing off. The payment is in full."""
    return c.contribution_pence_a_week.is_unknown()


@payment.step(unit=PENCE, authority=_PARTS, quiet=True)
def contribution_pence(c: Names) -> Column:
    """What you pay towards this part: its share of what you pay for all of it. We drop part of a penny."""
    # Unknown is not nothing: nothing may be taken off for it, and the line before says so.
    weekly = given_or(c.contribution_pence_a_week, 0)
    shared = whole_parts(weekly * c.pence_a_week * c.days, c.whole_pence_a_week * DAYS_IN_A_WEEK)
    return when(c.pence_a_week == 0).then(0).otherwise(shared)


@payment.step(unit=PENCE, authority=_PAYMENT)
def net_pence(c: Names) -> Column:
    """What we pay for these days."""
    return at_least_nothing(c.gross_pence - c.contribution_pence)
