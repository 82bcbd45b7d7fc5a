"""What a person must be left with: the minimum income guarantee at home, the allowance in a care home."""

from sayso.rules.authority import Evidence, reg
from sayso.rules.charging.facts import PERSON_FACTS
from sayso.rules.charging.gates import gates
from sayso.rules.charging.means import means
from sayso.rules.charging.settings import SETTINGS
from sayso.rules.columns import Column, given_or, greater, no_amount, unlawful, when, whole_bands
from sayso.rules.figures import statutory
from sayso.rules.sheet import Names, Sheet
from sayso.rules.units import PENCE_A_WEEK, WHOLE, YES_OR_NO

guarantee = Sheet(
    "guarantee",
    facts=[*PERSON_FACTS, *gates.results, *means.results],
    figures=statutory().by_name,
    settings=SETTINGS,
)

_MIG = reg(2014, 2672, "7", sure=Evidence.OFFICIAL)
_PREMIUMS = reg(2014, 2672, "7(5)", sure=Evidence.OFFICIAL)


@guarantee.step(unit=YES_OR_NO, authority=_MIG, told=False)
def keeps_guarantee(c: Names) -> Column:
    """You keep the minimum income guarantee."""
    return c.is_means_tested & (c.charged_as == "home")


@guarantee.step(unit=YES_OR_NO, authority=_MIG, told=False)
def keeps_allowance(c: Names) -> Column:
    """You keep the personal expenses allowance."""
    return c.is_means_tested & c.is_in_care_home


@guarantee.step(unit=PENCE_A_WEEK, authority=_MIG, only_if="keeps_guarantee")
def mig_base(c: Names, figure: Names) -> Column:
    """The amount you keep for your age and household."""
    single = (
        when(c.has_reached_pension_age)
        .then(figure.mig_single_pension_age)
        .when(c.age >= 25)
        .then(figure.mig_single_25_to_pension_age)
        .otherwise(figure.mig_single_18_24)
    )
    couple = (
        when(c.one_has_reached_pension_age)
        .then(figure.mig_couple_member_pension_age)
        .otherwise(figure.mig_couple_member_under_pension_age)
    )
    higher = greater(figure.mig_lone_parent, figure.mig_single_pension_age)
    lone_parent = when(c.has_reached_pension_age).then(higher).otherwise(figure.mig_lone_parent)
    return (
        when(c.household == "single")
        .then(single)
        .when(c.household == "couple")
        .then(couple)
        .when(c.household == "lone_parent")
        .then(lone_parent)
        .otherwise(no_amount())
    )


@guarantee.step(unit=YES_OR_NO, authority=reg(2014, 2672, "7(3)", sure=Evidence.OFFICIAL))
def lone_parent_at_pension_age(c: Names) -> Column:
    """The law gives two amounts for a lone parent at pension age. We used the higher one."""
    return c.keeps_guarantee & (c.household == "lone_parent") & c.has_reached_pension_age


@guarantee.step(
    unit=PENCE_A_WEEK,
    authority=reg(2014, 2672, "7(1)(b)", sure=Evidence.OFFICIAL),
    only_if="keeps_guarantee",
    quiet=True,
)
def mig_for_children(c: Names, figure: Names) -> Column:
    """The amount you keep for children who live with you."""
    return when(c.children_count == 0).then(0).otherwise(figure.mig_child * c.children_count)


@guarantee.step(unit=YES_OR_NO, authority=_PREMIUMS, told=False)
def past_disability_premiums(c: Names) -> Column:
    """You, or your partner, are past the age for disability premiums."""
    return c.one_has_reached_pension_age


def _premium(c: Names, applies: Column, couple: Column, single: Column) -> Column:
    amount = when(c.household == "couple").then(couple).otherwise(single)
    due = when(c.past_disability_premiums).then(0).otherwise(amount)
    return when(applies).then(due).otherwise(0)


@guarantee.step(unit=YES_OR_NO, authority=_PREMIUMS)
def premiums_not_added(c: Names) -> Column:
    """At pension age the higher amount takes the place of disability premiums."""
    asked_for = c.has_disability_premium | c.has_enhanced_disability_premium
    return c.keeps_guarantee & asked_for & c.past_disability_premiums


@guarantee.step(unit=PENCE_A_WEEK, authority=_PREMIUMS, only_if="keeps_guarantee", quiet=True)
def mig_disability_premium(c: Names, figure: Names) -> Column:
    """More that you keep, for disability."""
    couple, single = figure.mig_disability_premium_couple_member, figure.mig_disability_premium_single
    return _premium(c, c.has_disability_premium, couple, single)


@guarantee.step(unit=PENCE_A_WEEK, authority=_PREMIUMS, only_if="keeps_guarantee", quiet=True)
def mig_enhanced_disability_premium(c: Names, figure: Names) -> Column:
    """More that you keep, for greater disability."""
    couple = figure.mig_enhanced_disability_premium_couple_member
    single = figure.mig_enhanced_disability_premium_single
    return _premium(c, c.has_enhanced_disability_premium, couple, single)


@guarantee.step(unit=PENCE_A_WEEK, authority=reg(2014, 2672, "7(7)"), only_if="keeps_guarantee", quiet=True)
def mig_carer_premium(c: Names, figure: Names) -> Column:
    """More that you keep, because you care for someone."""
    return when(c.has_carer_premium).then(figure.mig_carer_premium).otherwise(0)


@guarantee.step(unit=PENCE_A_WEEK, authority=_MIG, only_if="mig_is_raised")
def statutory_mig(c: Names) -> Column:
    """The least the law lets you be left with."""
    premiums = c.mig_disability_premium + c.mig_enhanced_disability_premium + c.mig_carer_premium
    return c.mig_base + c.mig_for_children + premiums


@guarantee.step(unit=PENCE_A_WEEK, authority=_MIG, only_if="keeps_guarantee")
def mig(c: Names, policy: Names) -> Column:
    """The least we leave you with: your minimum income guarantee."""
    by_percent = whole_bands(c.statutory_mig * policy.mig_uplift_percent, WHOLE)
    raised = c.statutory_mig + policy.mig_uplift + by_percent
    own = policy.mig_override
    lawful = when(own < c.statutory_mig).then(unlawful("policy_mig_override")).otherwise(own)
    as_far_as_known = when(c.statutory_mig.is_unknown()).then(own).otherwise(lawful)
    return when(own.is_unknown()).then(raised).otherwise(as_far_as_known)


@guarantee.step(unit=YES_OR_NO, authority=_MIG)
def mig_not_compared(c: Names, policy: Names) -> Column:
    """We could not compare this sum of the council with the law's, which nobody has confirmed yet."""
    own_alone = c.statutory_mig.is_unknown() & ~policy.mig_override.is_unknown()
    return c.keeps_guarantee & own_alone


@guarantee.step(unit=YES_OR_NO, authority=_MIG, told=False)
def mig_is_raised(c: Names) -> Column:
    """The council leaves you with more than the law says."""
    return c.keeps_guarantee & (c.mig > c.statutory_mig)


@guarantee.step(
    unit=PENCE_A_WEEK,
    authority=reg(2014, 2672, "6", sure=Evidence.OFFICIAL),
    only_if="keeps_allowance",
)
def pea(c: Names, figure: Names, policy: Names) -> Column:
    """The least we leave you with: your personal expenses allowance."""
    return figure.personal_expenses_allowance + policy.pea_variation


@guarantee.step(unit=PENCE_A_WEEK, authority=_MIG, only_if="below_every_guarantee")
def least_guarantee(c: Names, figure: Names) -> Column:
    """The smallest guarantee the law gives anyone in your household."""
    return (
        when(c.household == "couple")
        .then(figure.mig_couple_member_under_pension_age)
        .when(c.household == "lone_parent")
        .then(figure.mig_lone_parent)
        .otherwise(figure.mig_single_18_24)
    )


@guarantee.step(unit=YES_OR_NO, authority=_MIG)
def below_every_guarantee(c: Names) -> Column:
    """Your income is below what the law leaves anyone with, whatever their age."""
    below = c.assessable_after_deductions <= c.least_guarantee
    nobody_knows = c.mig.is_unknown() & c.statutory_mig.is_unknown()
    return when(c.keeps_guarantee & nobody_knows).then(below).otherwise(False)


@guarantee.step(unit=PENCE_A_WEEK, authority=_MIG, told=False)
def left_with(c: Names) -> Column:
    """What you must be left with."""
    at_home = when(c.below_every_guarantee).then(given_or(c.mig, c.least_guarantee)).otherwise(c.mig)
    return when(c.is_in_care_home).then(c.pea).otherwise(at_home)
