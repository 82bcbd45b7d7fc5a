"""A step for each outcome, and counting that keeps unknown unknown.

Only “and” and “or” of facts stand here. Of those, an answer is unknown exactly where what was not asked
could still change it: so two outcomes are two, whatever was not asked, and one with one not asked is not.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from sayso.rules.columns import Column, look_up, no_answer, total, when
from sayso.rules.eligibility.outcomes import Ability, Outcome
from sayso.rules.sheet import Names, Sheet
from sayso.rules.units import YES_OR_NO


def add_outcome_steps(sheet: Sheet, outcomes: Sequence[Outcome], abilities: Mapping[str, Ability]) -> None:
    """Give a sheet the step `…_counts` for each outcome: whether the law calls the person unable."""
    for outcome in outcomes:
        sheet.step(unit=YES_OR_NO, authority=outcome.authority)(_counts(outcome, abilities))


def _counts(outcome: Outcome, abilities: Mapping[str, Ability]) -> Callable[[Names], Column]:
    unable: dict[str, Column | int | bool | str] = {one.code: one.is_unable for one in abilities.values()}

    def counts(c: Names) -> Column:
        # A word the law does not know is unknown: it must never pass for “able”.
        return look_up(getattr(c, outcome.code), unable, no_answer())

    counts.__name__ = step_of(outcome)
    counts.__doc__ = f"{outcome.label}."
    return counts


def step_of(outcome: Outcome) -> str:
    """The name of the step that says whether an outcome counts."""
    return f"{outcome.code}_counts"


def each(c: Names, outcomes: Sequence[Outcome]) -> list[Column]:
    """Whether each outcome counts, as columns."""
    return [getattr(c, step_of(one)) for one in outcomes]


def any_one(counts: Sequence[Column]) -> Column:
    """Whether one or more count."""
    return reduce(lambda so_far, one: so_far | one, counts)


def two_or_more(counts: Sequence[Column]) -> Column:
    """Whether two or more count."""
    one, two = counts[0] | counts[1], counts[0] & counts[1]
    for another in counts[2:]:
        one, two = one | another, two | (one & another)
    return two


def found(counts: Sequence[Column]) -> Column:
    """How many count of those that were asked about. It tells; it does not decide."""
    return total(*(when(one.is_unknown()).then(0).when(one).then(1).otherwise(0) for one in counts))
