"""Which council meets somebody's needs, and how a move between two leaves no gap (Care Act, 37 to 40)."""

from sayso.rules.authority import Evidence, act, reg
from sayso.rules.columns import Column, greater, no_date, when
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, WORD, YES_OR_NO
from sayso.rules.who_pays.facts import NOBODY, NOWHERE, OURS

_CARE_ACT = "Care Act 2014"
DUTY, MOVING = act(_CARE_ACT, "18(1)"), act(_CARE_ACT, "37", sure=Evidence.MEMORY)
# Sections 38 and 39 were read in their Explanatory Notes, paragraphs 253 to 256, on 29 November 2026:
# legislation.gov.uk/ukpga/2014/23/notes/division/5/1/8/2 and …/division/5/1/9/1
GAP, PLACED = act(_CARE_ACT, "38"), act(_CARE_ACT, "39")
DISPUTE = reg(2014, 2829, "2", sure=Evidence.MEMORY)

residence = Sheet(
    "ordinary residence",
    facts=(
        Fact("lives_in", WORD, "where they live"),
        Fact("placed_by", WORD, "which council, if any, found them that place"),
        Fact("in_dispute", YES_OR_NO, "whether two councils do not agree"),
        Fact("moves_out_on", DATE, "when they move to another council’s area"),
        Fact("taken_over_on", DATE, "from which day the new council meets their needs"),
        Fact("came_on", DATE, "when they came here from another council"),
        Fact("has_old_plan", YES_OR_NO, "whether they came with a plan"),
        Fact("is_assessed", YES_OR_NO, "whether we have looked at what they need since"),
    ),
    figures=(),
)


@residence.step(unit=YES_OR_NO, authority=PLACED)
def stays_with_first(c: Names) -> Column:
    """A council found you a home in another’s area. You stay with that council."""
    return (c.placed_by != NOBODY) & (c.placed_by != c.lives_in)


@residence.step(unit=YES_OR_NO, authority=DUTY)
def has_no_settled_home(c: Names) -> Column:
    """You have no settled home and are here, so it is for us to meet your needs."""
    return (c.lives_in == NOWHERE) & ~c.stays_with_first


@residence.step(unit=WORD, authority=DUTY)
def responsible(c: Names) -> Column:
    """The council that meets your needs."""
    here = when(c.lives_in == NOWHERE).then(OURS).otherwise(c.lives_in)
    return when(c.stays_with_first).then(c.placed_by).otherwise(here)


@residence.step(unit=YES_OR_NO, authority=DISPUTE)
def goes_on_in_dispute(c: Names) -> Column:
    """Two councils do not agree. Your support goes on while they sort it out."""
    return c.in_dispute


@residence.step(unit=YES_OR_NO, authority=MOVING)
def waits_for_new_council(c: Names) -> Column:
    """The council you move to has not said from which day it meets your needs. Ours goes on until then."""
    return ~c.moves_out_on.is_unknown() & c.taken_over_on.is_unknown()


@residence.step(unit=DATE, authority=GAP)
def ours_ends_before(c: Names) -> Column:
    """The day from which the council you move to meets your needs, and ours may end."""
    known = when(c.moves_out_on.is_unknown()).then(no_date()).otherwise(c.taken_over_on)
    return when(c.waits_for_new_council).then(no_date()).otherwise(greater(c.moves_out_on, known))


@residence.step(unit=DATE, authority=GAP)
def ours_begins_on(c: Names) -> Column:
    """From the day you came, we meet the needs that your old plan names."""
    return when(c.has_old_plan).then(c.came_on).otherwise(no_date())


@residence.step(unit=YES_OR_NO, authority=GAP)
def assessment_is_due(c: Names) -> Column:
    """We still have to look at what you need here."""
    return ~c.came_on.is_unknown() & ~c.is_assessed
