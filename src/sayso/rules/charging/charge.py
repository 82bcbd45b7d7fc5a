"""What the person pays in the week, and what the council pays."""

from sayso.rules.authority import Evidence, act, council_choice, reg
from sayso.rules.charging.facts import PERSON_FACTS
from sayso.rules.charging.gates import gates
from sayso.rules.charging.guarantee import guarantee
from sayso.rules.charging.means import means
from sayso.rules.charging.settings import SETTINGS
from sayso.rules.columns import (
    Column,
    at_least_nothing,
    lesser,
    no_amount,
    no_more_than,
    when,
    whole_parts,
)
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import PENCE, PENCE_A_WEEK, WHOLE, YES_OR_NO

charge_sheet = Sheet(
    "charge",
    facts=[*PERSON_FACTS, *gates.results, *means.results, *guarantee.results],
    figures=statutory().by_name,
    settings=SETTINGS,
)

_NO_MORE_THAN_COST = act("Care Act 2014", "14(4)", sure=Evidence.OFFICIAL)
_CHOICE = council_choice("Care Act 2014, section 14")


@charge_sheet.step(unit=YES_OR_NO, authority=reg(2014, 2672, "3", sure=Evidence.OFFICIAL), told=False)
def some_is_free(c: Names) -> Column:
    """Some of the support is free by law."""
    return c.free_cost_pence_a_week > 0


@charge_sheet.step(
    unit=PENCE_A_WEEK,
    authority=reg(2014, 2672, "3", sure=Evidence.OFFICIAL),
    only_if="some_is_free",
)
def chargeable_cost(c: Names) -> Column:
    """What your support costs, without what is free by law."""
    paid_for = at_least_nothing(c.cost_pence_a_week - c.free_cost_pence_a_week)
    return when(c.free_cost_pence_a_week == 0).then(c.cost_pence_a_week).otherwise(paid_for)


@charge_sheet.step(unit=PENCE_A_WEEK, authority=act("Care Act 2014", "14(7)"), only_if="is_means_tested")
def available(c: Names) -> Column:
    """What is left of your income to pay towards your care."""
    return at_least_nothing(c.assessable_after_deductions - c.left_with)


@charge_sheet.step(unit=PENCE_A_WEEK, authority=_CHOICE, only_if="a_share_is_taken")
def share_taken(c: Names, policy: Names) -> Column:
    """The share of it that the council asks for, with part pennies dropped."""
    share = whole_parts(c.available * policy.percent_of_disposable, WHOLE)
    asked = when(c.is_in_care_home).then(c.available).otherwise(share)
    step = (
        when(policy.rounding_charge == "pound_down")
        .then(100)
        .when(policy.rounding_charge == "ten_pence_down")
        .then(10)
        .otherwise(1)
    )
    return whole_parts(asked, step) * step


@charge_sheet.step(unit=YES_OR_NO, authority=_CHOICE, told=False)
def a_share_is_taken(c: Names) -> Column:
    """The council asks for less than all of it."""
    return c.is_means_tested & (c.share_taken < c.available)


@charge_sheet.step(unit=PENCE_A_WEEK, authority=_NO_MORE_THAN_COST, only_if="a_limit_applies")
def within_limits(c: Names, policy: Names) -> Column:
    """No more than the council's highest charge, and no more than your care costs."""
    capped = no_more_than(policy.max_weekly_charge, c.share_taken)
    at_cost = lesser(capped, c.chargeable_cost)
    return when(c.some_is_free).then(at_cost).otherwise(no_more_than(c.chargeable_cost, capped))


@charge_sheet.step(unit=YES_OR_NO, authority=_NO_MORE_THAN_COST, told=False)
def a_limit_applies(c: Names) -> Column:
    """A limit brings the charge down."""
    return c.is_means_tested & (c.within_limits < c.share_taken)


@charge_sheet.step(unit=YES_OR_NO, authority=_CHOICE, only_if="is_means_tested")
def too_small_to_charge(c: Names, policy: Names) -> Column:
    """The amount is too small to collect, so you pay nothing."""
    return (c.within_limits > 0) & (c.within_limits < policy.de_minimis)


@charge_sheet.step(unit=PENCE_A_WEEK, authority=act("Care Act 2014", "14", sure=Evidence.OFFICIAL))
def charge(c: Names) -> Column:
    """What you pay each week."""
    tested = when(c.too_small_to_charge).then(0).otherwise(c.within_limits)
    agreed = when(c.within_limit_by_agreement).then(no_more_than(c.chargeable_cost, c.agreed_pence_a_week))
    paying = when(c.full_cost).then(c.chargeable_cost).otherwise(agreed.otherwise(tested))
    return when(c.is_free).then(0).when(c.setting == "equipment").then(no_amount()).otherwise(paying)


# Read as enacted on 29 November 2026: legislation.gov.uk/ukpga/2014/23/section/26/enacted
@charge_sheet.step(unit=PENCE_A_WEEK, authority=act("Care Act 2014", "26", sure=Evidence.OFFICIAL))
def council_pays(c: Names) -> Column:
    """What the council pays each week."""
    return at_least_nothing(c.cost_pence_a_week - c.charge)


@charge_sheet.step(unit=YES_OR_NO, authority=reg(2014, 2672, "5", sure=Evidence.OFFICIAL), told=False)
def pays_to_arrange(c: Names) -> Column:
    """You pay for all your support at home and asked the council to arrange it."""
    return c.asks_to_arrange & c.full_cost & (c.charged_as == "home")


@charge_sheet.step(
    unit=PENCE, authority=reg(2014, 2672, "5", sure=Evidence.OFFICIAL), only_if="pays_to_arrange"
)
def arrangement_fee(c: Names, policy: Names) -> Column:
    """What we ask each year for arranging it. It is never more than it costs us."""
    return when(c.pays_to_arrange).then(policy.arrangement_fee).otherwise(0)


notional_sheet = Sheet(
    "notional capital",
    facts=[
        Fact("charge", PENCE_A_WEEK, "the charge"),
        Fact("charge_without_notional", PENCE_A_WEEK, "the charge without it"),
        Fact("notional_capital", PENCE, "the capital treated as still held"),
    ],
    figures=(),
)
_DIMINISHING = reg(2014, 2672, "23", sure=Evidence.MEMORY)


@notional_sheet.step(unit=PENCE_A_WEEK, authority=_DIMINISHING)
def weekly_reduction_of_notional(c: Names) -> Column:
    """How much the capital we treat you as having goes down each week."""
    return at_least_nothing(c.charge - c.charge_without_notional)


@notional_sheet.step(unit=PENCE, authority=_DIMINISHING)
def notional_next_week(c: Names) -> Column:
    """The capital we will treat you as having next week."""
    return at_least_nothing(c.notional_capital - c.weekly_reduction_of_notional)
