"""Whether the rate in a budget is enough to employ somebody, and the highest wage that it supports."""

from dataclasses import dataclass, replace

from sayso.rules.columns import Column, at_least_nothing
from sayso.rules.employment import law
from sayso.rules.employment.assistant import MINUTES, WEEKS
from sayso.rules.employment.costing import EmployingCost, cost_of, totals_of
from sayso.rules.employment.facts import MOST_WAGE, EmployingFacts
from sayso.rules.employment.rounding import to_the_nearest
from sayso.rules.employment.small import one_row
from sayso.rules.figures import Figures, statutory
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact, Line, Names, Sheet
from sayso.rules.units import DATE, NUMBER, PENCE_A_WEEK, PENCE_A_YEAR, PENCE_AN_HOUR, YES_OR_NO

sufficiency = Sheet(
    "is the rate enough",
    facts=(
        Fact("on", DATE, "the first day of the pay period"),
        Fact("rate", PENCE_AN_HOUR, "what the budget gives for an hour"),
        Fact("minutes_delivered", NUMBER, "minutes of help in a year"),
        Fact("total_a_year", PENCE_A_YEAR, "what it costs in a year"),
    ),
    figures=statutory().by_name,
)
step = sufficiency.step


@step(unit=PENCE_AN_HOUR, authority=law.ENOUGH)
def rate_needed(c: Names) -> Column:
    """The rate an hour that is needed."""
    return to_the_nearest(c.total_a_year * MINUTES, c.minutes_delivered)


@step(unit=PENCE_A_YEAR, authority=law.ENOUGH)
def budget_a_year(c: Names) -> Column:
    """What the budget gives for 52 weeks, at its rate."""
    return to_the_nearest(c.rate * c.minutes_delivered, MINUTES)


@step(unit=YES_OR_NO, authority=law.ENOUGH)
def is_enough(c: Names) -> Column:
    """The rate is enough."""
    return c.budget_a_year >= c.total_a_year


@step(unit=PENCE_A_YEAR, authority=law.ENOUGH, quiet=True)
def left_over(c: Names) -> Column:
    """Left over in 52 weeks."""
    return at_least_nothing(c.budget_a_year - c.total_a_year)


@step(unit=PENCE_A_YEAR, authority=law.ENOUGH, quiet=True)
def short_by(c: Names) -> Column:
    """Short by, in 52 weeks."""
    return at_least_nothing(c.total_a_year - c.budget_a_year)


@step(unit=PENCE_A_WEEK, authority=law.ENOUGH)
def budget_a_week(c: Names) -> Column:
    """What the budget gives in a week, at its rate."""
    return to_the_nearest(c.budget_a_year, WEEKS)


@step(unit=PENCE_A_WEEK, authority=law.WHOLE)
def cost_a_week(c: Names) -> Column:
    """What it costs in a week."""
    return to_the_nearest(c.total_a_year, WEEKS)


@step(unit=PENCE_A_WEEK, authority=law.ENOUGH, quiet=True)
def left_over_a_week(c: Names) -> Column:
    """Left over in a week."""
    return at_least_nothing(c.budget_a_week - c.cost_a_week)


@step(unit=PENCE_A_WEEK, authority=law.ENOUGH, quiet=True)
def short_by_a_week(c: Names) -> Column:
    """Short by, in a week."""
    return at_least_nothing(c.cost_a_week - c.budget_a_week)


@dataclass(frozen=True)
class Enough:
    """Whether a rate is enough. Each number is None where the cost itself was refused.

    `highest_wage` is the most an hour that the rate supports if all are paid alike, `highest_wage_costs` what
    that comes to in a year. None: even the least wage that the law allows costs more than the rate gives.
    """

    cost: EmployingCost
    is_enough: bool | None = None
    rate_needed: int | None = None
    budget_a_year: int | None = None
    left_over: int | None = None
    short_by: int | None = None
    budget_a_week: int | None = None
    cost_a_week: int | None = None
    left_over_a_week: int | None = None
    short_by_a_week: int | None = None
    highest_wage: int | None = None
    highest_wage_costs: int | None = None
    working: tuple[Line, ...] = ()


def is_it_enough(
    facts: EmployingFacts,
    rate: int,
    *,
    cost: EmployingCost | None = None,
    figures: Figures | None = None,
) -> Enough:
    """Hold the cost against a rate an hour, in whole pence. Raises Invalid for a rate that is none."""
    if type(rate) is not int or not 1 <= rate <= MOST_WAGE:
        raise Invalid("Give the rate as whole pence an hour.", fields={"rate": "Not a rate."})
    in_force = figures or statutory()
    known = cost or cost_of(facts, figures=in_force)
    minutes = sum(one.values.get("minutes_delivered", 0) for one in known.assistants)
    if known.refusal is not None or not minutes:
        return Enough(known)
    told = {"on": facts.on, "rate": rate, "minutes_delivered": minutes, "total_a_year": known.pence_a_year}
    row = one_row(sufficiency, told, in_force)
    best = _highest(known, row["budget_a_year"], rate, in_force)
    wage, costs = best or (None, None)
    return Enough(
        cost=known,
        **{name: row[name] for name in sufficiency.steps},
        highest_wage=wage,
        highest_wage_costs=costs,
        working=tuple(row.explain(in_force)),
    )


def _highest(known: EmployingCost, budget: int, rate: int, figures: Figures) -> tuple[int, int] | None:
    """The highest wage whose whole year costs no more than the budget, found by halving; and that cost.

    A year never costs less when the wage rises, so halving finds it. No wage is above the rate itself.
    """
    least = max(one.values["least_wage"] for one in known.assistants)
    low, high, found = least, rate, None
    while low <= high:
        wages = sorted({low + (high - low) * part // 8 for part in range(9)})
        costs = totals_of([_paid(known.facts, wage) for wage in wages], figures=figures)
        good = [
            (wage, total)
            for wage, total in zip(wages, costs, strict=True)
            if total is not None and total <= budget
        ]
        if not good:
            high = wages[0] - 1
            continue
        found = good[-1]
        low = found[0] + 1
        high = min([wage for wage in wages if wage > found[0]], default=found[0]) - (len(good) < len(wages))
    return found


def _paid(facts: EmployingFacts, wage: int) -> EmployingFacts:
    return replace(facts, assistants=tuple(replace(one, wage=wage) for one in facts.assistants))
