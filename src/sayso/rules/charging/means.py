"""What a person has: capital, the income it stands for, income, and the costs that come off it."""

from sayso.rules.authority import Evidence, act, council_choice, guidance, reg, schedule
from sayso.rules.charging.facts import PERSON_FACTS, SUMS
from sayso.rules.charging.gates import gates
from sayso.rules.charging.settings import SETTINGS
from sayso.rules.columns import (
    Column,
    at_least_nothing,
    given_or,
    greater,
    lesser,
    unlawful,
    when,
    whole_bands,
)
from sayso.rules.figures import statutory
from sayso.rules.sheet import Names, Sheet
from sayso.rules.units import PENCE, PENCE_A_WEEK, YES_OR_NO

_SUMS = [fact for facts in SUMS.values() for fact in facts]

means = Sheet(
    "means",
    facts=[*PERSON_FACTS, *gates.results, *_SUMS],
    figures=statutory().by_name,
    settings=SETTINGS,
)

_SAVINGS_CREDIT = schedule(2014, 2672, "1", "40", sure=Evidence.OFFICIAL)
_MIG = reg(2014, 2672, "7", sure=Evidence.OFFICIAL)
_CHOICE = council_choice("Care Act 2014, section 14")
_TREATED = reg(2014, 2672, "10", sure=Evidence.OFFICIAL)
_REFUSED = reg(2014, 2672, "10(1)", sure=Evidence.OFFICIAL)
_AGREED_WITHIN = reg(2014, 2672, "10(2)", sure=Evidence.OFFICIAL)
_AGREED_OVER = reg(2014, 2672, "10(3)", sure=Evidence.OFFICIAL)


# Without an assessment


@means.step(unit=YES_OR_NO, authority=_REFUSED)
def chose_not_to_tell(c: Names) -> Column:
    """You chose not to tell us about your money. By law you then pay the full cost."""
    return when(c.is_free).then(False).otherwise(c.treated_as == "refused")


@means.step(unit=YES_OR_NO, authority=_AGREED_OVER)
def over_limit_by_agreement(c: Names) -> Column:
    """You have more than the upper limit, and agreed that we need not look. So you pay the full cost."""
    return when(c.is_free).then(False).otherwise(c.treated_as == "over_limit")


@means.step(unit=YES_OR_NO, authority=_AGREED_WITHIN)
def within_limit_by_agreement(c: Names) -> Column:
    """You have less than the upper limit, and agreed that we need not look. We agreed what you pay."""
    return when(c.is_free).then(False).otherwise(c.treated_as == "within_limit")


# Capital


@means.step(unit=YES_OR_NO, authority=_TREATED, told=False)
def was_assessed(c: Names) -> Column:
    """We looked at what you have."""
    return c.treated_as == "assessed"


@means.step(unit=PENCE, authority=reg(2014, 2672, "18", sure=Evidence.OFFICIAL), only_if="was_assessed")
def assessed_capital(c: Names) -> Column:
    """Your savings and property that count."""
    return c.counted_capital


@means.step(unit=PENCE, authority=reg(2014, 2672, "12", sure=Evidence.OFFICIAL), only_if="over_upper_limit")
def upper_limit(c: Names, figure: Names, policy: Names) -> Column:
    """The most you can have and still get help from the council."""
    own = given_or(policy.upper_limit_non_residential, figure.upper_capital_limit)
    too_low = unlawful("policy_upper_limit_non_residential")
    lawful = when(own < figure.upper_capital_limit).then(too_low).otherwise(own)
    return when(c.is_permanent).then(figure.upper_capital_limit).otherwise(lawful)


@means.step(unit=YES_OR_NO, authority=reg(2014, 2672, "12", sure=Evidence.OFFICIAL))
def over_upper_limit(c: Names) -> Column:
    """You have more than the upper limit, so you pay the full cost."""
    by_capital = c.assessed_capital > c.upper_limit
    return when(c.is_free | ~c.was_assessed).then(False).otherwise(by_capital)


@means.step(unit=PENCE, authority=reg(2014, 2672, "12", sure=Evidence.OFFICIAL), only_if="over_upper_limit")
def amount_above_limit(c: Names) -> Column:
    """How much you have above the limit."""
    return at_least_nothing(c.assessed_capital - c.upper_limit)


@means.step(unit=YES_OR_NO, authority=act("Care Act 2014", "17"), told=False)
def full_cost(c: Names) -> Column:
    """You pay the full cost."""
    return c.over_upper_limit | c.over_limit_by_agreement | c.chose_not_to_tell


@means.step(unit=YES_OR_NO, authority=act("Care Act 2014", "17"), told=False)
def is_means_tested(c: Names) -> Column:
    """What you pay depends on your means."""
    return ~c.is_free & ~c.full_cost & ~c.within_limit_by_agreement & (c.setting != "equipment")


@means.step(unit=PENCE_A_WEEK, authority=reg(2014, 2672, "25"), only_if="is_means_tested")
def tariff_income(c: Names, figure: Names) -> Column:
    """Income we treat your savings as giving you."""
    over = c.assessed_capital - figure.lower_capital_limit
    return when(over > 0).then(whole_bands(over, figure.tariff_band) * figure.tariff_amount).otherwise(0)


# Income


@means.step(unit=YES_OR_NO, authority=_SAVINGS_CREDIT, told=False)
def in_savings_credit_cohort(c: Names) -> Column:
    """You reached pension age before 6 April 2016, or get savings credit, which shows it."""
    return given_or(c.is_in_savings_credit_cohort, c.savings_credit_received > 0)


def _by_household(c: Names, couple: Column, single: Column) -> Column:
    return when(c.household == "couple").then(couple).otherwise(single)


@means.step(unit=PENCE_A_WEEK, authority=_SAVINGS_CREDIT, only_if="is_means_tested", quiet=True)
def savings_credit_disregard(c: Names, figure: Names, policy: Names) -> Column:
    """We leave out some of your income, for savings credit."""
    threshold = _by_household(
        c, figure.savings_credit_threshold_couple, figure.savings_credit_threshold_single
    )
    minimum = _by_household(
        c, figure.standard_minimum_guarantee_couple, figure.standard_minimum_guarantee_single
    )
    whole = _by_household(c, figure.savings_credit_disregard_couple, figure.savings_credit_disregard_single)
    both_resident = (c.household == "couple") & c.is_partner_resident & c.is_in_care_home
    most = when(both_resident).then(whole_bands(whole, 2)).otherwise(whole)
    received, income = c.savings_credit_received, c.savings_credit_qualifying_income
    between = when(income <= minimum).then(lesser(received, most)).otherwise(most)
    if_received = when(income < threshold).then(0).otherwise(between)
    runs_out = (income - minimum) * 2 > (minimum - threshold) * 3
    if_run_out = when(runs_out).then(most).otherwise(0)
    by_law = when(received > 0).then(if_received).otherwise(if_run_out)
    all_of_it = policy.savings_credit_full_disregard_home & ~c.is_in_care_home
    return when(all_of_it).then(received).when(c.in_savings_credit_cohort).then(by_law).otherwise(0)


@means.step(unit=PENCE_A_WEEK, authority=_CHOICE, only_if="is_means_tested", quiet=True)
def night_care_disregard(c: Names, figure: Names, policy: Names) -> Column:
    """We leave out the part of your benefit that is for care at night."""
    over_lower_rate = at_least_nothing(c.disability_benefits_counted - figure.attendance_allowance_lower)
    difference = lesser(over_lower_rate, figure.night_care_difference)
    by_rate = when(policy.night_care_disregard).then(difference).otherwise(0)
    of_benefit = c.disability_benefits_counted + c.income_already_worked_out
    fixed = lesser(policy.night_care_disregard_amount, of_benefit)
    chosen = when(policy.night_care_disregard_amount.is_unknown()).then(by_rate).otherwise(fixed)
    return when(c.is_in_care_home).then(0).otherwise(chosen)


@means.step(unit=PENCE_A_WEEK, authority=guidance("Annex C"), only_if="is_means_tested")
def included_income(c: Names) -> Column:
    """Your income that counts."""
    return at_least_nothing(c.counted_income - c.savings_credit_disregard - c.night_care_disregard)


@means.step(unit=PENCE_A_WEEK, authority=act("Care Act 2014", "17"), only_if="is_means_tested")
def assessable(c: Names) -> Column:
    """Your income that counts, with income from savings."""
    return c.included_income + c.tariff_income


# Costs


@means.step(
    unit=PENCE_A_WEEK,
    authority=schedule(2014, 2672, "1", "2", sure=Evidence.OFFICIAL),
    only_if="is_means_tested",
    quiet=True,
)
def net_housing_costs(c: Names) -> Column:
    """We take off the costs of your home, after any help with them."""
    help_with_rent = greater(c.housing_benefit_on_rent, c.help_with_rent)
    own_rent = at_least_nothing(c.whole_rent - help_with_rent)
    own_council_tax = at_least_nothing(c.whole_council_tax - c.help_with_council_tax)
    return when(c.is_permanent).then(0).otherwise(own_rent + own_council_tax + c.net_costs)


@means.step(
    unit=PENCE_A_WEEK,
    authority=schedule(2014, 2672, "1", "4", sure=Evidence.OFFICIAL),
    only_if="is_means_tested",
    quiet=True,
)
def disability_related_costs(c: Names, policy: Names) -> Column:
    """We take off the costs that come with your disability."""
    has_benefit = (c.disability_benefits_counted + c.income_already_worked_out) > 0
    without_evidence = when(has_benefit).then(policy.dre_standard).otherwise(0)
    allowed = greater(c.disability_costs, without_evidence)
    by_benefit = when(c.income_already_worked_out > 0).then(allowed)
    up_to_benefit = by_benefit.otherwise(lesser(allowed, c.disability_benefits_counted))
    chosen = when(policy.dre_up_to_benefit).then(up_to_benefit).otherwise(allowed)
    return when(c.is_in_care_home).then(0).otherwise(chosen)


@means.step(unit=PENCE_A_WEEK, authority=guidance("Annex C"), only_if="is_means_tested", quiet=True)
def other_costs(c: Names) -> Column:
    """We take off other costs that we allow."""
    together = when(c.is_permanent).then(0).otherwise(c.costs_given_together)
    return together + c.other_deductions


@means.step(unit=PENCE_A_WEEK, authority=act("Care Act 2014", "17"), only_if="is_means_tested")
def assessable_after_deductions(c: Names) -> Column:
    """Your income after any costs we take off."""
    costs = c.net_housing_costs + c.disability_related_costs + c.other_costs
    return at_least_nothing(c.assessable - costs)
