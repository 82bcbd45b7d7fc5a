"""Costs a person must meet: of the home, of disability, and those given as one sum."""

from sayso.rules.authority import Evidence, schedule
from sayso.rules.charging.settings import SETTINGS
from sayso.rules.columns import Column, at_least_nothing, no_more_than, when
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import PENCE_A_WEEK, WORD, YES_OR_NO

COST_FACTS = (
    Fact("sort", WORD, "the sort of cost", "housing_costs"),
    Fact("kind", WORD, "the kind of cost", "housing_costs"),
    Fact("treatment", WORD, "how the kind of cost counts", "housing_costs"),
    Fact("weekly", PENCE_A_WEEK, "how much the cost is", "housing_costs"),
    Fact("housing_benefit_pence", PENCE_A_WEEK, "how much housing benefit there is", "housing_costs"),
    Fact("is_refused", YES_OR_NO, "whether the cost was refused", "dre_items"),
    Fact("is_decided", YES_OR_NO, "whether somebody decided on the cost", "dre_items"),
    Fact("allowed_pence", PENCE_A_WEEK, "how much of the cost was allowed", "dre_items"),
    Fact("limit_pence", PENCE_A_WEEK, "the council's limit for the item", "policy"),
    Fact("allowed_by_council", YES_OR_NO, "the council's own extras", "policy"),
)
outgoings = Sheet("costs", facts=COST_FACTS, figures=statutory().by_name, settings=SETTINGS)

OF_THE_HOME = schedule(2014, 2672, "1", "2", sure=Evidence.OFFICIAL)
_DISABILITY = schedule(2014, 2672, "1", "4", sure=Evidence.OFFICIAL)


def _where(question: Column, amount: Column) -> Column:
    return when(question).then(amount).otherwise(0)


@outgoings.step(unit=WORD, authority=OF_THE_HOME)
def helped_by(c: Names) -> Column:
    """What help is set against this cost."""
    own_extra = c.treatment.is_unknown() & c.allowed_by_council
    of_home = when(own_extra).then("extra").otherwise(c.treatment)
    return when(c.sort == "housing").then(of_home).otherwise("not of the home")


@outgoings.step(unit=PENCE_A_WEEK, authority=OF_THE_HOME)
def rent(c: Names) -> Column:
    """Rent before help with it."""
    return _where(c.helped_by == "rent", c.weekly)


@outgoings.step(unit=PENCE_A_WEEK, authority=OF_THE_HOME)
def rent_benefit(c: Names) -> Column:
    """Housing benefit given with the rent."""
    return _where(c.helped_by == "rent", c.housing_benefit_pence)


@outgoings.step(unit=PENCE_A_WEEK, authority=OF_THE_HOME)
def council_tax(c: Names) -> Column:
    """Council tax before any reduction."""
    return _where(c.helped_by == "council_tax", c.weekly)


@outgoings.step(unit=PENCE_A_WEEK, authority=OF_THE_HOME)
def net(c: Names) -> Column:
    """Other costs of the home, after help with them."""
    after_help = at_least_nothing(c.weekly - c.housing_benefit_pence)
    allowed = (c.helped_by == "net") | ((c.helped_by == "extra") & c.allowed_by_council)
    return _where(allowed, after_help)


@outgoings.step(unit=PENCE_A_WEEK, authority=_DISABILITY)
def disability(c: Names) -> Column:
    """A cost that comes with disability, as it was decided."""
    allowed = no_more_than(c.allowed_pence, c.weekly)
    # A council's limit is where it begins: what somebody decided for this person goes before it.
    undecided = no_more_than(c.limit_pence, allowed)
    counts = when(c.is_refused).then(0).when(c.is_decided).then(allowed).otherwise(undecided)
    return _where(c.sort == "disability", counts)


@outgoings.step(unit=PENCE_A_WEEK, authority=_DISABILITY)
def together(c: Names) -> Column:
    """Disability and housing costs given as one sum."""
    return _where(c.sort == "together", c.weekly)


@outgoings.step(unit=PENCE_A_WEEK, authority=_DISABILITY)
def other(c: Names) -> Column:
    """Another deduction that was allowed."""
    return _where(c.sort == "other", c.weekly)


@outgoings.step(unit=PENCE_A_WEEK, authority=OF_THE_HOME)
def counted(c: Names) -> Column:
    """How much of this cost counts, before help with rent or council tax."""
    of_home = c.rent + c.council_tax + c.net
    return of_home + c.disability + c.together + c.other
