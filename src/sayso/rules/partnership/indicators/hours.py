"""Time and tasks: P-01 to P-06, P-11, P-13 and P-15."""

from sayso.rules.columns import Column
from sayso.rules.partnership.indicators.levels import OURS, level, over_percent, signs
from sayso.rules.sheet import Names
from sayso.rules.units import NUMBER


@signs.step(unit=NUMBER, authority=OURS)
def minutes_over_willing(c: Names) -> Column:
    """Minutes in a week that the carer helps beyond what they said they are willing to."""
    return c.carried_minutes - c.willing_minutes


@signs.step(unit=NUMBER, authority=OURS)
def p01_over_willing(c: Names, policy: Names) -> Column:
    """The carer helps longer than they said they are willing to."""
    over, willing = c.minutes_over_willing, c.willing_minutes
    return level(
        look=over_percent(over, willing, policy.look_over_willing_percent),
        soon=over_percent(over, willing, policy.soon_over_willing_percent)
        | (over > policy.soon_over_willing_minutes),
    )


@signs.step(unit=NUMBER, authority=OURS)
def p02_tasks_without_yes(c: Names, policy: Names) -> Column:
    """The plan hopes for what the carer said no to, or was never asked about."""
    return level(look=c.tasks_not_asked >= policy.look_unasked_tasks, soon=c.tasks_said_no > 0)


@signs.step(unit=NUMBER, authority=OURS)
def tasks_more(c: Names) -> Column:
    """Tasks of the carer more than at the last plan."""
    return c.tasks_new - c.tasks_gone


@signs.step(unit=NUMBER, authority=OURS)
def p03_more_tasks(c: Names, policy: Names) -> Column:
    """The carer does more than at the last plan."""
    return level(
        look=c.tasks_more >= policy.look_more_tasks,
        soon=(c.tasks_more >= policy.soon_more_tasks) | (c.heavy_tasks_not_shown > 0),
    )


@signs.step(unit=NUMBER, authority=OURS)
def p04_broken_nights(c: Names, policy: Names) -> Column:
    """The carer is woken at night."""
    nights = c.nights_in_four_weeks
    before_work = (nights >= policy.soon_nights_before_work) & c.works_next_day
    return level(
        look=nights >= policy.look_nights_in_four_weeks,
        soon=(nights >= policy.soon_nights_in_four_weeks) | before_work,
    )


@signs.step(unit=NUMBER, authority=OURS)
def break_minutes_missed(c: Names) -> Column:
    """Minutes of breaks that were planned in eight weeks and did not come."""
    return c.break_minutes_planned - c.break_minutes_came


@signs.step(unit=NUMBER, authority=OURS)
def p05_missed_breaks(c: Names, policy: Names) -> Column:
    """Breaks that were planned did not come, or a break is needed and none came."""
    missed, planned = c.break_minutes_missed, c.break_minutes_planned
    none_came = (c.break_minutes_came == 0) & ((planned > 0) | c.break_needed)
    return level(
        look=over_percent(missed, planned, policy.look_missed_breaks_percent),
        soon=over_percent(missed, planned, policy.soon_missed_breaks_percent) | none_came,
    )


@signs.step(unit=NUMBER, authority=OURS)
def p06_no_day_off(c: Names, policy: Names) -> Column:
    """The carer has had no full day off for a long time."""
    days = c.days_without_day_off
    return level(
        look=days > policy.look_days_without_day_off,
        soon=days > policy.soon_days_without_day_off,
    )


@signs.step(unit=NUMBER, authority=OURS)
def p11_paid_and_unpaid(c: Names, policy: Names) -> Column:
    """A carer who is paid helps unpaid too, or in the same hours."""
    unpaid, paid, overlap = c.unpaid_minutes_of_paid, c.paid_minutes, c.overlap_minutes
    is_paid = paid > 0
    return level(
        look=is_paid & over_percent(unpaid, paid, policy.look_unpaid_to_paid_percent),
        soon=is_paid & (over_percent(unpaid, paid, policy.soon_unpaid_to_paid_percent) | (overlap > 0)),
    )


@signs.step(unit=NUMBER, authority=OURS)
def p13_carer_wants_less(c: Names) -> Column:
    """The carer wants to do less, and the plan counts on as much as before."""
    wanted = c.carer_wants_less & (c.planned_minutes >= c.planned_minutes_before)
    return level(look=wanted, soon=wanted)


@signs.step(unit=NUMBER, authority=OURS)
def p15_one_carer_alone(c: Names, policy: Names) -> Column:
    """Most of the help hangs on one carer."""
    mine, every = c.carried_minutes, c.all_help_minutes
    return level(
        look=over_percent(mine, every, policy.look_share_percent),
        soon=over_percent(mine, every, policy.soon_share_percent) & ~c.emergency_plan_in_date,
    )
