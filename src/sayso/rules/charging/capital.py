"""What each thing a person owns is worth to the sum, and how much of it counts."""

from sayso.rules.authority import Evidence, reg, schedule
from sayso.rules.charging.settings import SETTINGS
from sayso.rules.columns import (
    Column,
    at_least_nothing,
    column,
    given_or,
    no_amount,
    when,
    whole_parts,
)
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, NUMBER, PENCE, WEEKS, WHOLE, WORD, YES_OR_NO

CAPITAL_FACTS = (
    Fact("kind", WORD, "the kind of capital", "capital"),
    Fact("treatment", WORD, "how the kind of capital counts", "capital"),
    Fact("weeks_left_out", WEEKS, "how long the kind of capital is left out", "capital"),
    Fact("amount_pence", PENCE, "what the capital is worth", "capital"),
    Fact("owners_count", NUMBER, "how many people own it", "capital"),
    Fact("has_sale_costs", YES_OR_NO, "whether there would be costs of sale", "capital"),
    Fact("secured_debt_pence", PENCE, "what is owed on it", "capital"),
    Fact("has_qualifying_occupier", YES_OR_NO, "whether someone who qualifies lives there", "capital"),
    Fact("withdrawal_cost_pence", PENCE, "what it costs to take the money out early", "capital"),
    Fact("weeks_since_occupier", WEEKS, "how long since someone who qualified lived there", "capital"),
    Fact("left_out_until", DATE, "until when it is left out", "capital"),
    Fact("on", DATE, "the day the sum is for", "assessment_date"),
    Fact("weeks_held", WEEKS, "how long it has been held", "capital"),
    Fact("left_out_by_council", YES_OR_NO, "the council's own disregards", "policy"),
    Fact("is_permanent", YES_OR_NO, "whether the stay is permanent", "setting"),
    Fact("week_of_stay", NUMBER, "which week of the stay it is", "week_of_stay"),
)
holdings = Sheet("capital", facts=CAPITAL_FACTS, figures=statutory().by_name, settings=SETTINGS)


@holdings.step(unit=PENCE, authority=reg(2014, 2672, "20", sure=Evidence.MEMORY), quiet=True)
def costs_of_sale(c: Names, figure: Names) -> Column:
    """A tenth taken off the value, because selling would cost money."""
    kept = whole_parts(c.amount_pence * (column(WHOLE) - figure.sale_costs_percent), WHOLE)
    return when(c.has_sale_costs).then(c.amount_pence - kept).otherwise(0)


@holdings.step(unit=PENCE, authority=reg(2014, 2672, "24"))
def own_share(c: Names) -> Column:
    """Your equal share of the value, after what it costs to sell or take out, and what is owed on it."""
    costs = c.costs_of_sale + c.withdrawal_cost_pence + c.secured_debt_pence
    return whole_parts(at_least_nothing(c.amount_pence - costs), c.owners_count)


@holdings.step(unit=YES_OR_NO, authority=schedule(2014, 2672, "2", "4", sure=Evidence.MEMORY), told=False)
def home_left_out(c: Names, figure: Names) -> Column:
    """Your home is left out."""
    still_new = c.week_of_stay <= figure.property_disregard_weeks
    in_first_weeks = when(c.week_of_stay.is_unknown()).then(False).otherwise(still_new)
    newly_empty = c.weeks_since_occupier <= figure.property_disregard_weeks
    since_occupier = when(c.weeks_since_occupier.is_unknown()).then(False).otherwise(newly_empty)
    return ~c.is_permanent | c.has_qualifying_occupier | in_first_weeks | since_occupier


@holdings.step(unit=YES_OR_NO, authority=schedule(2014, 2672, "2", sure=Evidence.MEMORY), told=False)
def left_out_longer(c: Names) -> Column:
    """Somebody decided, with a reason, to leave it out until a day that is still to come."""
    return when(c.left_out_until.is_unknown()).then(False).otherwise(c.on < c.left_out_until)


@holdings.step(unit=PENCE, authority=reg(2014, 2672, "18", sure=Evidence.OFFICIAL))
def counted(c: Names) -> Column:
    """How much of this counts."""
    whole = c.own_share
    home = when(c.home_left_out).then(0).otherwise(whole)
    for_a_time = when(given_or(c.weeks_held, 0) > c.weeks_left_out).then(whole).otherwise(0)
    by_law = (
        when(c.treatment.is_one_of("counted", "notional"))
        .then(whole)
        .when(c.treatment == "left_out")
        .then(0)
        .when(c.treatment == "home")
        .then(home)
        .when(c.treatment == "for_weeks")
        .then(for_a_time)
        .otherwise(no_amount())
    )
    return when(c.left_out_by_council | c.left_out_longer).then(0).otherwise(by_law)


@holdings.step(unit=PENCE, authority=reg(2014, 2672, "22", sure=Evidence.MEMORY), quiet=True)
def notional(c: Names) -> Column:
    """Capital we treat you as still having."""
    return when(c.treatment == "notional").then(c.counted).otherwise(0)
