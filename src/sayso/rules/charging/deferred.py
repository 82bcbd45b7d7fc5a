"""A deferred payment: how much of the home can be counted on, and the most interest that may be charged."""

from sayso.rules.authority import guidance
from sayso.rules.columns import Column, at_least_nothing, whole_parts
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, HUNDREDTHS_OF_A_PERCENT, PENCE, WHOLE

DEFERRED_FACTS = (
    Fact("on", DATE, "the day the sum is for", "assessment_date"),
    Fact("home_value_pence", PENCE, "what the home is worth", "home_value"),
    Fact("secured_debt_pence", PENCE, "what is owed on the home", "secured_debt"),
    Fact("gilt_rate_hundredths", HUNDREDTHS_OF_A_PERCENT, "the gilt rate", "gilt_rate_percent"),
)
deferred = Sheet("deferred payment", facts=DEFERRED_FACTS, figures=statutory().by_name)

_CHAPTER = guidance("chapter 9")


@deferred.step(unit=PENCE, authority=_CHAPTER, quiet=True)
def held_back(c: Names, figure: Names) -> Column:
    """A tenth of the value, held back in case the home sells for less."""
    usable = whole_parts(c.home_value_pence * figure.equity_limit_percent, WHOLE)
    return c.home_value_pence - usable


@deferred.step(unit=PENCE, authority=_CHAPTER)
def equity_limit(c: Names, figure: Names) -> Column:
    """The most you can put off paying, against the value of your home."""
    left = c.home_value_pence - c.held_back - figure.lower_capital_limit
    return at_least_nothing(left - c.secured_debt_pence)


@deferred.step(unit=HUNDREDTHS_OF_A_PERCENT, authority=_CHAPTER)
def max_interest_percent(c: Names, figure: Names) -> Column:
    """The highest yearly interest the council may charge."""
    return c.gilt_rate_hundredths + figure.deferred_interest_over_gilt_percent
