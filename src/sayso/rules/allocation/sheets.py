"""The sum itself: points for each need, then money, before and after the help that a carer agreed to."""

from sayso.rules.authority import Authority, Evidence, act, guidance
from sayso.rules.columns import Column, at_least_nothing, given_or, when, whole_bands, whole_parts
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import NUMBER, PENCE, PENCE_A_WEEK, WORD, YES_OR_NO

MINUTES_IN_AN_HOUR = 60
SETTINGS = ("pence_a_point", "weeks_in_the_period", "rate_pence_an_hour")
"""What the sum takes from the council's table, as `policy.…`."""

_CASES = "https://caselaw.nationalarchives.gov.uk"
START_ONLY = Authority(
    "R (Savva) v Kensington and Chelsea",
    "[2010] EWCA Civ 1209",
    f"{_CASES}/ewca/civ/2010/1209",
    Evidence.SECONDARY,
)
"""A points table may be where planning starts, never where it ends, and the person must see the sum."""
NEVER_ASSUMED = Authority(
    "CP v North East Lincolnshire",
    "[2019] EWCA Civ 1614",
    f"{_CASES}/ewca/civ/2019/1614",
    Evidence.SECONDARY,
)
"""Family help must not be taken for granted."""
_BUDGET = act("Care Act 2014", "26")
_GUIDANCE = guidance("chapter 11", sure=Evidence.SECONDARY)

needs = Sheet(
    "needs",
    facts=(
        Fact("domain", WORD, "the need", "needs"),
        Fact("level", WORD, "how much help is needed", "needs"),
        Fact("points_in_table", NUMBER, "how much help is needed", "needs"),
    ),
    figures=(),
)


@needs.step(unit=NUMBER, authority=START_ONLY)
def points(c: Names) -> Column:
    """What the council's table gives for this need."""
    return c.points_in_table


budget = Sheet(
    "indicative budget",
    facts=(
        Fact("points_of_needs", NUMBER, "how much help is needed", "needs"),
        Fact("pence_of_step", PENCE, "how much help is needed", "needs"),
        Fact("agreed_minutes_a_week", NUMBER, "how many hours a carer agreed to", "agreed_help"),
    ),
    figures=(),
    settings=SETTINGS,
)


@budget.step(unit=NUMBER, authority=START_ONLY)
def points_in_all(c: Names) -> Column:
    """Points in all."""
    return c.points_of_needs


@budget.step(unit=YES_OR_NO, authority=START_ONLY, told=False)
def is_for_a_longer_time(policy: Names) -> Column:
    """The table gives money for longer than a week."""
    return policy.weeks_in_the_period > 1


@budget.step(unit=PENCE, authority=START_ONLY, only_if="is_for_a_longer_time")
def money_in_the_table(c: Names, policy: Names) -> Column:
    """What the council's table gives for these points in a year."""
    by_point = c.points_in_all * policy.pence_a_point
    return when(policy.pence_a_point.is_unknown()).then(c.pence_of_step).otherwise(by_point)


@budget.step(unit=PENCE_A_WEEK, authority=START_ONLY, only_if="is_for_a_longer_time")
def rounded_up_to_a_week(c: Names, policy: Names) -> Column:
    """That sum shared over the weeks of the year. Part of a penny counts as a whole one."""
    return whole_bands(c.money_in_the_table, policy.weeks_in_the_period)


@budget.step(unit=PENCE_A_WEEK, authority=_BUDGET)
def gross_pence_a_week(c: Names) -> Column:
    """Indicative budget with no help from a carer: a first figure to plan with."""
    return c.rounded_up_to_a_week


@budget.step(unit=YES_OR_NO, authority=NEVER_ASSUMED)
def no_carer_was_asked(c: Names) -> Column:
    """No carer has been asked to agree to hours, so we take nothing off."""
    return c.agreed_minutes_a_week.is_unknown()


@budget.step(unit=YES_OR_NO, authority=NEVER_ASSUMED)
def no_hours_are_agreed(c: Names) -> Column:
    """No carer agrees to hours on this day, so we take nothing off."""
    return when(c.no_carer_was_asked).then(False).otherwise(c.agreed_minutes_a_week == 0)


@budget.step(unit=PENCE_A_WEEK, authority=NEVER_ASSUMED, quiet=True)
def agreed_help_pence_a_week(c: Names, policy: Names) -> Column:
    """What the agreed help would cost at the price of an hour here. We drop part of a penny."""
    # Nobody asked is not “no help”: nothing may be taken off for it, and the line before says so.
    minutes = given_or(c.agreed_minutes_a_week, 0)
    priced = whole_parts(minutes * policy.rate_pence_an_hour, MINUTES_IN_AN_HOUR)
    return when(minutes == 0).then(0).otherwise(priced)


@budget.step(unit=PENCE_A_WEEK, authority=_GUIDANCE)
def net_pence_a_week(c: Names) -> Column:
    """Indicative budget: a first figure to plan with. The final sum must be enough and may differ."""
    return at_least_nothing(c.gross_pence_a_week - c.agreed_help_pence_a_week)
