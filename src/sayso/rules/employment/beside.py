"""Beside an assistant of one's own: the same hours from an agency, or from somebody self-employed."""

from sayso.rules.columns import Column, at_least_nothing, lesser, total, when
from sayso.rules.employment import law
from sayso.rules.employment.assistant import MINUTES, WEEKS
from sayso.rules.employment.rounding import to_the_nearest
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import (
    DATE,
    HUNDREDTHS_OF_AN_HOUR,
    NUMBER,
    PENCE_A_YEAR,
    PENCE_AN_HOUR,
    WHOLE,
)

beside = Sheet(
    "an assistant, an agency, or somebody self-employed",
    facts=(
        Fact("on", DATE, "the day"),
        Fact("minutes_delivered", NUMBER, "minutes of help in a year"),
        Fact("own_an_hour", PENCE_AN_HOUR, "what an hour of your own assistant costs"),
        Fact("agency_rate", PENCE_AN_HOUR, "what an agency asks for an hour"),
        Fact("self_employed_rate", PENCE_AN_HOUR, "what somebody self-employed asks for an hour"),
    ),
    figures=statutory().by_name,
)
step = beside.step


@step(unit=PENCE_A_YEAR, authority=law.PRICE_TOLD)
def agency_a_year(c: Names) -> Column:
    """The same hours from an agency, in a year. The agency is the employer."""
    return to_the_nearest(c.agency_rate * c.minutes_delivered, MINUTES)


@step(unit=HUNDREDTHS_OF_AN_HOUR, authority=law.WHOLE)
def hours_for_agency_money(c: Names) -> Column:
    """Hours a week of your own assistant that the agency’s money would buy."""
    return to_the_nearest(c.agency_a_year * 100, c.own_an_hour * WEEKS)


@step(unit=PENCE_A_YEAR, authority=law.PRICE_TOLD)
def self_employed_a_year(c: Names) -> Column:
    """The same hours from somebody self-employed, in a year."""
    return to_the_nearest(c.self_employed_rate * c.minutes_delivered, MINUTES)


@step(unit=PENCE_A_YEAR, authority=law.STATUS)
def owed_if_wrong(c: Names, figure: Names) -> Column:
    """Owed for a year if they turn out to be your employee: leave, National Insurance and pension."""
    pay = c.self_employed_a_year
    leave = to_the_nearest(pay * figure.holiday_accrual_percent, WHOLE)
    ni = to_the_nearest(
        at_least_nothing(pay - figure.secondary_threshold) * figure.employer_ni_percent, WHOLE
    )
    band = at_least_nothing(lesser(pay, figure.pension_upper_limit) - figure.pension_lower_limit)
    owed = to_the_nearest(band * figure.pension_employer_percent, WHOLE)
    pension = when(pay > figure.pension_trigger).then(owed).otherwise(0)
    return total(leave, ni, pension)


limits = Sheet(
    "hours at which more is due",
    facts=(Fact("on", DATE, "the day"), Fact("wage", PENCE_AN_HOUR, "what they are paid an hour")),
    figures=statutory().by_name,
)


@limits.step(unit=HUNDREDTHS_OF_AN_HOUR, authority=law.EMPLOYER_NI)
def ni_from_hours(c: Names, figure: Names) -> Column:
    """Hours a week at this wage from which you pay National Insurance for one assistant."""
    return to_the_nearest(figure.secondary_threshold * 100, c.wage * WEEKS)


@limits.step(unit=HUNDREDTHS_OF_AN_HOUR, authority=law.PENSION)
def pension_from_hours(c: Names, figure: Names) -> Column:
    """Hours a week at this wage from which they must be put into a pension."""
    return to_the_nearest(figure.pension_trigger * 100, c.wage * WEEKS)
