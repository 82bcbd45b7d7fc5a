"""Continuing healthcare: the NHS pays for all of it, from the day it takes over, and with no gap before."""

from sayso.rules.authority import Authority, Evidence, act, reg
from sayso.rules.columns import Column, at_least_nothing, given_or, lesser, no_date, when
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, PENCE, WORD, YES_OR_NO
from sayso.rules.who_pays.facts import ELIGIBLE, NOT_ELIGIBLE

REFER = reg(2014, 2827, "7", sure=Evidence.MEMORY)
NOT_OURS = act("Care Act 2014", "22", sure=Evidence.MEMORY)
FRAMEWORK = Authority(
    "National framework for NHS continuing healthcare",
    "no gap while who pays changes",
    "https://www.gov.uk/government/publications/national-framework-for-nhs-continuing-healthcare-and-nhs-funded-nursing-care",
    Evidence.MEMORY,
)

handover = Sheet(
    "continuing healthcare",
    facts=(
        Fact("decided", WORD, "what the NHS decided"),
        Fact("eligible_from", DATE, "from which day the NHS says that it is for it to pay"),
        Fact("takes_over_on", DATE, "from which day the NHS truly pays"),
        Fact("person_paid_pence", PENCE, "what they paid since that day"),
        Fact("council_paid_pence", PENCE, "what the council paid since that day"),
        Fact("refund_pence", PENCE, "what the NHS pays back"),
    ),
    figures=(),
)


@handover.step(unit=YES_OR_NO, authority=NOT_OURS)
def is_for_the_nhs(c: Names) -> Column:
    """The NHS has decided that it pays for all your care."""
    return c.decided == ELIGIBLE


@handover.step(unit=DATE, authority=FRAMEWORK)
def was_owed_from(c: Names) -> Column:
    """The day from which it was for the NHS to pay."""
    return when(c.is_for_the_nhs).then(c.eligible_from).otherwise(no_date())


@handover.step(unit=YES_OR_NO, authority=FRAMEWORK)
def was_refused(c: Names) -> Column:
    """The NHS has decided that it does not pay for all of it. You can ask it to look again."""
    return c.decided == NOT_ELIGIBLE


@handover.step(unit=DATE, authority=FRAMEWORK)
def council_ends_before(c: Names) -> Column:
    """The day on which the NHS takes over. Our part ends then, and not before."""
    return when(c.is_for_the_nhs).then(c.takes_over_on).otherwise(no_date())


@handover.step(unit=YES_OR_NO, authority=FRAMEWORK)
def goes_on_as_it_is(c: Names) -> Column:
    """Your support goes on as it is. Nobody may stop it while this is open."""
    return ~c.is_for_the_nhs | c.takes_over_on.is_unknown()


@handover.step(unit=PENCE, authority=FRAMEWORK)
def comes_to_the_person(c: Names) -> Column:
    """What comes back to you, first of all."""
    back = when(c.is_for_the_nhs).then(c.refund_pence).otherwise(0)
    return lesser(c.person_paid_pence, back)


@handover.step(unit=PENCE, authority=FRAMEWORK)
def comes_to_the_council(c: Names) -> Column:
    """What comes back to the council after that."""
    back = when(c.is_for_the_nhs).then(c.refund_pence).otherwise(0)
    return lesser(c.council_paid_pence, at_least_nothing(back - c.comes_to_the_person))


@handover.step(unit=PENCE, authority=FRAMEWORK)
def still_owed_to_the_person(c: Names) -> Column:
    """What the NHS still owes you."""
    owed = when(c.is_for_the_nhs).then(c.person_paid_pence).otherwise(0)
    return owed - given_or(c.comes_to_the_person, 0)
