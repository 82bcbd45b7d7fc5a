"""Health, work, words and the contract: P-07 to P-10, P-12, P-14 and P-16 to P-18."""

from sayso.rules.columns import Column
from sayso.rules.partnership.indicators.levels import OURS, level, over_percent, signs
from sayso.rules.sheet import Names
from sayso.rules.units import NUMBER, YES_OR_NO


@signs.step(unit=NUMBER, authority=OURS)
def p07_own_needs(c: Names, policy: Names) -> Column:
    """The carer's own eligible needs are not met."""
    return level(
        look=c.outcomes_unmet >= policy.look_unmet_outcomes,
        soon=(c.outcomes_unmet >= policy.soon_unmet_outcomes) | c.health_at_risk_unmet,
    )


@signs.step(unit=NUMBER, authority=OURS)
def p08_moved_untold(c: Names, policy: Names) -> Column:
    """A decision moved that touches the carer, and nobody told them."""
    return level(
        look=c.moves_untold >= policy.look_moves_untold,
        soon=(c.moves_untold >= policy.soon_moves_untold) | (c.moves_untold_adding_time > 0),
    )


@signs.step(unit=NUMBER, authority=OURS)
def p09_work(c: Names) -> Column:
    """Caring changed the carer's work or study."""
    return level(look=c.work_changed, soon=c.work_left)


@signs.step(unit=NUMBER, authority=OURS)
def p10_health(c: Names, policy: Names) -> Column:
    """The carer's health is worse."""
    return level(
        look=(c.health_fall >= policy.look_health_fall) | c.new_condition,
        soon=(c.health_fall >= policy.soon_health_fall) | c.hurt_by_caring,
    )


@signs.step(unit=NUMBER, authority=OURS)
def p12_apart(c: Names, policy: Names) -> Column:
    """The two of them answer far apart, or one of them did not say that they feel safe."""
    asked = c.answers_in_both
    was_asked = asked > 0
    return level(
        look=was_asked & over_percent(c.answers_apart, asked, policy.look_answers_apart_percent),
        soon=c.not_safe
        | c.apart_on_going_on
        | (was_asked & over_percent(c.answers_apart, asked, policy.soon_answers_apart_percent)),
    )


@signs.step(unit=NUMBER, authority=OURS)
def p14_person_wants_less(c: Names) -> Column:
    """The person wants less help from this carer, and the plan counts on it."""
    wanted = c.person_wants_less & (c.planned_minutes > 0)
    return level(look=wanted, soon=wanted & ~c.other_way_found)


@signs.step(unit=NUMBER, authority=OURS)
def p16_heard_alone(c: Names, policy: Names) -> Column:
    """Nobody has talked with the carer alone for a long time."""
    days = c.days_not_heard_alone
    return level(
        look=days > policy.look_days_not_heard_alone,
        soon=days > policy.soon_days_not_heard_alone,
    )


@signs.step(unit=YES_OR_NO, authority=OURS)
def leave_not_taken(c: Names, policy: Names) -> Column:
    """The carer has a job here and took too little leave for the time of year."""
    gone = c.leave_year_gone > policy.leave_year_gone_percent
    return gone & (c.leave_taken < policy.leave_taken_percent)


@signs.step(unit=NUMBER, authority=OURS)
def p17_contract(c: Names) -> Column:
    """The job between the two is under strain: late pay, more hours than agreed, leave not taken."""
    late, over, leave = c.pay_late, c.hours_over_contract, c.leave_not_taken
    is_paid = c.paid_minutes > 0
    return level(
        look=is_paid & (late | over | leave),
        soon=is_paid & ((late & over) | (late & leave) | (over & leave)),
    )


@signs.step(unit=NUMBER, authority=OURS)
def p18_child(c: Names) -> Column:
    """A child does what a child should not have to do."""
    return level(look=c.child_tasks > 0, soon=c.child_tasks > 0)
