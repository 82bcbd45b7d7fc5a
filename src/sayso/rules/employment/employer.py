"""All assistants of one employer together: one allowance, and what an employer pays once."""

from sayso.rules.columns import Column, at_least_nothing, lesser, no_amount, total, when
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
    YES_OR_NO,
)

employer = Sheet(
    "employing somebody",
    facts=(
        Fact("on", DATE, "the first day of the pay period"),
        Fact("wages", PENCE_A_YEAR, "pay for a year"),
        Fact("leave_on_top", PENCE_A_YEAR, "pay for leave that hours earn"),
        Fact("cover", PENCE_A_YEAR, "cover for leave"),
        Fact("employer_ni", PENCE_A_YEAR, "National Insurance"),
        Fact("pension_paid", PENCE_A_YEAR, "what is paid into pensions"),
        Fact("sick_pay_planned", PENCE_A_YEAR, "sick pay"),
        Fact("set_aside", PENCE_A_YEAR, "what is set aside"),
        Fact("minutes_delivered", NUMBER, "minutes of help in a year"),
        Fact("claims_allowance", YES_OR_NO, "whether you claim Employment Allowance"),
        Fact("allowance_used_elsewhere", PENCE_A_YEAR, "what another payroll uses of it"),
        Fact("insurance", PENCE_A_YEAR, "what insurance costs"),
        Fact("payroll", PENCE_A_YEAR, "what payroll costs"),
        Fact("other", PENCE_A_YEAR, "other costs"),
    ),
    figures=statutory().by_name,
)
step = employer.step
#: The lines that make up the yearly total, in order.
PARTS = (
    "pay_in_all",
    "leave_pay_in_all",
    "cover_in_all",
    "ni_to_pay",
    "pension_in_all",
    "sick_pay_in_all",
    "set_aside_in_all",
    "insurance_a_year",
    "payroll_a_year",
    "other_a_year",
)


@step(unit=PENCE_A_YEAR, authority=law.MINIMUM_WAGE)
def pay_in_all(c: Names) -> Column:
    """Pay for 52 weeks."""
    return c.wages


@step(unit=PENCE_A_YEAR, authority=law.ROLLED_UP, quiet=True)
def leave_pay_in_all(c: Names) -> Column:
    """Pay for the leave that irregular hours earn."""
    return c.leave_on_top


@step(unit=PENCE_A_YEAR, authority=law.COVER, quiet=True)
def cover_in_all(c: Names) -> Column:
    """Somebody else to come while they are on leave."""
    return c.cover


@step(unit=PENCE_A_YEAR, authority=law.EMPLOYER_NI, quiet=True)
def ni_before_allowance(c: Names) -> Column:
    """Employer’s National Insurance, before the allowance."""
    return c.employer_ni


@step(unit=PENCE_A_YEAR, authority=law.ALLOWANCE, quiet=True)
def allowance_used(c: Names, figure: Names) -> Column:
    """Employment Allowance takes this off. There is one allowance for each employer."""
    left = at_least_nothing(figure.employment_allowance - c.allowance_used_elsewhere)
    claimed = when(c.claims_allowance).then(lesser(c.ni_before_allowance, left)).otherwise(0)
    return when(c.ni_before_allowance == 0).then(0).otherwise(claimed)


@step(unit=PENCE_A_YEAR, authority=law.EMPLOYER_NI)
def ni_to_pay(c: Names) -> Column:
    """Employer’s National Insurance that you pay."""
    return c.ni_before_allowance - c.allowance_used


@step(unit=YES_OR_NO, authority=law.ALLOWANCE)
def allowance_is_not_claimed(c: Names) -> Column:
    """You pay National Insurance and do not claim Employment Allowance. Claim it: it costs you nothing."""
    return (c.ni_to_pay > 0) & (c.allowance_used == 0) & ~c.claims_allowance


@step(unit=PENCE_A_YEAR, authority=law.PENSION_PAID)
def pension_in_all(c: Names) -> Column:
    """What you pay into pensions."""
    return c.pension_paid


@step(unit=PENCE_A_YEAR, authority=law.SICK, quiet=True)
def sick_pay_in_all(c: Names) -> Column:
    """Sick pay for the days you plan for."""
    return c.sick_pay_planned


@step(unit=PENCE_A_YEAR, authority=law.RESERVE, quiet=True)
def set_aside_in_all(c: Names) -> Column:
    """Set aside for the end of the job."""
    return c.set_aside


@step(unit=PENCE_A_YEAR, authority=law.INSURANCE)
def insurance_a_year(c: Names) -> Column:
    """Insurance for employers."""
    return c.insurance


@step(unit=YES_OR_NO, authority=law.INSURANCE)
def insurance_is_missing(c: Names) -> Column:
    """You have no insurance in the sum. The law asks for it unless all you employ are close family."""
    return c.insurance == 0


@step(unit=PENCE_A_YEAR, authority=law.PAYROLL, quiet=True)
def payroll_a_year(c: Names) -> Column:
    """Somebody to work out pay and tax."""
    return c.payroll


@step(unit=PENCE_A_YEAR, authority=law.COSTS_NAMED, quiet=True)
def other_a_year(c: Names) -> Column:
    """Other costs, such as finding somebody, training and travel."""
    return c.other


@step(unit=PENCE_A_YEAR, authority=law.WHOLE)
def total_a_year(c: Names) -> Column:
    """All of it, for 52 weeks at the rates of one day."""
    return total(*(getattr(c, name) for name in PARTS))


@step(unit=PENCE_A_WEEK, authority=law.WHOLE)
def total_a_week(c: Names) -> Column:
    """All of it, in a week."""
    return to_the_nearest(c.total_a_year, WEEKS)


@step(unit=HUNDREDTHS_OF_AN_HOUR, authority=law.WHOLE)
def hours_of_help(c: Names) -> Column:
    """Hours of help in the year. Nights asleep are not counted; time awake in them is."""
    return to_the_nearest(c.minutes_delivered * 100, MINUTES)


@step(unit=PENCE_AN_HOUR, authority=law.WHOLE)
def total_an_hour(c: Names) -> Column:
    """All of it, for each hour of help."""
    at_least_one = when(c.minutes_delivered == 0).then(1).otherwise(c.minutes_delivered)
    shared = to_the_nearest(c.total_a_year * MINUTES, at_least_one)
    return when(c.minutes_delivered == 0).then(no_amount()).otherwise(shared)
