"""Each income as a weekly amount, and how much of each kind counts."""

from sayso.rules.authority import Evidence, council_choice, guidance, reg, schedule
from sayso.rules.charging.settings import SETTINGS
from sayso.rules.charging.tables import INCOME
from sayso.rules.columns import (
    Column,
    at_least_nothing,
    column,
    given_or,
    lesser,
    look_up,
    no_amount,
    when,
    whole_parts,
)
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import NUMBER, PENCE_A_WEEK, WHOLE, WORD, YES_OR_NO

PERIODS = {
    "week": (1, 1),
    "fortnight": (1, 2),
    "four_weeks": (1, 4),
    "calendar_month": (12, 52),
    "quarter": (4, 52),
    "year": (1, 52),
}
DAYS = "days"
"""Any other period: so many days, given beside it. A week's is seven times the amount, shared by the days."""
DAYS_IN_A_WEEK = 7
"""Each period an income may be paid for: its amount times the first, shared by the second, is a week's."""

PENSIONS = tuple(kind.name for kind in INCOME.values() if "pension" in kind.marks)

PAYMENT_FACTS = (
    Fact("kind", WORD, "the kind of income", "income"),
    Fact("amount_pence", PENCE_A_WEEK, "how much the income is", "income"),
    Fact("period", WORD, "how often the income is paid", "income"),
    Fact("period_days", NUMBER, "how many days the income is paid for", "income"),
    Fact("owners_count", NUMBER, "how many people the income is shared by", "income"),
    Fact("passed_on_pence", PENCE_A_WEEK, "how much is passed on", "income"),
    Fact("is_permanent", YES_OR_NO, "whether the stay is permanent", "setting"),
    Fact("household", WORD, "the household", "household"),
)
payments = Sheet("income as paid", facts=PAYMENT_FACTS, figures=statutory().by_name, settings=SETTINGS)


@payments.step(unit=PENCE_A_WEEK, authority=guidance("Annex C"))
def weekly(c: Names) -> Column:
    """Income as a weekly amount, with part pennies dropped."""
    by_period = {word: times for word, (times, _) in PERIODS.items()} | {DAYS: DAYS_IN_A_WEEK}
    times = look_up(c.period, by_period, no_amount())
    shares = {word: shared for word, (_, shared) in PERIODS.items()} | {DAYS: c.period_days}
    shared_by = look_up(c.period, shares, no_amount())
    return whole_parts(c.amount_pence * times, shared_by * c.owners_count)


@payments.step(unit=PENCE_A_WEEK, authority=schedule(2014, 2672, "1"), quiet=True)
def half_passed_on(c: Names, figure: Names) -> Column:
    """Half a pension, left out because at least half goes to your husband, wife or civil partner."""
    enough = c.passed_on_pence * WHOLE >= c.amount_pence * figure.half_pension_percent
    half = c.weekly - whole_parts(c.weekly * (column(WHOLE) - figure.half_pension_percent), WHOLE)
    may = c.kind.is_one_of(*PENSIONS) & c.is_permanent & (c.household == "couple")
    return when(c.passed_on_pence == 0).then(0).when(may & enough).then(half).otherwise(0)


KIND_FACTS = (
    Fact("kind", WORD, "the kind of income", "income"),
    Fact("treatment", WORD, "how the kind of income counts", "income"),
    Fact("weekly", PENCE_A_WEEK, "how much the income is", "income"),
    Fact("half_passed_on", PENCE_A_WEEK, "how much is passed on", "income"),
    Fact("has_reached_pension_age", YES_OR_NO, "age or date of birth", "age"),
    Fact("left_out_by_council", YES_OR_NO, "the council's own disregards", "policy"),
    Fact("council_disregard_pence", PENCE_A_WEEK, "the council's own disregards", "policy"),
    Fact("is_disability_benefit", YES_OR_NO, "the kind of income", "income"),
    Fact("is_qualifying", YES_OR_NO, "the kind of income", "income"),
    Fact("is_savings_credit", YES_OR_NO, "the kind of income", "income"),
    Fact("is_already_worked_out", YES_OR_NO, "the kind of income", "income"),
    Fact("is_rent_help", YES_OR_NO, "the kind of income", "income"),
    Fact("is_council_tax_help", YES_OR_NO, "the kind of income", "income"),
)
kinds = Sheet("income by kind", facts=KIND_FACTS, figures=statutory().by_name, settings=SETTINGS)


@kinds.step(unit=PENCE_A_WEEK, authority=schedule(2014, 2672, "1"))
def counted_by_law(c: Names, figure: Names, policy: Names) -> Column:
    """How much of this income the law counts."""
    by_choice = when(policy.count_disability_benefits).then(c.weekly).otherwise(0)
    less_fixed = at_least_nothing(c.weekly - figure.war_pension_disregard)
    return (
        when(c.treatment == "full")
        .then(c.weekly - c.half_passed_on)
        .when(c.treatment.is_one_of("nothing", "as_capital"))
        .then(0)
        .when(c.treatment == "if_council_counts")
        .then(by_choice)
        .when(c.treatment == "from_pension_age")
        .then(when(c.has_reached_pension_age).then(c.weekly).otherwise(0))
        .when(c.treatment == "less_war_disregard")
        .then(less_fixed)
        .otherwise(no_amount())
    )


@kinds.step(unit=PENCE_A_WEEK, authority=council_choice("Annex C"))
def counted(c: Names) -> Column:
    """How much of this income counts, after what the council chooses to leave out."""
    kept = lesser(given_or(c.council_disregard_pence, 0), c.counted_by_law)
    return when(c.left_out_by_council).then(0).otherwise(c.counted_by_law - kept)


def _where(mark: Column, amount: Column) -> Column:
    return when(mark).then(amount).otherwise(0)


@kinds.step(unit=PENCE_A_WEEK, authority=schedule(2014, 2672, "1", "4", sure=Evidence.OFFICIAL))
def disability_benefit_counted(c: Names) -> Column:
    """A disability benefit that counts."""
    return _where(c.is_disability_benefit, c.counted)


@kinds.step(unit=PENCE_A_WEEK, authority=schedule(2014, 2672, "1", "40"))
def qualifying(c: Names) -> Column:
    """Income that qualifies for savings credit."""
    return _where(c.is_qualifying, c.weekly)


@kinds.step(unit=PENCE_A_WEEK, authority=schedule(2014, 2672, "1", "40"))
def savings_credit(c: Names) -> Column:
    """Savings credit received."""
    return _where(c.is_savings_credit, c.weekly)


@kinds.step(unit=PENCE_A_WEEK, authority=reg(2014, 2672, "13", sure=Evidence.MEMORY))
def already_worked_out(c: Names) -> Column:
    """Income worked out before it came to us."""
    return _where(c.is_already_worked_out, c.weekly)


@kinds.step(unit=PENCE_A_WEEK, authority=schedule(2014, 2672, "1", "2", sure=Evidence.OFFICIAL))
def rent_help(c: Names) -> Column:
    """Help with rent."""
    return _where(c.is_rent_help, c.weekly)


@kinds.step(unit=PENCE_A_WEEK, authority=schedule(2014, 2672, "1", "2", sure=Evidence.OFFICIAL))
def council_tax_help(c: Names) -> Column:
    """Help with council tax."""
    return _where(c.is_council_tax_help, c.weekly)
