"""Carer's Allowance and a wage: the limit, and the cliff behind it. One penny over loses the whole week."""

from dataclasses import dataclass
from datetime import date

from sayso.rules.columns import Column, at_least_nothing, lesser, when, whole_parts
from sayso.rules.employment import law
from sayso.rules.employment.assistant import MINUTES, WEEKS
from sayso.rules.employment.facts import MOST_PENCE, MOST_WAGE, numbers_wrong
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, NUMBER, PENCE_A_WEEK, PENCE_AN_HOUR, YES_OR_NO

NEAR_PENCE = 10_00

carers = Sheet(
    "Carer’s Allowance and a wage",
    facts=(
        Fact("on", DATE, "the first day of the week"),
        Fact("wage", PENCE_AN_HOUR, "what they are paid an hour"),
        Fact("week_pay", PENCE_A_WEEK, "what they earn in a week"),
        Fact("tax_and_ni", PENCE_A_WEEK, "what tax and National Insurance take in a week"),
        Fact("pension_paid_in", PENCE_A_WEEK, "what they pay into a pension in a week"),
        Fact("care_paid", PENCE_A_WEEK, "what they pay somebody to care while they work"),
    ),
    figures=statutory().by_name,
)
step = carers.step


@step(unit=PENCE_A_WEEK, authority=law.CARERS_NET)
def tax_taken(c: Names, figure: Names) -> Column:
    """Tax and National Insurance. Nothing is due while a year of this pay is under the limits."""
    low = lesser(figure.personal_allowance, figure.primary_threshold)
    return when(c.week_pay * WEEKS <= low).then(0).otherwise(c.tax_and_ni)


@step(unit=PENCE_A_WEEK, authority=law.CARERS_NET)
def half_of_pension(c: Names) -> Column:
    """Half of what they pay into a pension."""
    return whole_parts(c.pension_paid_in, 2)


@step(unit=PENCE_A_WEEK, authority=law.CARERS_NET)
def care_that_counts(c: Names) -> Column:
    """What they pay for care while they work, up to half of the rest. Pay to close family does not count."""
    rest = at_least_nothing(c.week_pay - c.tax_taken - c.half_of_pension)
    return lesser(c.care_paid, whole_parts(rest, 2))


@step(unit=PENCE_A_WEEK, authority=law.CARERS_ALLOWANCE)
def earnings_that_count(c: Names) -> Column:
    """What counts as earned in the week."""
    return at_least_nothing(c.week_pay - c.tax_taken - c.half_of_pension - c.care_that_counts)


@step(unit=PENCE_A_WEEK, authority=law.CARERS_ALLOWANCE)
def earnings_limit(c: Names, figure: Names) -> Column:
    """The most that may be earned in a week."""
    return figure.carers_allowance_earnings_limit + 0


@step(unit=YES_OR_NO, authority=law.CARERS_ALLOWANCE)
def is_over(c: Names) -> Column:
    """This is over the limit. All of Carer’s Allowance stops for the week, even for one penny."""
    return c.earnings_that_count > c.earnings_limit


@step(unit=YES_OR_NO, authority=law.CARERS_ALLOWANCE)
def is_near(c: Names) -> Column:
    """This is within £10 of the limit. An extra hour could stop all of Carer’s Allowance."""
    return ~c.is_over & (c.earnings_limit - c.earnings_that_count <= NEAR_PENCE)


@step(unit=PENCE_A_WEEK, authority=law.CARERS_ALLOWANCE)
def lost_a_week(c: Names, figure: Names) -> Column:
    """Carer’s Allowance that is lost."""
    return when(c.is_over).then(figure.carers_allowance).otherwise(0)


@step(unit=NUMBER, authority=law.CARERS_ALLOWANCE)
def most_minutes(c: Names) -> Column:
    """Minutes a week at this wage that stay within the limit, if nothing is taken off."""
    return whole_parts(c.earnings_limit * MINUTES, c.wage)


@dataclass(frozen=True, kw_only=True)
class CarerFacts:
    """A carer's week of paid work, in whole pence. `tax_and_ni` may be None while pay is under the limits."""

    on: date
    wage: int
    week_pay: int
    tax_and_ni: int | None = None
    pension_paid_in: int = 0
    care_paid: int = 0

    def __post_init__(self) -> None:
        """Refuse, by field, what is out of bounds."""
        most = (0, MOST_PENCE)
        bounds = dict.fromkeys(("week_pay", "tax_and_ni", "pension_paid_in", "care_paid"), most)
        if wrong := numbers_wrong(self, {**bounds, "wage": (1, MOST_WAGE)}):
            raise Invalid("Some of these are no sums in pence.", fields=wrong)
