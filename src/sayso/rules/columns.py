"""The few column operations that keep unknown unknown.

A rule is written with `Column`, not with bare expressions: there is no division that makes a float, no
least or greatest that skips an unknown, and `when` gives unknown when its question is unknown. Each
column remembers what it was made from, so a sheet can say why an answer is unknown and which figures
one person's answer really used.

A column is told twice in one breath: as an expression over columns (`expr`), for many rows on any engine,
and as a function of one row of plain values (`of`), exact and quick for one person at a desk. Each
operation here gives both, so that a rule is written once; tests hold the two against each other.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import narwhals as nw

from sayso.rules.one_row import (
    Of,
    chosen,
    either,
    joined,
    months_after,
    nothing,
    only_over_columns,
    with_both,
    with_known,
)

Plain = int | bool | str | date
Truth = Callable[["Column"], bool | None]


class Column:
    """A column of a sheet: an expression, the same as a function of one row, and what it was made from."""

    __hash__ = object.__hash__

    def __init__(
        self, expr: nw.Expr, *made_from: "Column", name: str | None = None, of: Of | None = None
    ) -> None:
        self.expr = expr
        self.of: Of = of or only_over_columns
        self.made_from = made_from
        self.name = name

    def names(self) -> Iterator[str]:
        """Every name this column can depend on."""
        if self.name is not None:
            yield self.name
        for one in self.made_from:
            yield from one.names()

    def used(self, truth: Truth) -> Iterator[str]:
        """The names one row's value depends on; `truth` answers each question for that row."""
        if self.name is not None:
            yield self.name
        for one in self.made_from:
            yield from one.used(truth)

    def questions(self) -> Iterator["Column"]:
        """Every condition inside this column."""
        for one in self.made_from:
            yield from one.questions()

    def __add__(self, other: "Column | int") -> "Column":
        return _two(self, other, operator.add)

    def __sub__(self, other: "Column | int") -> "Column":
        return _two(self, other, operator.sub)

    def __mul__(self, other: "Column | int") -> "Column":
        return _two(self, other, operator.mul)

    def __lt__(self, other: "Column | Plain") -> "Column":
        return _two(self, other, operator.lt)

    def __le__(self, other: "Column | Plain") -> "Column":
        return _two(self, other, operator.le)

    def __gt__(self, other: "Column | Plain") -> "Column":
        return _two(self, other, operator.gt)

    def __ge__(self, other: "Column | Plain") -> "Column":
        return _two(self, other, operator.ge)

    def __eq__(self, other: "Column | Plain") -> "Column":  # type: ignore[override]  # a comparison is a column here
        return _two(self, other, operator.eq)

    def __ne__(self, other: "Column | Plain") -> "Column":  # type: ignore[override]  # a comparison is a column here
        return _two(self, other, operator.ne)

    def __and__(self, other: "Column") -> "Column":
        return Column(self.expr & other.expr, self, other, of=with_both(self.of, other.of))

    def __or__(self, other: "Column") -> "Column":
        return Column(self.expr | other.expr, self, other, of=either(self.of, other.of))

    def __invert__(self) -> "Column":
        return Column(~self.expr, self, of=with_known(self.of, operator.not_))

    def __bool__(self) -> bool:
        raise TypeError("A column is many answers: use when(...), & and |, not if, and, or.")

    def is_one_of(self, *words: str) -> "Column":
        """Yes where the word is one of these; unknown where it is unknown."""
        known = frozenset(words)
        among = Column(self.expr.is_in(words), self, of=with_known(self.of, known.__contains__))
        return when(self.is_unknown()).then(no_answer()).otherwise(among)

    def is_unknown(self) -> "Column":
        """Yes or no, never unknown itself: whether nobody has given this."""
        of = self.of
        return _Unknown(self.expr.is_null(), self, of=lambda row: of(row) is None)

    def months_later(self, months: int) -> "Column":
        """The same day so many months on, or the last day of that month if it has no such day."""
        later = with_known(self.of, lambda day: months_after(day, months))
        return Column(self.expr.dt.offset_by(f"{months}mo").cast(nw.Date()), self, of=later)

    def days_later(self, days: int) -> "Column":
        """The day so many days on."""
        later = with_known(self.of, lambda day: day + timedelta(days=days))
        return Column(self.expr.dt.offset_by(f"{days}d").cast(nw.Date()), self, of=later)

    def year(self) -> "Column":
        """The year of a date."""
        return Column(self.expr.dt.year().cast(nw.Int64), self, of=with_known(self.of, lambda day: day.year))

    def month_and_day(self) -> "Column":
        """A date within its year as one number, so that birthdays can be compared: 3 April is 403."""
        month = self.expr.dt.month().cast(nw.Int64)  # an engine's own month is too small to hold 1231
        of = with_known(self.of, lambda day: day.month * 100 + day.day)
        return Column(month * 100 + self.expr.dt.day().cast(nw.Int64), self, of=of)


class _Unknown(Column):
    """Whether a column is unknown. Never unknown itself, so what it asks about is never the reason why."""

    def used(self, truth: Truth) -> Iterator[str]:
        """Nothing."""
        return iter(())


UNLAWFUL = "!"


class _Unlawful(Column):
    """Unknown, because a choice of the council breaks the law: the choice is the reason why."""

    def used(self, truth: Truth) -> Iterator[str]:
        """The choice, marked: it is a reason although it is known."""
        yield f"{UNLAWFUL}{self.name}"

    def names(self) -> Iterator[str]:
        """Nothing: the choice itself is asked after elsewhere in the step."""
        return iter(())


class Chosen(Column):
    """One of two columns, by the answer to a question; unknown when the answer is."""

    def __init__(self, question: Column, yes: Column, no: Column, *, expr: nw.Expr | None = None) -> None:
        whole = expr
        if whole is None:
            unsure = nw.when(~question.expr).then(no.expr)
            whole = nw.when(question.expr).then(yes.expr).otherwise(unsure)
        super().__init__(whole, question, yes, no, of=chosen(question.of, yes.of, no.of))
        self.question, self.yes, self.no = question, yes, no

    def used(self, truth: Truth) -> Iterator[str]:
        """The names of the question and of the branch that was taken."""
        yield from self.question.used(truth)
        answer = truth(self.question)
        if answer is not None:
            yield from (self.yes if answer else self.no).used(truth)

    def questions(self) -> Iterator[Column]:
        """This question and those inside it."""
        yield self.question
        yield from super().questions()


class When:
    """`when(question).then(a).otherwise(b)`; between the two, more questions may be asked."""

    def __init__(self, question: Column, asked: tuple[tuple[Column, Column], ...] = ()) -> None:
        self._asked, self._question = asked, question

    def then(self, value: Column | Plain) -> "Then":
        """What holds where the answer is yes."""
        return Then((*self._asked, (self._question, column(value))))


class Then:
    """After `then`: another `when`, or `otherwise` to end."""

    def __init__(self, asked: tuple[tuple[Column, Column], ...]) -> None:
        self._asked = asked

    def when(self, question: Column) -> When:
        """Ask again where the answers so far were no."""
        return When(question, self._asked)

    def otherwise(self, value: Column | Plain) -> Column:
        """What holds where every answer was no."""
        whole = column(value)
        for question, yes in reversed(self._asked):
            whole = Chosen(question, yes, whole)
        return whole


def when(question: Column) -> When:
    """Begin a choice. An unknown answer gives an unknown result, never the otherwise."""
    return When(question)


def named(name: str) -> Column:
    """The column of a frame with this name."""
    return Column(nw.col(name), name=name, of=operator.itemgetter(name))


_KINDS: tuple[tuple[type, Any], ...] = (
    (bool, nw.Boolean()),
    (int, nw.Int64()),
    (str, nw.String()),
    (date, nw.Date()),
)


def column(value: Column | Plain) -> Column:
    """A column as it is, or one value for every row. A float is a TypeError."""
    if isinstance(value, Column):
        return value
    for kind, dtype in _KINDS:
        if isinstance(value, kind):
            return Column(nw.lit(value, dtype=dtype), of=lambda row: value)
    raise TypeError(f"{value!r} cannot stand in a sheet.")


def no_answer() -> Column:
    """Unknown, as a yes or no."""
    return Column(nw.lit(None, dtype=nw.Boolean()), of=nothing)


def no_date() -> Column:
    """Unknown, as a day."""
    return Column(nw.lit(None, dtype=nw.Date()))


def no_word() -> Column:
    """Unknown, as a word."""
    return Column(nw.lit(None, dtype=nw.String()))


def no_amount() -> Column:
    """Unknown, as a whole number: what a rule that is not settled gives."""
    return Column(nw.lit(None, dtype=nw.Int64()), of=nothing)


def unlawful(choice: str, *, word: bool = False) -> Column:
    """No answer, because this choice of the council (`policy.x`) breaks the law; a `word` or an amount."""
    dtype = nw.String() if word else nw.Int64()
    return _Unlawful(nw.lit(None, dtype=dtype), name=choice, of=nothing)


def lesser(one: Column, other: Column | int) -> Column:
    """The smaller of two; unknown if either is."""
    return when(one < other).then(one).otherwise(other)


def greater(one: Column, other: Column | int) -> Column:
    """The larger of two; unknown if either is."""
    return when(one > other).then(one).otherwise(other)


def at_least_nothing(amount: Column) -> Column:
    """The amount, or 0 where it is less than nothing; unknown where it is."""
    # Asked once: where the answer is unknown an engine takes the amount itself, which is unknown then.
    too_little, nothing_at_all = amount <= 0, column(0)
    once = nw.when(too_little.expr).then(nothing_at_all.expr).otherwise(amount.expr)
    return Chosen(too_little, nothing_at_all, amount, expr=once)


def no_more_than(limit: Column, amount: Column) -> Column:
    """The amount kept to a limit; where no limit was given (unknown), the amount itself."""
    return when(limit.is_unknown()).then(amount).otherwise(lesser(amount, limit))


def given_or(one: Column, otherwise: Column | Plain) -> Column:
    """What was given, or where nothing was given the other. Only where silence has a meaning in law."""
    return when(one.is_unknown()).then(otherwise).otherwise(one)


def look_up(word: Column, table: Mapping[str, Column | Plain], otherwise: Column | Plain) -> Column:
    """What a small table says for a word; `otherwise` for a word that it does not hold."""
    found = column(otherwise)
    for key, value in table.items():
        found = when(word == key).then(value).otherwise(found)
    return found


def whole_parts(amount: Column, of: Column | int) -> Column:
    """Shared by `of` and rounded down to a whole one. For amounts known to be 0 or more, and `of` over 0."""
    return _two(amount, of, operator.floordiv)


def whole_bands(amount: Column, band: Column | int) -> Column:
    """How many bands hold the amount, a part of a band counting as a whole one. For amounts of 0 or more."""
    return _two(amount, band, lambda a, b: (a + b - 1) // b)


def total(*amounts: Column) -> Column:
    """The sum; unknown if any part is."""
    whole = amounts[0]
    for one in amounts[1:]:
        whole = whole + one
    return whole


def _two(one: Column, other: Column | Plain, join: Callable[[Any, Any], Any]) -> Column:
    second = column(other)
    return Column(join(one.expr, second.expr), one, second, of=joined(one.of, second.of, join))
