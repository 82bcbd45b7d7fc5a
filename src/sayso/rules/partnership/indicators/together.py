"""All eighteen together: how it stands, how much of it is known, and how soon somebody has to look."""

from sayso.rules.columns import Column, column, no_amount, total, when
from sayso.rules.partnership.indicators.levels import OURS, Level, signs
from sayso.rules.sheet import Names
from sayso.rules.units import NUMBER, YES_OR_NO

#: Every sign, in its own order.
SIGNS = tuple(sorted(name for name in signs.steps if name.startswith("p")))


def _how_many(c: Names, at: Level) -> Column:
    return total(*(_one_if(_stands(getattr(c, name), at)) for name in SIGNS))


def _stands(sign: Column, at: Level) -> Column:
    """Whether a sign is known and stands at this level: what is unknown does not."""
    return when(sign.is_unknown()).then(False).otherwise(sign == at.value)


def _one_if(question: Column) -> Column:
    return when(question).then(1).otherwise(0)


@signs.step(unit=NUMBER, authority=OURS)
def signs_known(c: Names) -> Column:
    """How many of the eighteen are known."""
    return total(*(when(getattr(c, name).is_unknown()).then(0).otherwise(1) for name in SIGNS))


@signs.step(unit=NUMBER, authority=OURS)
def signs_soon(c: Names) -> Column:
    """How many of them ask for a review."""
    return _how_many(c, Level.SOON)


@signs.step(unit=NUMBER, authority=OURS)
def signs_look(c: Names) -> Column:
    """How many of them ask that somebody looks."""
    return _how_many(c, Level.LOOK)


@signs.step(unit=YES_OR_NO, authority=OURS)
def somebody_not_safe(c: Names) -> Column:
    """One of them said that they do not feel safe."""
    return when(c.not_safe.is_unknown()).then(False).otherwise(c.not_safe)


@signs.step(unit=YES_OR_NO, authority=OURS)
def one_is_enough(c: Names) -> Column:
    """One of the signs stands that is enough by itself."""
    overlap = when(c.paid_minutes.is_unknown() | c.overlap_minutes.is_unknown()).then(False)
    alone = (
        _stands(c.p02_tasks_without_yes, Level.SOON)
        | _stands(c.p13_carer_wants_less, Level.SOON)
        | _stands(c.p18_child, Level.SOON)
        | overlap.otherwise((c.paid_minutes > 0) & (c.overlap_minutes > 0))
    )
    return alone | c.somebody_not_safe


@signs.step(unit=NUMBER, authority=OURS)
def overall(c: Names) -> Column:
    """How it goes between the two. Where too little is known, nobody says that it is well."""
    return (
        when(c.one_is_enough | (c.signs_soon > 1))
        .then(Level.SOON.value)
        .when((c.signs_soon > 0) | (c.signs_look > 0))
        .then(Level.LOOK.value)
        .when(c.signs_known < len(SIGNS))
        .then(no_amount())
        .otherwise(column(Level.SETTLED.value))
    )


@signs.step(unit=YES_OR_NO, authority=OURS)
def at_once(c: Names) -> Column:
    """Somebody has to look within days: a child carries too much, or one of them may not be safe."""
    return _stands(c.p18_child, Level.SOON) | c.somebody_not_safe
