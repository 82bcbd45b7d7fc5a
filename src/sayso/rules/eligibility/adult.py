"""The adult's test: regulation 2 of SI 2015/313."""

from sayso.rules.authority import Evidence, act, reg
from sayso.rules.columns import Column, when
from sayso.rules.eligibility import counting
from sayso.rules.eligibility.facts import ADULT_FACTS
from sayso.rules.eligibility.outcomes import ADULT_ABILITIES, ADULT_OUTCOMES
from sayso.rules.sheet import Names, Sheet
from sayso.rules.units import NUMBER, WORD, YES_OR_NO

adult = Sheet("adult", facts=ADULT_FACTS, figures=())


@adult.step(unit=YES_OR_NO, authority=reg(2015, 313, "2(1)(a)", sure=Evidence.OFFICIAL))
def needs_come_from_impairment(c: Names) -> Column:
    """The needs come from, or are linked to, a physical or mental impairment or illness."""
    return c.needs_arise_from_impairment


counting.add_outcome_steps(adult, ADULT_OUTCOMES, ADULT_ABILITIES)


@adult.step(unit=NUMBER, authority=reg(2015, 313, "2(2)"), told=False)
def outcomes_found(c: Names) -> Column:
    """How many of the ten outcomes count, of those that were asked about."""
    return counting.found(counting.each(c, ADULT_OUTCOMES))


@adult.step(unit=YES_OR_NO, authority=reg(2015, 313, "2(1)(b)", sure=Evidence.OFFICIAL))
def outcomes_are_enough(c: Names) -> Column:
    """Two or more of the ten things cannot be done, as the law means it."""
    return counting.two_or_more(counting.each(c, ADULT_OUTCOMES))


@adult.step(unit=YES_OR_NO, authority=reg(2015, 313, "2(1)(c)", sure=Evidence.OFFICIAL))
def impact_is_significant(c: Names) -> Column:
    """Because of that, there is or is likely to be a significant impact on wellbeing."""
    return c.significant_impact


@adult.step(unit=YES_OR_NO, authority=reg(2015, 313, "2(1)", sure=Evidence.OFFICIAL), told=False)
def whole_test_is_met(c: Names) -> Column:
    """All three parts of the test are met."""
    return c.needs_come_from_impairment & c.outcomes_are_enough & c.impact_is_significant


# Read in the revised text on 29 November 2026: legislation.gov.uk/ukpga/2014/23/section/13?view=plain
@adult.step(unit=WORD, authority=act("Care Act 2014", "13", sure=Evidence.OFFICIAL), told=False)
def verdict(c: Names) -> Column:
    """How it looks. A person at the council decides."""
    known = when(c.whole_test_is_met).then("appears_eligible").otherwise("appears_not_eligible")
    return when(c.whole_test_is_met.is_unknown()).then("facts_missing").otherwise(known)
