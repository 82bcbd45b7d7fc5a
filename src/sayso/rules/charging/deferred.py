"""A deferred payment: whether it must be offered, how much is and can be put off, at what interest."""

from sayso.rules.authority import Evidence, council_choice, guidance, reg
from sayso.rules.charging.settings import DEFERRED_SETTINGS
from sayso.rules.columns import (
    Column,
    at_least_nothing,
    given_or,
    lesser,
    no_amount,
    unlawful,
    when,
    whole_parts,
)
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import (
    DATE,
    HUNDREDTHS_OF_A_PERCENT,
    PENCE,
    PENCE_A_WEEK,
    WEEKS,
    WHOLE,
    YES_OR_NO,
)

DEFERRED_FACTS = (
    Fact("on", DATE, "the day the sum is for", "assessment_date"),
    Fact("home_value_pence", PENCE, "what the home is worth", "home_value"),
    Fact("secured_debt_pence", PENCE, "what is owed on the home", "secured_debt"),
    Fact("gilt_rate_hundredths", HUNDREDTHS_OF_A_PERCENT, "the gilt rate", "gilt_rate_percent"),
    Fact("other_capital_pence", PENCE, "what else the person has", "other_capital"),
    Fact("is_home_left_out", YES_OR_NO, "whether the home is left out of the sum", "home_left_out"),
    Fact("has_security", YES_OR_NO, "whether the home is good security", "has_security"),
    Fact("cost_pence_a_week", PENCE_A_WEEK, "what the care home costs in the week", "cost"),
    Fact("income_pence_a_week", PENCE_A_WEEK, "the income that counts", "counted_income"),
    Fact("tariff_pence_a_week", PENCE_A_WEEK, "the income that savings stand for", "tariff_income"),
    Fact("keeps_pence_a_week", PENCE_A_WEEK, "how much income the person wants to keep", "keeps"),
    Fact("deferred_so_far_pence", PENCE, "how much has been put off so far", "deferred_so_far"),
)
deferred = Sheet(
    "deferred payment", facts=DEFERRED_FACTS, figures=statutory().by_name, settings=DEFERRED_SETTINGS
)

_CHAPTER = guidance("chapter 9")
_OFFER = reg(2014, 2671, "2", sure=Evidence.MEMORY)
_POWER = council_choice("SI 2014/2671")


@deferred.step(unit=YES_OR_NO, authority=_OFFER)
def must_offer(c: Names, figure: Names) -> Column:
    """We must offer to let you pay later, from the value of your home."""
    has_little_else = c.other_capital_pence <= figure.upper_capital_limit
    return has_little_else & ~c.is_home_left_out & c.has_security


@deferred.step(unit=PENCE, authority=_CHAPTER, quiet=True)
def held_back(c: Names, figure: Names) -> Column:
    """A tenth of the value, held back in case the home sells for less."""
    usable = whole_parts(c.home_value_pence * figure.equity_limit_percent, WHOLE)
    return c.home_value_pence - usable


@deferred.step(unit=PENCE, authority=_CHAPTER)
def equity_limit(c: Names, figure: Names) -> Column:
    """The most you can put off paying, against the value of your home."""
    left = c.home_value_pence - c.held_back - figure.lower_capital_limit
    return at_least_nothing(left - c.secured_debt_pence)


@deferred.step(unit=PENCE_A_WEEK, authority=_CHAPTER)
def income_kept(c: Names, figure: Names) -> Column:
    """The income you keep. You may choose to keep less, and put off less."""
    most = figure.disposable_income_allowance
    wanted = given_or(c.keeps_pence_a_week, most)
    return lesser(lesser(wanted, most), c.income_pence_a_week)


@deferred.step(unit=PENCE_A_WEEK, authority=_CHAPTER)
def paid_now(c: Names) -> Column:
    """What you pay each week now."""
    rest = c.income_pence_a_week - c.income_kept
    return lesser(rest + c.tariff_pence_a_week, c.cost_pence_a_week)


@deferred.step(unit=PENCE_A_WEEK, authority=_CHAPTER)
def deferred_a_week(c: Names) -> Column:
    """What you put off each week."""
    return at_least_nothing(c.cost_pence_a_week - c.paid_now)


@deferred.step(unit=PENCE, authority=_CHAPTER)
def room_left(c: Names) -> Column:
    """How much more you can put off."""
    return at_least_nothing(c.equity_limit - c.deferred_so_far_pence)


@deferred.step(unit=WEEKS, authority=_CHAPTER)
def weeks_left(c: Names) -> Column:
    """For how many whole weeks that lasts, before interest and fees."""
    puts_off = when(c.deferred_a_week > 0).then(c.deferred_a_week).otherwise(1)
    room = at_least_nothing(c.equity_limit - given_or(c.deferred_so_far_pence, 0))
    whole = whole_parts(room, puts_off)
    return when(c.deferred_a_week > 0).then(whole).otherwise(0)


@deferred.step(unit=HUNDREDTHS_OF_A_PERCENT, authority=_POWER)
def loan_to_value_percent(c: Names) -> Column:
    """What you have put off so far, as a share of what your home is worth."""
    worth = when(c.home_value_pence > 0).then(c.home_value_pence).otherwise(1)
    return whole_parts(c.deferred_so_far_pence * WHOLE, worth)


@deferred.step(unit=YES_OR_NO, authority=_POWER)
def past_loan_to_value(c: Names, policy: Names) -> Column:
    """You have put off as large a share of your home's worth as the council set. We look at it with you."""
    return c.loan_to_value_percent >= policy.dpa_ltv_cap


@deferred.step(unit=HUNDREDTHS_OF_A_PERCENT, authority=_CHAPTER)
def max_interest_percent(c: Names, figure: Names) -> Column:
    """The highest yearly interest the council may charge."""
    return c.gilt_rate_hundredths + figure.deferred_interest_over_gilt_percent


@deferred.step(unit=HUNDREDTHS_OF_A_PERCENT, authority=_POWER)
def interest_percent(c: Names, policy: Names) -> Column:
    """The yearly interest that we charge on what is put off."""
    too_high = policy.dpa_interest > c.max_interest_percent
    lawful = when(too_high).then(unlawful("policy_dpa_interest")).otherwise(policy.dpa_interest)
    return when(policy.dpa_interest == 0).then(no_amount()).otherwise(lawful)


@deferred.step(unit=PENCE, authority=_POWER, quiet=True)
def set_up_fee(policy: Names) -> Column:
    """What setting this up costs you, once. It is never more than it costs us."""
    return policy.dpa_fees + 0


DEFERRED_RESULTS = tuple(name for name in deferred.steps if name != "held_back")
"""What a case of a deferred payment may answer: each where its facts were told."""
