"""A change in what somebody pays: from which day it holds, and what days already gone come to."""

from sayso.rules.authority import Evidence, council_choice, guidance
from sayso.rules.charging.settings import CHANGE_SETTINGS
from sayso.rules.columns import Column, at_least_nothing, when, whole_bands, whole_parts
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, NUMBER, PENCE, PENCE_A_WEEK, YES_OR_NO

CHANGE_FACTS = (
    Fact("on", DATE, "the day the new sum is kept", "assessment_date"),
    Fact("changed_on", DATE, "the day of the change", "changed_on"),
    Fact("told_on", DATE, "the day somebody told us", "told_on"),
    Fact("days_since_change", NUMBER, "the day of the change", "changed_on"),
    Fact("days_since_told", NUMBER, "the day somebody told us", "told_on"),
    Fact("before_pence_a_week", PENCE_A_WEEK, "what was paid before", "charge_before"),
    Fact("after_pence_a_week", PENCE_A_WEEK, "what is paid after", "charge_after"),
    Fact("was_our_mistake", YES_OR_NO, "whether the mistake was ours", "our_mistake"),
)
DAYS_IN_A_WEEK = 7
changes = Sheet("change", facts=CHANGE_FACTS, figures=(), settings=CHANGE_SETTINGS)

_CHOICE = council_choice("Care Act 2014, section 14")
_FAIR = guidance("chapter 8", sure=Evidence.MEMORY)


@changes.step(unit=YES_OR_NO, authority=_CHOICE)
def comes_later(c: Names) -> Column:
    """You told us before it changed. The new sum holds from the day of the change."""
    return c.days_since_change <= c.days_since_told


@changes.step(unit=YES_OR_NO, authority=_CHOICE, told=False)
def is_more(c: Names) -> Column:
    """You pay more than before."""
    return c.after_pence_a_week > c.before_pence_a_week


@changes.step(unit=YES_OR_NO, authority=_FAIR)
def mistake_against_them(c: Names) -> Column:
    """The mistake was ours, and you pay more than before. So the new sum holds from today and no earlier."""
    return c.is_more & c.was_our_mistake


@changes.step(unit=YES_OR_NO, authority=_CHOICE, told=False)
def from_day_told(c: Names, policy: Names) -> Column:
    """The council counts from the day somebody told us."""
    in_favour = (policy.backdate_in_favour == "told") & ~c.was_our_mistake
    by_choice = when(c.is_more).then(policy.backdate_against == "told").otherwise(in_favour)
    return when(c.comes_later | c.mistake_against_them).then(False).otherwise(by_choice)


@changes.step(unit=YES_OR_NO, authority=_CHOICE)
def counts_from_telling(c: Names) -> Column:
    """This council lets such a change count from the day you told us."""
    return c.from_day_told


@changes.step(unit=YES_OR_NO, authority=_CHOICE)
def counts_from_change(c: Names) -> Column:
    """The new sum counts from the day of the change."""
    return ~(c.comes_later | c.mistake_against_them | c.from_day_told)


@changes.step(unit=DATE, authority=_CHOICE, told=False)
def holds_from(c: Names) -> Column:
    """The day from which the new sum holds."""
    told = when(c.from_day_told).then(c.told_on).otherwise(c.changed_on)
    return when(c.mistake_against_them).then(c.on).otherwise(told)


@changes.step(unit=NUMBER, authority=_CHOICE, told=False)
def days_gone(c: Names) -> Column:
    """How many days of it have gone already."""
    back = when(c.from_day_told).then(c.days_since_told).otherwise(c.days_since_change)
    return when(c.mistake_against_them).then(0).otherwise(at_least_nothing(back))


@changes.step(unit=PENCE, authority=_CHOICE, quiet=True)
def comes_back(c: Names) -> Column:
    """What comes back to you for the days already gone, a part of a penny counting as a penny."""
    less = at_least_nothing(c.before_pence_a_week - c.after_pence_a_week)
    return whole_bands(less * c.days_gone, DAYS_IN_A_WEEK)


@changes.step(unit=PENCE, authority=_CHOICE, quiet=True)
def is_owed(c: Names) -> Column:
    """What is still to be paid for the days already gone, part pennies dropped."""
    more = at_least_nothing(c.after_pence_a_week - c.before_pence_a_week)
    return whole_parts(more * c.days_gone, DAYS_IN_A_WEEK)


CHANGE_RESULTS = ("holds_from", "days_gone", "comes_back", "is_owed")
