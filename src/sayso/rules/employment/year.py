"""A year over two rates: the wage changes on 1 April, National Insurance and sick pay on 6 April.

A year is 52 weeks, or 364 days, from the day asked. Each part of it has rates of its own, and takes its days'
share of what 52 weeks at those rates would cost. Where an amount of the law is not known for a part, nothing
is said of that part or of the whole year: what is known ends on the day before.
"""

from collections.abc import Callable

from sayso.rules.columns import Column, no_amount, total, when
from sayso.rules.employment import law
from sayso.rules.employment.assistant import DAYS, WEEKS
from sayso.rules.employment.employer import PARTS, employer
from sayso.rules.employment.rounding import to_the_nearest
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, NUMBER, PENCE, PENCE_A_YEAR, YES_OR_NO

DAYS_IN_YEAR = DAYS * WEEKS
#: Each line of 52 weeks, and the step that is its share of one part of the year.
HERE = {name: f"{name.removesuffix('_a_year')}_here" for name in PARTS}

part = Sheet(
    "a part of a year",
    facts=(
        Fact("on", DATE, "the first day of the part"),
        Fact("days_before", NUMBER, "how many days of the year lie before it"),
        Fact("days_to", NUMBER, "how many days of the year have passed on its last day"),
        *(Fact(name, PENCE_A_YEAR, f"52 weeks at its rates: {employer.steps[name].label}") for name in PARTS),
    ),
    figures=(),
)


@part.step(unit=NUMBER, authority=law.DAY_BY_DAY)
def days_here(c: Names) -> Column:
    """Days at these rates. A year here has 364: 52 weeks."""
    return c.days_to - c.days_before


def _share_of(name: str) -> Callable[[Names], Column]:
    """Give the share of one line. Parts at the same rates add up to all 52 weeks, to the penny."""

    def share(c: Names) -> Column:
        whole = getattr(c, name)
        up_to_then = to_the_nearest(whole * c.days_to, DAYS_IN_YEAR)
        return up_to_then - to_the_nearest(whole * c.days_before, DAYS_IN_YEAR)

    share.__name__ = HERE[name]
    share.__doc__ = employer.steps[name].label.replace("Pay for 52 weeks", "Pay for these days")
    return share


for _name in PARTS:
    part.step(unit=PENCE, authority=employer.steps[_name].authority, quiet=True)(_share_of(_name))


@part.step(unit=PENCE, authority=law.DAY_BY_DAY)
def cost_here(c: Names) -> Column:
    """All of it, for these days."""
    return total(*(getattr(c, name) for name in HERE.values()))


whole_year = Sheet(
    "a year over two rates",
    facts=(
        Fact("on", DATE, "the first day of the year"),
        Fact("days_known", NUMBER, "for how many of its days every amount is known"),
        Fact("cost_known", PENCE, "what those days cost"),
    ),
    figures=(),
)


@whole_year.step(unit=YES_OR_NO, authority=law.DAY_BY_DAY, told=False)
def is_known(c: Names) -> Column:
    """Every amount of the law is known for each day of the year."""
    return c.days_known == DAYS_IN_YEAR


@whole_year.step(unit=YES_OR_NO, authority=law.DAY_BY_DAY)
def ends_early(c: Names) -> Column:
    """An amount of the law is not known for all of the year. We give no sum for the days after that."""
    return ~c.is_known


@whole_year.step(unit=PENCE, authority=law.DAY_BY_DAY, only_if="ends_early")
def cost_until_then(c: Names) -> Column:
    """What it costs on the days that are known."""
    return c.cost_known


@whole_year.step(unit=PENCE, authority=law.DAY_BY_DAY)
def cost_of_year(c: Names) -> Column:
    """All of it, in this year: its parts added up."""
    return when(c.is_known).then(c.cost_known).otherwise(no_amount())
