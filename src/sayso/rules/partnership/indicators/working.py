"""Work the signs out for many pairs at once, or for one: a set of one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache

import narwhals as nw
import polars as pl

from sayso.rules.figures import statutory
from sayso.rules.native import Frame
from sayso.rules.partnership.indicators import hours, lives  # noqa: F401  # their steps stand on the sheet
from sayso.rules.partnership.indicators.facts import KINDS, PairFacts
from sayso.rules.partnership.indicators.levels import Level, signs
from sayso.rules.partnership.indicators.sentences import sentences
from sayso.rules.partnership.indicators.thresholds import Thresholds
from sayso.rules.partnership.indicators.together import SIGNS
from sayso.rules.sheet import POLICY, Line, Row
from sayso.rules.units import YES_OR_NO

OURS = Thresholds()


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What the signs say of one pair. For a worker who holds both accounts, and for nobody else.

    `by_sign` and `overall` are levels, None where too little is known. `known` is how many of the eighteen
    are known. `sentences` are at most two. `unknown` says what nobody has told us, in words. `working` is
    lines as the sheet explains them, for whoever checks the rule.
    """

    by_sign: dict[str, Level | None]
    overall: Level | None
    at_once: bool
    known: int
    sentences: tuple[str, ...]
    unknown: tuple[str, ...]
    working: tuple[Line, ...]

    @property
    def asks_for_review(self) -> bool:
        """Whether somebody should look with the two of them, soon."""
        return self.overall is Level.SOON


def worked_out(frame: Frame, thresholds: Thresholds = OURS) -> Frame:
    """The frame of facts, a row a pair, with a column for each step, on whatever engine it is."""
    chosen = [
        nw.lit(value, dtype=nw.Int64()).alias(POLICY + name) for name, value in thresholds.by_name().items()
    ]
    return signs.work_out(frame.with_columns(chosen))


def frame_of(items: Sequence[PairFacts]) -> Frame:
    """The facts of many pairs as columns."""
    kinds = {name: pl.Boolean if unit is YES_OR_NO else pl.Int64 for name, unit in KINDS.items()}
    return nw.from_native(pl.DataFrame([asdict(one) for one in items], schema=kinds), eager_only=True)


def signs_of_many(
    items: Sequence[tuple[PairFacts, str, str]], *, thresholds: Thresholds = OURS
) -> list[Signs]:
    """What the signs say of each pair, in order: its facts, what the carer is called, and the person."""
    frame = worked_out(frame_of([facts for facts, _, _ in items]), thresholds)
    rows = signs.look(frame)
    return [_told(row, carer, adult) for row, (_, carer, adult) in zip(rows, items, strict=True)]


def signs_of(facts: PairFacts, *, carer: str, adult: str, thresholds: Thresholds = OURS) -> Signs:
    """What the signs say of one pair."""
    [one] = signs_of_many([(facts, carer, adult)], thresholds=thresholds)
    return one


@cache
def _facts_of(step: str) -> tuple[str, ...]:
    """The facts that a step is worked out from, its own and those of the steps before it, each once."""
    found: dict[str, None] = {}
    for name in signs.steps[step].column.names():
        if name in signs.steps:
            found.update(dict.fromkeys(_facts_of(name)))
        elif name in signs.facts:
            found[name] = None
    return tuple(found)


def _told(row: Row, carer: str, adult: str) -> Signs:
    levels = {name: None if row[name] is None else Level(row[name]) for name in SIGNS}
    open_signs = [name for name, stands in levels.items() if stands is None]
    missing = dict.fromkeys(fact for name in open_signs for fact in _facts_of(name) if row[fact] is None)
    return Signs(
        by_sign=levels,
        overall=None if row["overall"] is None else Level(row["overall"]),
        at_once=row["at_once"],
        known=row["signs_known"],
        sentences=sentences(row.values, carer=carer, adult=adult),
        unknown=tuple(signs.facts[name].asks for name in missing),
        working=tuple(row.explain(statutory())),
    )
