"""Notice and redundancy pay when a job ends, as when the employer dies or goes into a care home."""

from dataclasses import dataclass
from datetime import date

from sayso.rules.columns import Column, at_least_nothing, lesser, when
from sayso.rules.employment import law
from sayso.rules.employment.facts import MOST_PENCE, numbers_wrong
from sayso.rules.employment.rounding import to_the_nearest
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, NUMBER, PENCE, PENCE_A_WEEK, PENCE_A_YEAR, YES_OR_NO

MIDDLE, OLDER = 22, 41
LEAST_YEARS, MOST_YEARS, MOST_NOTICE = 2, 20, 12


def half_weeks_at(age: Column) -> Column:
    """Half weeks of pay that a year at this age adds: one below 22, two from 22, three from 41."""
    return when(age < MIDDLE).then(1).when(age < OLDER).then(2).otherwise(3)


ending = Sheet(
    "the end of a job",
    facts=(
        Fact("on", DATE, "the day the job ends"),
        Fact("age", NUMBER, "how old they are on that day"),
        Fact("full_years", NUMBER, "how many full years they have worked for you"),
        Fact("served_a_month", YES_OR_NO, "whether they have worked for you for a month"),
        Fact("week_pay", PENCE_A_WEEK, "what they earn in a week"),
    ),
    figures=statutory().by_name,
)


@ending.step(unit=NUMBER, authority=law.NOTICE)
def weeks_of_notice(c: Names) -> Column:
    """Weeks of notice you must give: one after a month, then one for each full year, twelve at most."""
    by_years = lesser(c.full_years, MOST_NOTICE)
    early = when(c.served_a_month).then(1).otherwise(0)
    return when(c.full_years >= 1).then(by_years).otherwise(early)


@ending.step(unit=PENCE, authority=law.NOTICE)
def notice_pay(c: Names) -> Column:
    """Pay for those weeks."""
    return c.weeks_of_notice * c.week_pay


@ending.step(unit=NUMBER, authority=law.REDUNDANCY, told=False)
def half_weeks(c: Names) -> Column:
    """Half weeks of redundancy pay: three for a year from 41, two for one from 22, one for one before."""
    years = lesser(c.full_years, MOST_YEARS)
    older = lesser(years, at_least_nothing(c.age - OLDER))
    grown = lesser(years, at_least_nothing(c.age - MIDDLE))
    found = older * 3 + (grown - older) * 2 + (years - grown)
    return when(c.full_years >= LEAST_YEARS).then(found).otherwise(0)


@ending.step(unit=PENCE_A_WEEK, authority=law.REDUNDANCY)
def week_that_counts(c: Names, figure: Names) -> Column:
    """A week’s pay, up to the most that counts."""
    return lesser(c.week_pay, figure.redundancy_week_limit)


@ending.step(unit=PENCE, authority=law.REDUNDANCY)
def redundancy_pay(c: Names) -> Column:
    """Redundancy pay. It is owed after two full years."""
    return to_the_nearest(c.half_weeks * c.week_that_counts, 2)


@ending.step(unit=PENCE_A_YEAR, authority=law.RESERVE)
def reserve_a_year(c: Names) -> Column:
    """Set aside for it in each of those years."""
    shared = to_the_nearest(c.redundancy_pay, when(c.full_years == 0).then(1).otherwise(c.full_years))
    return when(c.full_years == 0).then(0).otherwise(shared)


@dataclass(frozen=True, kw_only=True)
class EndingFacts:
    """One job that ends: the day, age on it, full years, whether a month was served, and a week's pay."""

    on: date
    age: int
    full_years: int
    served_a_month: bool
    week_pay: int

    def __post_init__(self) -> None:
        """Refuse, by field, what is out of bounds, or more years of work than of life."""
        bounds = {"age": (16, 110), "full_years": (0, 80), "week_pay": (0, MOST_PENCE)}
        wrong = numbers_wrong(self, bounds)
        if not wrong and self.full_years > self.age - 13:
            wrong = {"full_years": "That is more years than somebody of this age can have worked."}
        if wrong:
            raise Invalid("Some of these are no years or pence.", fields=wrong)
