"""A dearer home than the personal budget allows: who may pay the difference, and when the council must."""

from sayso.rules.authority import Evidence, guidance, reg
from sayso.rules.columns import Column, at_least_nothing, when
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import DATE, PENCE_A_WEEK, WORD, YES_OR_NO

PAYERS = ("third_party", "self")
TOP_UP_FACTS = (
    Fact("on", DATE, "the day the sum is for", "assessment_date"),
    Fact("home_price_pence_a_week", PENCE_A_WEEK, "what the chosen home costs", "home_price"),
    Fact("budget_price_pence_a_week", PENCE_A_WEEK, "what the personal budget holds for it", "budget_price"),
    Fact("was_place_within_budget", YES_OR_NO, "whether a suitable place was free", "place_within_budget"),
    Fact("payer", WORD, "who would pay the difference", "payer"),
    Fact("can_keep_paying", YES_OR_NO, "whether they can keep paying it", "can_keep_paying"),
    Fact("is_in_writing", YES_OR_NO, "whether it is agreed in writing", "in_writing"),
    Fact("is_home_left_out_at_first", YES_OR_NO, "whether these are the first weeks", "in_first_weeks"),
    Fact("has_deferred_payment", YES_OR_NO, "whether payment is deferred", "has_deferred_payment"),
    Fact("is_aftercare", YES_OR_NO, "whether the home is aftercare", "is_aftercare"),
)
top_ups = Sheet("top-up", facts=TOP_UP_FACTS, figures=())

_CHOICE = reg(2014, 2670, "5", sure=Evidence.MEMORY)
_ANNEX_A = guidance("Annex A")


@top_ups.step(unit=PENCE_A_WEEK, authority=_CHOICE)
def dearer_by(c: Names) -> Column:
    """How much more this home costs each week than your personal budget holds for it."""
    return at_least_nothing(c.home_price_pence_a_week - c.budget_price_pence_a_week)


@top_ups.step(unit=YES_OR_NO, authority=_ANNEX_A)
def council_meets_it(c: Names) -> Column:
    """No suitable home was free within your budget, so the council pays the whole price."""
    return when(c.dearer_by == 0).then(False).otherwise(~c.was_place_within_budget)


@top_ups.step(unit=YES_OR_NO, authority=_CHOICE, told=False)
def may_pay_it_oneself(c: Names) -> Column:
    """You may pay the difference yourself."""
    return c.is_home_left_out_at_first | c.has_deferred_payment | c.is_aftercare


@top_ups.step(unit=YES_OR_NO, authority=_CHOICE)
def may_not_pay_it_oneself(c: Names) -> Column:
    """The law does not let you pay the difference yourself here. Somebody else may."""
    asked = (c.payer == "self") & (c.dearer_by > 0) & ~c.council_meets_it
    return when(asked).then(~c.may_pay_it_oneself).otherwise(False)


@top_ups.step(unit=YES_OR_NO, authority=_ANNEX_A)
def cannot_go_on(c: Names) -> Column:
    """Whoever would pay must be able to keep it up, and agree it in writing. That is not so yet."""
    wanted = (c.dearer_by > 0) & ~c.council_meets_it & ~c.may_not_pay_it_oneself
    return when(wanted).then(~(c.can_keep_paying & c.is_in_writing)).otherwise(False)


@top_ups.step(unit=PENCE_A_WEEK, authority=_CHOICE)
def top_up(c: Names) -> Column:
    """What is paid on top each week. It is not your income."""
    stopped = c.council_meets_it | c.may_not_pay_it_oneself | c.cannot_go_on
    return when(stopped).then(0).otherwise(c.dearer_by)


@top_ups.step(unit=PENCE_A_WEEK, authority=_ANNEX_A)
def council_pays_the_home(c: Names) -> Column:
    """What the council pays the home each week. It pays the whole, and collects your part and the top-up."""
    agreed = c.council_meets_it | (c.top_up > 0) | (c.dearer_by == 0)
    return when(agreed).then(c.home_price_pence_a_week).otherwise(c.budget_price_pence_a_week)


TOP_UP_RESULTS = ("dearer_by", "council_meets_it", "top_up", "council_pays_the_home")
