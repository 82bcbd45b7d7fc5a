"""What came of breaks, how long one waits and what waiting cost: each line with its unit and authority."""

from sayso.rules.authority import Evidence, act, guidance, promise
from sayso.rules.breaks.belonging import REPLACEMENT_CARE
from sayso.rules.columns import Column, greater
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import NUMBER, PENCE, YES_OR_NO

# Section 20 was read as enacted (`belonging` says where); of section 1 nothing after (3)(d).
CARERS_DUTY = act("Care Act 2014", "20", sure=Evidence.OFFICIAL)
CARERS_WELLBEING = act("Care Act 2014", "1(3)", sure=Evidence.MEMORY)
NEVER_WHETHER = guidance("10.27")
OURS = promise("Care Act 2014, section 20, sets no time")

came_of_it = Sheet(
    "what came of a carer's breaks",
    facts=(
        Fact("minutes_planned", NUMBER, "how long the breaks that were booked were to be", "bookings"),
        Fact("minutes_that_came", NUMBER, "how long the breaks that came were", "bookings"),
        Fact("days_since_day_off", NUMBER, "when the last whole day off was", "bookings"),
    ),
    figures=(),
)


@came_of_it.step(unit=NUMBER, authority=CARERS_DUTY)
def planned_minutes(c: Names) -> Column:
    """Minutes of break that were booked in these weeks."""
    return c.minutes_planned


@came_of_it.step(unit=NUMBER, authority=CARERS_DUTY)
def delivered_minutes(c: Names) -> Column:
    """Minutes of break that came."""
    return c.minutes_that_came


@came_of_it.step(unit=NUMBER, authority=CARERS_DUTY)
def missed_minutes(c: Names) -> Column:
    """Minutes that were booked and did not come."""
    return c.planned_minutes - c.delivered_minutes


@came_of_it.step(unit=NUMBER, authority=CARERS_WELLBEING)
def days_with_no_day_off(c: Names) -> Column:
    """Days since the last whole day off."""
    return c.days_since_day_off


waiting = Sheet(
    "how long a break waits, and whether caring takes more meanwhile",
    facts=(
        Fact("wait_days", NUMBER, "when the break was asked for", "need"),
        Fact("limit_days", NUMBER, "how long a break may wait here", "setting"),
        Fact("minutes_then", NUMBER, "how long caring took when it was asked for", "check-ins"),
        Fact("minutes_now", NUMBER, "how long caring takes now", "check-ins"),
        Fact("nights_then", NUMBER, "how many nights caring took when it was asked for", "check-ins"),
        Fact("nights_now", NUMBER, "how many nights caring takes now", "check-ins"),
    ),
    figures=(),
)


@waiting.step(unit=NUMBER, authority=CARERS_DUTY)
def days_waited(c: Names) -> Column:
    """Days since the break was asked for."""
    return c.wait_days


@waiting.step(unit=NUMBER, authority=OURS)
def days_allowed(c: Names) -> Column:
    """Days that a break may wait here before somebody is told."""
    return c.limit_days


@waiting.step(unit=YES_OR_NO, authority=OURS)
def is_over_limit(c: Names) -> Column:
    """It has waited longer than that."""
    return c.days_waited > c.days_allowed


@waiting.step(unit=NUMBER, authority=CARERS_WELLBEING)
def minutes_more(c: Names) -> Column:
    """Minutes a week that caring takes more than when the break was asked for. Below nothing is less."""
    return c.minutes_now - c.minutes_then


@waiting.step(unit=NUMBER, authority=CARERS_WELLBEING)
def nights_more(c: Names) -> Column:
    """Nights a week that caring takes more than then. Below nothing is less."""
    return c.nights_now - c.nights_then


@waiting.step(unit=YES_OR_NO, authority=CARERS_WELLBEING)
def takes_more(c: Names) -> Column:
    """Caring takes more than when the break was asked for."""
    return (c.minutes_more > 0) | (c.nights_more > 0)


cost = Sheet(
    "what waiting for a break cost",
    facts=(
        Fact("break_pence", PENCE, "what the break was to cost", "offer"),
        Fact("emergency_pence", PENCE, "what emergency support cost since", "ledger"),
    ),
    figures=(),
)


@cost.step(unit=PENCE, authority=REPLACEMENT_CARE)
def break_was_to_cost(c: Names) -> Column:
    """The break was to cost."""
    return c.break_pence


@cost.step(unit=PENCE, authority=NEVER_WHETHER)
def emergency_since(c: Names) -> Column:
    """Emergency support that began since the break was asked for."""
    return c.emergency_pence


@cost.step(unit=PENCE, authority=NEVER_WHETHER)
def more_than_the_break(c: Names) -> Column:
    """That is more than the break by."""
    return greater(c.emergency_since - c.break_was_to_cost, 0)
