"""A sheet of named steps that works out many people at once and explains any one of them.

A step is one legal idea over columns: its docstring is the line a person reads, and it must say its
unit and its authority. The same steps work out one row or a million, on any engine that Narwhals
knows; for Polars the expressions are converted once a process and kept.
"""

import inspect
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.authority import Authority
from sayso.rules.columns import UNLAWFUL, Column, named
from sayso.rules.figures import Figures, FigureUsed
from sayso.rules.native import Frame, Kept, settled
from sayso.rules.units import Unit

FIGURE, POLICY = "figure_", "policy_"


class SheetError(Exception):
    """A sheet is written wrongly: found when it is defined, never while it works."""


@dataclass(frozen=True)
class Fact:
    """Something a sheet is told: its unit, the words for asking after it, and the key it is given under."""

    name: str
    unit: Unit
    asks: str
    key: str = ""


@dataclass(frozen=True)
class Line:
    """One line of working, as page, letter, API and command print it.

    `label` is a sentence for a person. `amount` is whole pence (or the unit's whole number), or None for
    a yes or a word. `figures` are the legal figures this line used.
    """

    step: str
    label: str
    amount: int | None
    unit: Unit
    authority: Authority
    figures: tuple[FigureUsed, ...] = ()


@dataclass(frozen=True)
class Step:
    """A named step.

    `only_if` names a yes-or-no that must hold for its line to show; `quiet` hides a line of 0; `told` is
    False for a step that only helps others and has no line of its own.
    """

    name: str
    label: str
    unit: Unit
    authority: Authority
    column: Column
    only_if: str | None
    quiet: bool
    told: bool


class Names:
    """`c.x`, `figure.x` or `policy.x` inside a step: a column by its name, if the sheet has heard of it."""

    def __init__(self, prefix: str, known: Callable[[str], bool]) -> None:
        self._prefix, self._known = prefix, known

    def __getattr__(self, name: str) -> Column:
        if not self._known(name):
            raise SheetError(f"“{self._prefix}{name}” is neither a fact nor an earlier step.")
        return named(self._prefix + name)


class Sheet:
    """Steps in the order of the law. `facts` are what it is told; `settings` the council's choices."""

    def __init__(
        self, name: str, *, facts: Iterable[Fact], figures: Iterable[str], settings: Iterable[str] = ()
    ) -> None:
        self.name = name
        self.facts: Mapping[str, Fact] = {one.name: one for one in facts}
        self.steps: dict[str, Step] = {}
        known_figures, known_settings = set(figures), set(settings)
        self._spaces = {
            "c": Names("", lambda name: name in self.facts or name in self.steps),
            "figure": Names(FIGURE, known_figures.__contains__),
            "policy": Names(POLICY, known_settings.__contains__),
        }

    def step(
        self,
        *,
        unit: Unit,
        authority: Authority,
        only_if: str | None = None,
        quiet: bool = False,
        told: bool = True,
    ) -> Callable[[Callable[..., Column]], Step]:
        """Define a step from a function of any of `c`, `figure` and `policy`. SheetError without a label."""

        def define(rule: Callable[..., Column]) -> Step:
            name, label = rule.__name__, inspect.getdoc(rule)
            if not label:
                raise SheetError(f"The step “{name}” of “{self.name}” has no line for the person to read.")
            if not isinstance(unit, Unit) or not isinstance(authority, Authority):
                raise SheetError(f"The step “{name}” of “{self.name}” needs a unit and an authority.")
            if name in self.steps or name in self.facts:
                raise SheetError(f"“{name}” stands twice in “{self.name}”.")
            given = [self._spaces[wanted] for wanted in inspect.signature(rule).parameters]
            made = Step(name, " ".join(label.split()), unit, authority, rule(*given), only_if, quiet, told)
            self.steps[name] = made
            return made

        return define

    @property
    def results(self) -> list[Fact]:
        """What this sheet works out, as facts for the next."""
        return [Fact(step.name, step.unit, step.label) for step in self.steps.values()]

    @property
    def figure_names(self) -> tuple[str, ...]:
        """Every figure that a step may use, in order of name."""
        names = {name for step in self.steps.values() for name in step.column.names()}
        return tuple(sorted(name.removeprefix(FIGURE) for name in names if name.startswith(FIGURE)))

    @cached_property
    def layers(self) -> tuple[tuple[str, ...], ...]:
        """Steps that do not wait for one another, together: plans stay shallow."""
        depth: dict[str, int] = {}
        for step in self.steps.values():
            waits_for = [depth[name] for name in step.column.names() if name in depth]
            depth[step.name] = 1 + max(waits_for, default=-1)
        deepest = max(depth.values(), default=-1)
        return tuple(tuple(n for n, d in depth.items() if d == level) for level in range(deepest + 1))

    @cached_property
    def _kept(self) -> tuple[Kept, ...]:
        return tuple(
            Kept(self.steps[name].column.expr.alias(name) for name in layer) for layer in self.layers
        )

    def work_out(self, frame: Frame) -> Frame:
        """The frame with a column for every step. Figures and settings must already be in it."""
        for layer in self._kept:
            frame = settled(layer.added_to(frame))
        return frame

    def work_out_one(self, values: dict[str, Any]) -> "Row":
        """One row of plain values with every step added to it, ready to be explained: no frame is made.

        Figures, settings and the facts must already be in it, unknown as None.
        """
        for name, step in self.steps.items():
            values[name] = step.column.of(values)
        return Row(self, values)

    @cached_property
    def questions(self) -> Mapping[Column, str]:
        """Every question a step asks, and the column its answer is put in for explaining."""
        asked = [one for step in self.steps.values() for one in step.column.questions()]
        return {one: f"?{at}" for at, one in enumerate(dict.fromkeys(asked))}

    @cached_property
    def _kept_questions(self) -> Kept:
        return Kept(one.expr.alias(name) for one, name in self.questions.items())

    def look(self, frame: Frame) -> list["Row"]:
        """The rows of a worked-out eager frame, each ready to be explained."""
        answered = self._kept_questions.added_to(frame)
        return [Row(self, values) for values in answered.rows(named=True)]


class Row:
    """One row of a worked-out sheet: its values, its lines, and why a step is unknown."""

    def __init__(self, sheet: Sheet, values: Mapping[str, Any]) -> None:
        self.sheet, self.values = sheet, values

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def _truth(self, question: Column) -> bool | None:
        kept = self.sheet.questions[question]
        answer = self.values[kept] if kept in self.values else question.of(self.values)
        return None if answer is None else bool(answer)

    def uses(self, step: str) -> list[str]:
        """The names that this row's value of a step depends on, in order, each once."""
        return list(dict.fromkeys(self.sheet.steps[step].column.used(self._truth)))

    def why_null(self, step: str) -> list[str]:
        """The facts, figures and settings whose being unknown, or unlawful, made this step unknown."""
        found: dict[str, None] = {}
        for name in self.uses(step):
            if name.startswith(UNLAWFUL):
                found[name.removeprefix(UNLAWFUL)] = None
                continue
            if self.values[name] is not None:
                continue
            if name in self.sheet.steps:
                found.update(dict.fromkeys(self.why_null(name)))
            else:
                found[name] = None
        return list(found)

    def explain(self, figures: Figures) -> list[Line]:
        """The lines of this row that say something, in order. The row must have its date in `on`."""
        return [self.line(step, figures) for step in self.sheet.steps.values() if self._shows(step)]

    def _shows(self, step: Step) -> bool:
        value = self.values[step.name]
        if not step.told or value is None or value is False:
            return False
        if step.only_if and self.values[step.only_if] is not True:
            return False
        return not (step.quiet and value == 0)

    def line(self, step: Step, figures: Figures) -> Line:
        """One step of this row as a line."""
        value = self.values[step.name]
        used = [name.removeprefix(FIGURE) for name in self.uses(step.name) if name.startswith(FIGURE)]
        shown = [figures.used(name, self.values["on"]) for name in used]
        return Line(
            step=step.name,
            label=step.label,
            amount=value if step.unit.is_whole_number else None,
            unit=step.unit,
            authority=step.authority,
            figures=tuple(one for one in shown if one is not None),
        )


def with_figures(frame: Frame, figures: Figures, names: Sequence[str]) -> Frame:
    """The frame with each named figure as it is on the row's own date (`on`); unknown where not in force.

    One wide table a start date, joined on the period the date falls in.
    """
    period, table = _by_period(figures, tuple(names))
    return period.added_to(frame).join(like(frame, table), on="period", how="left").drop("period")


def periods(of: str, starts: Iterable[date]) -> Kept:
    """Which period a date falls in: 0 before the first start, then one more at each. Unknown is 0."""
    begun = [(nw.col(of) >= day).cast(nw.Int64) for day in starts]
    return Kept([nw.sum_horizontal(nw.lit(0, dtype=nw.Int64()), *begun).alias("period")])


def _by_period(figures: Figures, names: tuple[str, ...]) -> tuple[Kept, pl.DataFrame]:
    """Which period a row is in, and every figure in each period; kept with the figures."""
    if names not in figures.kept:
        starts = figures.starts(names)
        rows: list[dict[str, int | None]] = [{"period": 0}]
        for at, day in enumerate(starts, start=1):
            amounts = {FIGURE + name: figures.by_name[name].on(day) for name in names}
            rows.append({"period": at, **{name: one.value if one else None for name, one in amounts.items()}})
        schema = {"period": pl.Int64, **{FIGURE + name: pl.Int64 for name in names}}
        figures.kept[names] = (periods("on", starts), pl.DataFrame(rows, schema=schema))
    kept: tuple[Kept, pl.DataFrame] = figures.kept[names]
    return kept


def figures_on(figures: Figures, names: Sequence[str], on: date) -> Mapping[str, int | None]:
    """Each named figure on one day, as `with_figures` gives it; unknown where not in force. Read only."""
    key = ("rows", *names)
    if key not in figures.kept:
        _, table = _by_period(figures, tuple(names))
        rows = [{name: row[name] for name in row if name != "period"} for row in table.to_dicts()]
        figures.kept[key] = (figures.starts(names), rows)
    starts, rows = figures.kept[key]
    found: Mapping[str, int | None] = rows[bisect_right(starts, on)]
    return found


def like(frame: Frame, table: pl.DataFrame) -> Frame:
    """A small table for joining to a frame, in the frame's own engine."""
    native = nw.to_native(frame)
    if isinstance(native, pl.LazyFrame):
        return nw.from_native(table.lazy())
    if isinstance(native, pl.DataFrame):
        return nw.from_native(table)
    return nw.from_native(native.sparkSession.createDataFrame(table.to_dicts(), schema=spark_schema(table)))


def spark_schema(table: pl.DataFrame) -> str:
    """The columns of a small table as Spark's own words for them."""
    words = {"Int64": "bigint", "String": "string", "Boolean": "boolean", "Date": "date"}
    return ", ".join(f"`{name}` {words[str(kind)]}" for name, kind in table.schema.items())
