"""The clocks as sheets: one a topic, each clock a step, worked out for many at once and explained for one.

Days that follow from working days, or from a number that a council chose or that is known of one person,
are looked up once for each different start: so these sheets run on Polars, and not on Spark.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.clocks import complaints, money, promises, reviews, safeguarding
from sayso.rules.clocks.clock import MOST, Clock, Days, Months, Weeks
from sayso.rules.columns import Column, given_or, lesser, no_date, when
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Fact, Names, Row, Sheet
from sayso.rules.units import DATE, NUMBER

TOPICS: Mapping[str, tuple[Clock, ...]] = {
    "reviews": reviews.CLOCKS,
    "money": money.CLOCKS,
    "complaints": complaints.CLOCKS,
    "safeguarding": safeguarding.CLOCKS,
    "promises": promises.CLOCKS,
}
ALL: Mapping[str, Clock] = {one.name: one for clocks in TOPICS.values() for one in clocks}
_PLACES = 1_000  # a start and a number of days as one whole number: 20261120 and 042


def _sheet(topic: str, clocks: Sequence[Clock]) -> Sheet:
    starts = {one.starts: Fact(one.starts, DATE, one.asks) for one in clocks}
    waits = {one.waits: Fact(one.waits, NUMBER, "how many days we waited for them") for one in clocks}
    facts = [*starts.values(), *(fact for name, fact in waits.items() if name)]
    made = Sheet(topic, facts=facts, figures=(), settings=[one.setting for one in clocks if one.setting])
    for one in clocks:
        made.step(unit=DATE, authority=one.authority)(_rule(one))
    return made


def _rule(clock: Clock) -> Callable[[Names, Names], Column]:
    def rule(c: Names, policy: Names) -> Column:
        start: Column = getattr(c, clock.starts)
        day = _later(clock, start, getattr(policy, clock.setting) if clock.setting else None)
        if clock.waits:
            day = _looked_up(day, given_or(getattr(c, clock.waits), 0), Days)
        return when(start >= clock.since).then(day).otherwise(no_date()) if clock.since else day

    rule.__name__, rule.__doc__ = clock.name, f"{clock.label}."
    return rule


def _later(clock: Clock, start: Column, chosen: Column | None) -> Column:
    """The last day in time: the sooner one where there are two counts."""
    days = []
    for count in clock.counts:
        if isinstance(count, Months):
            days.append(start.months_later(count.number))
        elif chosen is None and isinstance(count, Days | Weeks):
            days.append(start.days_later(count.number * (7 if isinstance(count, Weeks) else 1)))
        else:
            number = given_or(chosen, count.number) if chosen is not None else count.number
            days.append(_looked_up(start, number, type(count)))
    first, *others = days
    for other in others:
        first = lesser(first, other)
    return first


def _looked_up(start: Column, number: Column | int, kind: type[Any]) -> Column:
    """So many of a kind after a start, by the same sum that the desk uses, once for each different pair."""

    @cache
    def day(code: int) -> date:
        ymd, number = divmod(code, _PLACES)
        year, month_and_day = divmod(ymd, 10_000)
        first = date(year, *divmod(month_and_day, 100))
        found: date = kind(number).after(first)
        return found

    def days(codes: Any) -> Any:
        found = [None if code is None else day(code) for code in codes.to_list()]
        return pl.Series(codes.name, found, dtype=pl.Date)

    code = (start.year() * 10_000 + start.month_and_day()) * _PLACES + number
    return Column(code.expr.map_batches(days, return_dtype=nw.Date()), code)


SHEETS: Mapping[str, Sheet] = {topic: _sheet(topic, clocks) for topic, clocks in TOPICS.items()}


def last_days(topic: str, starts: Sequence[Mapping[str, Any]], chosen: Mapping[str, int]) -> list[Row]:
    """Each row's last days in time, by the name of the clock; None where its start is not known.

    `starts` holds the days by the names of the facts; `chosen` the council's own numbers. Raises Invalid for
    a start or a setting that the topic does not know, and for a number that no clock takes.
    """
    sheet = SHEETS[topic]
    settings = {one.setting for one in TOPICS[topic] if one.setting}
    strange = ({name for row in starts for name in row} - set(sheet.facts)) | (set(chosen) - settings)
    if strange:
        raise Invalid(f"No clock of “{topic}” starts from: {', '.join(sorted(strange))}.")
    _bounded(sheet, starts, chosen)
    schema = {name: pl.Date if fact.unit is DATE else pl.Int64 for name, fact in sheet.facts.items()}
    frame = pl.DataFrame(
        [{name: row.get(name) for name in sheet.facts} for row in starts], schema=schema, orient="row"
    ).with_columns(
        *(pl.lit(chosen.get(name), dtype=pl.Int64).alias(f"policy_{name}") for name in settings),
        pl.lit(None, dtype=pl.Date).alias("on"),
    )
    return sheet.look(sheet.work_out(nw.from_native(frame)))


def _bounded(sheet: Sheet, starts: Sequence[Mapping[str, Any]], chosen: Mapping[str, int]) -> None:
    numbers = [*chosen.values()]
    for row in starts:
        numbers += [row[name] for name in row if sheet.facts[name].unit is NUMBER and row[name] is not None]
    if any(type(one) is not int or not 0 <= one <= MOST for one in numbers):
        raise Invalid(f"Give a whole number from 0 to {MOST}.")


@dataclass(frozen=True)
class Told:
    """One clock of one row, as a person reads it: what is to be done by which day, and who says so."""

    clock: Clock
    day: date

    @property
    def text(self) -> str:
        """The line for the person, without its day."""
        return self.clock.label


def told(row: Row) -> list[Told]:
    """What is known of one row, in the order of the clocks."""
    return [Told(ALL[name], row[name]) for name in row.sheet.steps if row[name] is not None]
