"""What changes, counted: minutes, tasks and nights, each with the law that makes us ask."""

from sayso.rules.authority import Evidence, act, guidance
from sayso.rules.columns import Column
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import NUMBER

# Read on 29 November 2026 at legislation.gov.uk/ukpga/2014/23: section 10(5) as on 11 April 2018
# (section/10/2018-04-11), section 25(3) and section 1(1) and (2) as enacted.
WILLING_AND_ABLE = act("Care Act 2014", "10(5)", sure=Evidence.OFFICIAL)
CARER_INVOLVED = act("Care Act 2014", "25(3)", sure=Evidence.OFFICIAL)
NEED_STANDS = act("Care Act 2014", "18(7)")
WELLBEING = act("Care Act 2014", "1", sure=Evidence.OFFICIAL)
SHARED_TIME = guidance("chapter 6")

change = Sheet(
    "what this changes for the two of them",
    facts=(
        Fact("carer_minutes_before", NUMBER, "how long carers helped before", "tasks"),
        Fact("carer_minutes_after", NUMBER, "how long carers will help", "tasks"),
        Fact("new_carer_tasks", NUMBER, "tasks that are new to a carer", "tasks"),
        Fact("ended_carer_tasks", NUMBER, "tasks that are a carer's no longer", "tasks"),
        Fact("tasks_no_yes", NUMBER, "tasks with no yes", "tasks"),
        Fact("moved_no_yes", NUMBER, "tasks moved to a carer with no yes", "tasks"),
        Fact("carer_nights_before", NUMBER, "nights a carer helped before", "tasks"),
        Fact("carer_nights_after", NUMBER, "nights a carer will help", "tasks"),
    ),
    figures=(),
)


@change.step(unit=NUMBER, authority=WILLING_AND_ABLE)
def minutes_before(c: Names) -> Column:
    """Minutes of unpaid help in a week before."""
    return c.carer_minutes_before


@change.step(unit=NUMBER, authority=WILLING_AND_ABLE)
def minutes_after(c: Names) -> Column:
    """Minutes of unpaid help in a week after, as carers said yes to."""
    return c.carer_minutes_after


@change.step(unit=NUMBER, authority=WELLBEING)
def minutes_more(c: Names) -> Column:
    """Minutes more than before. Below nothing is less help than before."""
    return c.minutes_after - c.minutes_before


@change.step(unit=NUMBER, authority=CARER_INVOLVED)
def new_tasks(c: Names) -> Column:
    """Tasks that are new to a carer."""
    return c.new_carer_tasks


@change.step(unit=NUMBER, authority=CARER_INVOLVED)
def ended_tasks(c: Names) -> Column:
    """Tasks that are a carer's no longer."""
    return c.ended_carer_tasks


@change.step(unit=NUMBER, authority=NEED_STANDS)
def tasks_without_yes(c: Names) -> Column:
    """Tasks hoped of a carer, with no yes. They are to be met another way."""
    return c.tasks_no_yes


@change.step(unit=NUMBER, authority=NEED_STANDS)
def moved_without_yes(c: Names) -> Column:
    """Tasks that paid support did, moved to a carer with no yes. A budget waits for these."""
    return c.moved_no_yes


@change.step(unit=NUMBER, authority=SHARED_TIME)
def nights_before(c: Names) -> Column:
    """Times in a week that a carer helped at night before."""
    return c.carer_nights_before


@change.step(unit=NUMBER, authority=SHARED_TIME)
def nights_after(c: Names) -> Column:
    """Times in a week that a carer will help at night."""
    return c.carer_nights_after
