"""The carer's test: regulation 3 of SI 2015/313.

One outcome is enough, or health alone. Some councils' pages say two: that is the adult's test, and is
wrong here.
"""

from sayso.rules.authority import Evidence, act, reg
from sayso.rules.columns import Column, when
from sayso.rules.eligibility import counting
from sayso.rules.eligibility.facts import CARER_FACTS
from sayso.rules.eligibility.outcomes import CARER_ABILITIES, CARER_OUTCOMES
from sayso.rules.sheet import Names, Sheet
from sayso.rules.units import NUMBER, WORD, YES_OR_NO

carer = Sheet("carer", facts=CARER_FACTS, figures=())


@carer.step(unit=YES_OR_NO, authority=reg(2015, 313, "3(1)(a)"))
def needs_come_from_caring(c: Names) -> Column:
    """The needs come from giving care that an adult needs."""
    return c.needs_arise_from_care


@carer.step(unit=YES_OR_NO, authority=reg(2015, 313, "3(2)"))
def health_is_at_risk(c: Names) -> Column:
    """Physical or mental health is getting worse because of it, or is at risk of that."""
    return c.health_at_risk


counting.add_outcome_steps(carer, CARER_OUTCOMES, CARER_ABILITIES)


@carer.step(unit=NUMBER, authority=reg(2015, 313, "3(2)"), told=False)
def outcomes_found(c: Names) -> Column:
    """How many of the eight outcomes count, of those that were asked about."""
    return counting.found(counting.each(c, CARER_OUTCOMES))


@carer.step(unit=YES_OR_NO, authority=reg(2015, 313, "3(2)"), told=False)
def one_outcome_counts(c: Names) -> Column:
    """One or more of the eight things cannot be done, as the law means it."""
    return counting.any_one(counting.each(c, CARER_OUTCOMES))


@carer.step(unit=YES_OR_NO, authority=reg(2015, 313, "3(1)(b)"))
def outcomes_are_enough(c: Names) -> Column:
    """Health is at risk, or one or more of the eight things cannot be done, as the law means it."""
    return c.health_is_at_risk | c.one_outcome_counts


@carer.step(unit=YES_OR_NO, authority=reg(2015, 313, "3(1)(c)"))
def impact_is_significant(c: Names) -> Column:
    """Because of that, there is or is likely to be a significant impact on wellbeing."""
    return c.significant_impact


@carer.step(unit=YES_OR_NO, authority=reg(2015, 313, "3(1)"), told=False)
def whole_test_is_met(c: Names) -> Column:
    """All three parts of the test are met."""
    return c.needs_come_from_caring & c.outcomes_are_enough & c.impact_is_significant


@carer.step(unit=WORD, authority=act("Care Act 2014", "13", sure=Evidence.OFFICIAL), told=False)
def verdict(c: Names) -> Column:
    """How it looks. A person at the council decides."""
    known = when(c.whole_test_is_met).then("appears_eligible").otherwise("appears_not_eligible")
    return when(c.whole_test_is_met.is_unknown()).then("facts_missing").otherwise(known)
