"""Expressions converted once a process and kept, so that one person costs little more than the sum itself.

Converting uses inside names of Narwhals. They stand here and nowhere else; if they change, everything
goes the slow way through Narwhals' public door, with the same answers.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import narwhals as nw
import polars as pl

Frame = Any
"""A Narwhals frame, eager or lazy, on any engine."""


class Kept:
    """Expressions that are used again and again: as they are, and as Polars knows them."""

    def __init__(self, exprs: Iterable[nw.Expr]) -> None:
        self.exprs = tuple(exprs)

    @cached_property
    def polars(self) -> list[pl.Expr] | None:
        """The same expressions for Polars, or None if this Narwhals cannot be asked."""
        return polars_expressions(self.exprs)

    def added_to(self, frame: Frame) -> Frame:
        """The frame with a column for each expression."""
        native = nw.to_native(frame)
        if self.polars is not None and isinstance(native, pl.DataFrame | pl.LazyFrame):
            return nw.from_native(native.with_columns(self.polars))
        return frame.with_columns(*self.exprs)

    def grouped(self, frame: Frame, keys: Sequence[str]) -> Frame:
        """The expressions worked out for each group of rows that share their keys."""
        native = nw.to_native(frame)
        if self.polars is not None and isinstance(native, pl.DataFrame | pl.LazyFrame):
            return nw.from_native(native.group_by(keys).agg(self.polars))
        return frame.group_by(list(keys)).agg(*self.exprs)


def settled(frame: Frame) -> Frame:
    """The frame with its plan cut off here, on an engine that would else carry every step inside the next.

    Spark folds a chain of steps into one expression, which doubles at each choice; Polars does not.
    """
    cut = getattr(nw.to_native(frame), "localCheckpoint", None)
    return nw.from_native(cut()) if cut else frame


def polars_expressions(exprs: Iterable[nw.Expr]) -> list[pl.Expr] | None:
    """The same expressions as Polars knows them, or None if this Narwhals cannot be asked."""
    try:
        space: Any = nw.from_native(pl.DataFrame()).__narwhals_namespace__()
        made = [getattr(expr._to_compliant_expr(space), "native", None) for expr in exprs]
    except (AttributeError, TypeError):
        return None
    known = [one for one in made if isinstance(one, pl.Expr)]
    return known if len(known) == len(made) else None
