"""What the sheets are told about one person and one week, and the schema those columns have."""

from collections.abc import Iterable

import polars as pl

from sayso.rules.sheet import Fact
from sayso.rules.units import DATE, NUMBER, PENCE, PENCE_A_WEEK, WORD, YES_OR_NO, Unit

PERSON_FACTS = (
    Fact("on", DATE, "the day the sum is for", "assessment_date"),
    Fact("setting", WORD, "where care is given", "setting"),
    Fact("nights", NUMBER, "how many nights the stay is", "nights"),
    Fact("household", WORD, "whether the person is single, one of a couple or a lone parent", "household"),
    Fact("age_years", NUMBER, "age or date of birth", "age"),
    Fact("birth_date", DATE, "age or date of birth", "birth_date"),
    Fact("partner_age_years", NUMBER, "the partner's age", "partner_age"),
    Fact("children_count", NUMBER, "how many children live with the person", "children"),
    Fact("has_disability_premium", YES_OR_NO, "whether disability premium applies", "premiums"),
    Fact("has_enhanced_disability_premium", YES_OR_NO, "whether enhanced premium applies", "premiums"),
    Fact("has_carer_premium", YES_OR_NO, "whether carer premium applies", "premiums"),
    Fact("is_carer", YES_OR_NO, "whether this is support for a carer", "standing"),
    Fact("cost_pence_a_week", PENCE_A_WEEK, "what the care costs in the week", "cost"),
    Fact("free_cost_pence_a_week", PENCE_A_WEEK, "what of the cost is free by law", "exempt_cost"),
    Fact("exempt_reason", WORD, "whether the care is free by law", "exempt"),
    Fact("week_of_service", NUMBER, "which week of the service it is", "week_of_service"),
    Fact("week_of_stay", NUMBER, "which week of the stay it is", "week_of_stay"),
    Fact("item_cost_pence", PENCE, "what the item costs", "item_cost"),
    Fact(
        "is_in_savings_credit_cohort",
        YES_OR_NO,
        "whether pension age was reached before 6 April 2016",
        "savings_credit_cohort",
    ),
    Fact("is_partner_resident", YES_OR_NO, "whether the partner lives in a care home", "partner_resident"),
    Fact("asks_to_arrange", YES_OR_NO, "whether the council is asked to arrange it", "asks_to_arrange"),
    Fact("treated_as", WORD, "whether means are assessed, or how they are treated", "treated_as"),
    Fact("agreed_pence_a_week", PENCE_A_WEEK, "what was agreed to be paid", "agreed_charge"),
)
TIMETABLE_FACTS = (
    Fact("pension_age_in_months", NUMBER, "the birth date in the pension-age timetable", "birth_date"),
    Fact("pension_age_on", DATE, "the birth date in the pension-age timetable", "birth_date"),
)
SUMS = {
    "income": (
        Fact("counted_income", PENCE_A_WEEK, "income", "income"),
        Fact("disability_benefits_counted", PENCE_A_WEEK, "income", "income"),
        Fact("savings_credit_qualifying_income", PENCE_A_WEEK, "income", "income"),
        Fact("savings_credit_received", PENCE_A_WEEK, "income", "income"),
        Fact("income_already_worked_out", PENCE_A_WEEK, "income", "income"),
        Fact("help_with_rent", PENCE_A_WEEK, "income", "income"),
        Fact("help_with_council_tax", PENCE_A_WEEK, "income", "income"),
    ),
    "capital": (
        Fact("counted_capital", PENCE, "capital", "capital"),
        Fact("notional_capital", PENCE, "capital", "capital"),
    ),
    "costs": (
        Fact("whole_rent", PENCE_A_WEEK, "housing costs", "housing_costs"),
        Fact("housing_benefit_on_rent", PENCE_A_WEEK, "housing costs", "housing_costs"),
        Fact("whole_council_tax", PENCE_A_WEEK, "housing costs", "housing_costs"),
        Fact("net_costs", PENCE_A_WEEK, "housing costs", "housing_costs"),
        Fact("disability_costs", PENCE_A_WEEK, "disability-related costs", "dre"),
        Fact("costs_given_together", PENCE_A_WEEK, "costs given together", "combined_dre_and_housing"),
        Fact("other_deductions", PENCE_A_WEEK, "other deductions", "deductions"),
    ),
}
"""What the item sheets add up for each person."""

_TYPES = {DATE: pl.Date, WORD: pl.String, YES_OR_NO: pl.Boolean}


def schema(facts: Iterable[Fact]) -> dict[str, type[pl.DataType]]:
    """The Polars type of each fact's column: whole numbers in 64 bits, dates, words, yes or no."""
    return {one.name: column_type(one.unit) for one in facts}


def column_type(unit: Unit) -> type[pl.DataType]:
    """The Polars type that holds a unit."""
    return _TYPES.get(unit, pl.Int64)
