"""Statutory Sick Pay for so many days of one illness, by the rules of the day it began."""

from dataclasses import dataclass
from datetime import date

from sayso.rules.columns import Column, at_least_nothing, lesser, when
from sayso.rules.employment import law
from sayso.rules.employment.facts import MOST_PENCE, numbers_wrong
from sayso.rules.employment.rounding import to_the_nearest
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, NUMBER, PENCE, PENCE_A_WEEK

FROM_DAY_ONE = date(2026, 4, 6)
WAITING_DAYS, MOST_WEEKS, EIGHTY, HUNDRED = 3, 28, 80, 100


def weekly_rate(on: Column, usual_week: Column, figure: Names) -> Column:
    """Sick pay for a whole week: since 6 April 2026 four fifths of usual pay where that is less."""
    part = to_the_nearest(usual_week * EIGHTY, HUNDRED)
    before = when(usual_week < figure.lower_earnings_limit).then(0).otherwise(figure.statutory_sick_pay)
    return when(on < FROM_DAY_ONE).then(before).otherwise(lesser(part, figure.statutory_sick_pay))


def days_paid(on: Column, days_a_week: Column, days_sick: Column) -> Column:
    """Of the days they would have worked, those that are paid: without the first three before April 2026."""
    waits = when(on < FROM_DAY_ONE).then(WAITING_DAYS).otherwise(0)
    return lesser(at_least_nothing(days_sick - waits), days_a_week * MOST_WEEKS)


def sick_pay_for(
    on: Column, usual_week: Column, days_a_week: Column, days_sick: Column, figure: Names
) -> Column:
    """Sick pay for so many days of one illness, to the nearest penny."""
    rate = weekly_rate(on, usual_week, figure)
    return to_the_nearest(rate * days_paid(on, days_a_week, days_sick), days_a_week)


sick = Sheet(
    "sick pay",
    facts=(
        Fact("on", DATE, "the first day of the illness"),
        Fact("usual_week", PENCE_A_WEEK, "what they earn in a usual week"),
        Fact("days_a_week", NUMBER, "on how many days a week they work"),
        Fact("days_sick", NUMBER, "how many of those days they are ill"),
    ),
    figures=statutory().by_name,
)


@sick.step(unit=PENCE_A_WEEK, authority=law.SICK_FROM_DAY_ONE)
def sick_pay_a_week(c: Names, figure: Names) -> Column:
    """Sick pay for a whole week: the set rate, or four fifths of usual pay if that is less."""
    return weekly_rate(c.on, c.usual_week, figure)


@sick.step(unit=NUMBER, authority=law.SICK_BEFORE)
def days_of_sick_pay(c: Names) -> Column:
    """Days that are paid. Before 6 April 2026 the first three were not."""
    return days_paid(c.on, c.days_a_week, c.days_sick)


@sick.step(unit=PENCE, authority=law.SICK)
def sick_pay(c: Names, figure: Names) -> Column:
    """Sick pay for these days. You cannot claim it back."""
    return sick_pay_for(c.on, c.usual_week, c.days_a_week, c.days_sick, figure)


@dataclass(frozen=True, kw_only=True)
class SickFacts:
    """One illness: its first day, a usual week's pay, working days a week, and working days ill."""

    on: date
    usual_week: int
    days_a_week: int
    days_sick: int

    def __post_init__(self) -> None:
        """Refuse, by field, what is out of bounds."""
        bounds = {"usual_week": (0, MOST_PENCE), "days_a_week": (1, 7), "days_sick": (0, 366)}
        if wrong := numbers_wrong(self, bounds):
            raise Invalid("Some of these are no numbers of days or pence.", fields=wrong)
