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
    PENCE_A_WEEK,
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
    """The same hours from an agency, for 52 weeks. The agency is the employer."""
    return to_the_nearest(c.agency_rate * c.minutes_delivered, MINUTES)


@step(unit=PENCE_A_WEEK, authority=law.PRICE_TOLD)
def agency_a_week(c: Names) -> Column:
    """The same hours from an agency, in a week."""
    return to_the_nearest(c.agency_a_year, WEEKS)


@step(unit=HUNDREDTHS_OF_AN_HOUR, authority=law.WHOLE)
def hours_for_agency_money(c: Names) -> Column:
    """Hours a week of your own assistant that the agency’s money would buy."""
    return to_the_nearest(c.agency_a_year * 100, c.own_an_hour * WEEKS)


@step(unit=PENCE_A_YEAR, authority=law.PRICE_TOLD)
def self_employed_a_year(c: Names) -> Column:
    """The same hours from somebody self-employed, for 52 weeks."""
    return to_the_nearest(c.self_employed_rate * c.minutes_delivered, MINUTES)


@step(unit=PENCE_A_WEEK, authority=law.PRICE_TOLD)
def self_employed_a_week(c: Names) -> Column:
    """The same hours from somebody self-employed, in a week."""
    return to_the_nearest(c.self_employed_a_year, WEEKS)


@step(unit=PENCE_A_YEAR, authority=law.ROLLED_UP)
def leave_owed(c: Names, figure: Names) -> Column:
    """Owed if they turn out to be your employee: leave for 52 weeks of this pay."""
    return to_the_nearest(c.self_employed_a_year * figure.holiday_accrual_percent, WHOLE)


@step(unit=PENCE_A_YEAR, authority=law.EMPLOYER_NI)
def ni_owed(c: Names, figure: Names) -> Column:
    """Owed then too: National Insurance on it."""
    over = at_least_nothing(c.self_employed_a_year - figure.secondary_threshold)
    return to_the_nearest(over * figure.employer_ni_percent, WHOLE)


@step(unit=PENCE_A_YEAR, authority=law.PENSION_PAID)
def pension_owed(c: Names, figure: Names) -> Column:
    """Owed then too: what you should have paid into a pension."""
    pay = c.self_employed_a_year
    band = at_least_nothing(lesser(pay, figure.pension_upper_limit) - figure.pension_lower_limit)
    owed = to_the_nearest(band * figure.pension_employer_percent, WHOLE)
    return when(pay > figure.pension_trigger).then(owed).otherwise(0)


@step(unit=PENCE_A_YEAR, authority=law.STATUS)
def owed_if_wrong(c: Names) -> Column:
    """Owed for 52 weeks if they turn out to be your employee: leave, National Insurance and pension."""
    return total(c.leave_owed, c.ni_owed, c.pension_owed)


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
