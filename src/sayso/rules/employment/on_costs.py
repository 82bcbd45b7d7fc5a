"""What comes on top of one assistant's pay: National Insurance, pension, sick pay, and the end of the job."""

from sayso.rules.columns import Column, at_least_nothing, lesser, total, when
from sayso.rules.employment import law
from sayso.rules.employment.assistant import WEEKS, assistant
from sayso.rules.employment.ending import half_weeks_at
from sayso.rules.employment.facts import PensionChoice
from sayso.rules.employment.rounding import to_the_nearest
from sayso.rules.employment.sick import sick_pay_for
from sayso.rules.sheet import Names
from sayso.rules.units import PENCE_A_WEEK, PENCE_A_YEAR, WHOLE, YES_OR_NO

__all__ = ["assistant"]
step = assistant.step


@step(unit=YES_OR_NO, authority=law.YOUNG_NI)
def is_young_for_ni(c: Names) -> Column:
    """Under 21, or an apprentice under 25: you pay no National Insurance on their pay up to a high limit."""
    return (c.age_that_day < 21) | (c.apprentice & (c.age_that_day < 25))


@step(unit=PENCE_A_YEAR, authority=law.EMPLOYER_NI)
def employer_ni(c: Names, figure: Names) -> Column:
    """Employer’s National Insurance on their pay, before any allowance."""
    free = (
        when(c.is_young_for_ni).then(figure.upper_secondary_threshold).otherwise(figure.secondary_threshold)
    )
    return to_the_nearest(at_least_nothing(c.earnings - free) * figure.employer_ni_percent, WHOLE)


@step(unit=YES_OR_NO, authority=law.PENSION, told=False)
def is_enrolled_by_law(c: Names, figure: Names) -> Column:
    """They must be put into a pension: from 22 to pension age, paid over the limit."""
    over_age = (
        when(c.age_that_day < 66)
        .then(False)
        .when(c.age_that_day >= 68)
        .then(True)
        .otherwise(c.reached_pension_age)
    )
    by_age = when(c.age_that_day < 22).then(False).otherwise(~over_age)
    return when(c.earnings > figure.pension_trigger).then(by_age).otherwise(False)


@step(unit=YES_OR_NO, authority=law.PENSION)
def must_be_enrolled(c: Names) -> Column:
    """You must put them into a pension. They may then choose to leave it."""
    return c.is_enrolled_by_law & (c.pension != PensionChoice.OPTED_OUT)


@step(unit=YES_OR_NO, authority=law.PENSION_OPT_IN)
def may_opt_in(c: Names, figure: Names) -> Column:
    """They may ask to come into a pension. If they do, you must pay in."""
    asks = (c.pension == PensionChoice.AS_THE_LAW_SAYS) & (c.age_that_day < 75)
    return asks & ~c.is_enrolled_by_law & (c.earnings > figure.pension_lower_limit)


@step(unit=PENCE_A_YEAR, authority=law.PENSION_PAID)
def pension_paid(c: Names, figure: Names) -> Column:
    """What you pay into their pension."""
    opted_in = (c.pension == PensionChoice.OPTED_IN) & (c.age_that_day < 75)
    counted = at_least_nothing(lesser(c.earnings, figure.pension_upper_limit) - figure.pension_lower_limit)
    owed = to_the_nearest(counted * figure.pension_employer_percent, WHOLE)
    return when(c.must_be_enrolled | opted_in).then(owed).otherwise(0)


@step(unit=PENCE_A_WEEK, authority=law.SICK, told=False)
def usual_week(c: Names) -> Column:
    """A usual week's pay, leave and all."""
    return to_the_nearest(c.earnings, WEEKS)


@step(unit=PENCE_A_YEAR, authority=law.SICK, quiet=True)
def sick_pay_planned(c: Names, figure: Names) -> Column:
    """Statutory Sick Pay for the days you plan for. The wage you then do not pay goes to whoever comes."""
    owed = sick_pay_for(c.on, c.usual_week, c.days_a_week, c.sick_days_a_year, figure)
    return when(c.sick_days_a_year == 0).then(0).otherwise(owed)


@step(unit=PENCE_A_YEAR, authority=law.RESERVE, told=False)
def end_of_job_a_year(c: Names, figure: Names) -> Column:
    """What a year adds to redundancy pay, and a week of notice."""
    week = lesser(c.usual_week, figure.redundancy_week_limit)
    return to_the_nearest(week * half_weeks_at(c.age_that_day), 2) + c.usual_week


@step(unit=PENCE_A_YEAR, authority=law.RESERVE, quiet=True)
def set_aside(c: Names) -> Column:
    """Set aside for the end of the job: what a year adds to redundancy pay, and a week of notice."""
    return when(c.sets_aside).then(c.end_of_job_a_year).otherwise(0)


@step(unit=PENCE_A_YEAR, authority=law.WHOLE)
def assistant_costs(c: Names) -> Column:
    """This assistant costs in a year, before any allowance."""
    pay = total(c.wages, c.leave_on_top, c.cover)
    return total(pay, c.employer_ni, c.pension_paid, c.sick_pay_planned, c.set_aside)
