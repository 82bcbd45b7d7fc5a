"""The sums themselves: first each line, then the whole and who pays which part."""

from sayso.rules.authority import Authority, Evidence, act, guidance
from sayso.rules.columns import Column, lesser, when, whole_bands
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import NUMBER, PENCE, PENCE_A_WEEK, YES_OR_NO

MINUTES_IN_AN_HOUR = 60
# Where sections 14, 25 and 26 were read stands in `breaks.belonging` and `charging.charge`.
BUDGET = act("Care Act 2014", "26", sure=Evidence.OFFICIAL)
PLAN = act("Care Act 2014", "25", sure=Evidence.OFFICIAL)
CHARGE = act("Care Act 2014", "17")
POWER = act("Care Act 2014", "14", sure=Evidence.OFFICIAL)
"""A council may charge only for what it does under sections 18 to 20; what other law gives is free."""
NHS = act("Care Act 2014", "22", sure=Evidence.MEMORY)
"""What the NHS must give, the council may not, and nobody pays for it."""
_LOCAL_PRICE = guidance("11.25")
LOCAL_PRICE = Authority(
    "The council's own price of an hour",
    "Care and support statutory guidance, paragraph 11.25",
    _LOCAL_PRICE.link,
    Evidence.MEMORY,
)
"""A sum for which the need can really be met here: it has regard to what support costs near the person."""
SHOWN = Authority(
    "CP v North East Lincolnshire",
    "[2019] EWCA Civ 1614",
    "https://caselaw.nationalarchives.gov.uk/ewca/civ/2019/1614",
    Evidence.SECONDARY,
)
"""The person must be able to see how the sum is made up."""

line = Sheet(
    "cost of a line",
    facts=(
        Fact("times_a_week", NUMBER, "how many times a week", "lines"),
        Fact("minutes_each", NUMBER, "how many minutes each time", "lines"),
        Fact("rate_pence_an_hour", PENCE, "what an hour costs here", "lines"),
        Fact("given_pence_a_week", PENCE_A_WEEK, "what it costs in a week", "lines"),
    ),
    figures=(),
)


@line.step(unit=YES_OR_NO, authority=BUDGET, told=False)
def is_priced_by_the_hour(c: Names) -> Column:
    """Nobody gave a price for the whole week, so the hours make the sum."""
    return c.given_pence_a_week.is_unknown()


@line.step(unit=NUMBER, authority=PLAN, only_if="is_priced_by_the_hour")
def times_in_a_week(c: Names) -> Column:
    """Times in a week."""
    return c.times_a_week


@line.step(unit=NUMBER, authority=PLAN, only_if="is_priced_by_the_hour")
def minutes_each_time(c: Names) -> Column:
    """Minutes each time."""
    return c.minutes_each


@line.step(unit=NUMBER, authority=PLAN, only_if="is_priced_by_the_hour")
def minutes_in_a_week(c: Names) -> Column:
    """Minutes in a week."""
    return c.times_in_a_week * c.minutes_each_time


@line.step(unit=PENCE, authority=LOCAL_PRICE, only_if="is_priced_by_the_hour")
def price_of_an_hour(c: Names) -> Column:
    """What an hour costs here."""
    return c.rate_pence_an_hour


@line.step(unit=PENCE_A_WEEK, authority=LOCAL_PRICE, only_if="is_priced_by_the_hour")
def hours_rounded_up(c: Names) -> Column:
    """The hours at that price. Part of a penny counts as a whole one, so that the sum is enough."""
    return whole_bands(c.minutes_in_a_week * c.price_of_an_hour, MINUTES_IN_AN_HOUR)


@line.step(unit=PENCE_A_WEEK, authority=BUDGET)
def line_pence_a_week(c: Names) -> Column:
    """This costs, in a week."""
    return when(c.is_priced_by_the_hour).then(c.hours_rounded_up).otherwise(c.given_pence_a_week)


budget = Sheet(
    "personal budget",
    facts=(
        Fact("lines_pence_a_week", PENCE_A_WEEK, "what each line costs", "lines"),
        Fact("free_pence_a_week", PENCE_A_WEEK, "what the lines cost that are free by law", "lines"),
        Fact("nhs_lines_pence_a_week", PENCE_A_WEEK, "what the lines cost that the NHS pays", "lines"),
        Fact("contribution_pence_a_week", PENCE_A_WEEK, "what the person pays", "contribution"),
    ),
    figures=(),
)


@budget.step(unit=PENCE_A_WEEK, authority=SHOWN)
def gross_pence_a_week(c: Names) -> Column:
    """All of it together, in a week."""
    return c.lines_pence_a_week


@budget.step(unit=YES_OR_NO, authority=POWER, told=False)
def some_is_free(c: Names) -> Column:
    """Some of it is free by law."""
    return c.free_pence_a_week > 0


@budget.step(unit=PENCE_A_WEEK, authority=POWER, only_if="some_is_free")
def free_by_law_pence_a_week(c: Names) -> Column:
    """Of it, free by law: nobody is asked to pay for this, whatever they have."""
    return c.free_pence_a_week


@budget.step(unit=PENCE_A_WEEK, authority=NHS, quiet=True)
def nhs_pence_a_week(c: Names) -> Column:
    """Of it, the NHS pays this. It has taken it over."""
    return c.nhs_lines_pence_a_week


@budget.step(unit=YES_OR_NO, authority=POWER, told=False)
def some_is_not_charged(c: Names) -> Column:
    """Some of it is free by law, or the NHS pays it."""
    return c.some_is_free | (c.nhs_pence_a_week > 0)


@budget.step(unit=PENCE_A_WEEK, authority=POWER, only_if="some_is_not_charged")
def chargeable_pence_a_week(c: Names) -> Column:
    """What is left, for which somebody can be asked to pay."""
    return c.gross_pence_a_week - c.free_by_law_pence_a_week - c.nhs_pence_a_week


@budget.step(unit=YES_OR_NO, authority=POWER, told=False)
def all_is_free(c: Names) -> Column:
    """Nobody can be asked to pay for any of it, so nobody has to work out what the person pays."""
    return c.some_is_not_charged & (c.chargeable_pence_a_week == 0)


@budget.step(unit=YES_OR_NO, authority=CHARGE)
def part_is_not_known(c: Names) -> Column:
    """What the person pays is not known yet. Support does not wait for it."""
    return c.contribution_pence_a_week.is_unknown() & ~c.all_is_free


@budget.step(unit=PENCE_A_WEEK, authority=CHARGE)
def person_pence_a_week(c: Names) -> Column:
    """What the person pays, and never more than it costs."""
    charged = lesser(c.contribution_pence_a_week, c.chargeable_pence_a_week)
    return when(c.all_is_free).then(0).otherwise(charged)


@budget.step(unit=PENCE_A_WEEK, authority=BUDGET)
def council_pence_a_week(c: Names) -> Column:
    """What the council pays."""
    return c.gross_pence_a_week - c.nhs_pence_a_week - c.person_pence_a_week
