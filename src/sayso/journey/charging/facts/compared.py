"""Everybody's charges under two sets of terms, counted and never told one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw
import polars as pl

from sayso.journey.charging.facts.everyone import Everyone
from sayso.rules.charging.assessment import Tables
from sayso.rules.charging.reasons import is_known, missing_of_people
from sayso.rules.charging.tables import INCOME

AGES: Sequence[tuple[str, int, int]] = (
    ("18 to 24", 0, 24),
    ("25 to 64", 25, 64),
    ("65 to 79", 65, 79),
    ("80 and over", 80, 200),
)
PLACES: Mapping[str, str] = {
    "home": "At home",
    "care_home_permanent": "In a care home, to stay",
    "care_home_temporary": "In a care home for a time",
    "care_home_short_term": "On a short stay",
}
NOT_TOLD = "Not told"
BANDS: Sequence[tuple[str, int | None, int | None]] = (
    ("Less by £20 or over", None, -2_000),
    ("Less by £5 to £20", -1_999, -500),
    ("Less by under £5", -499, -1),
    ("The same", 0, 0),
    ("More by under £5", 1, 499),
    ("More by £5 to £20", 500, 1_999),
    ("More by £20 or over", 2_000, None),
)
"""How a charge changes, in pence a week: from, to; each bound is in its band."""


@dataclass(frozen=True)
class Group:
    """A part of the people whose charge is known both ways; sums in pence a week."""

    sort: str
    name: str
    people: int
    more: int
    less: int
    same: int
    before_pence: int
    after_pence: int

    @property
    def mean_change_pence(self) -> int:
        """How much more one of them pays on average, part pennies dropped; below nothing, less."""
        change = self.after_pence - self.before_pence
        return change // self.people if change >= 0 else -(-change // self.people)


@dataclass(frozen=True)
class Compared:
    """What a change does to everybody.

    `whole` counts those whose charge is known both ways; its sums are what they pay, in pence a week. Besides
    them: who pays a whole cost that nobody has told us, and whose sum is not known now, or would not be.
    `missing` says what for, by its name in the rules, with how many people wait for it.
    """

    people: int
    whole: Group
    newly_nothing: int
    newly_something: int
    bands: Sequence[tuple[str, int]]
    groups: Sequence[Group]
    whole_cost_not_told: int
    unknown_before: int
    unknown_after: int
    missing: Sequence[tuple[str, int]]


def compared(held: Everyone, before: Tables, after: Tables) -> Compared:
    """Count what changes from one working-out of these people to another."""
    old, new = (_charges(tables, as_) for tables, as_ in ((before, "before"), (after, "after")))
    rows = old.join(new, on="row").join(_about(held, before), on="row")
    both = rows.filter(pl.col("before").is_not_null() & pl.col("after").is_not_null())
    both = both.with_columns((pl.col("after") - pl.col("before")).alias("change"))
    known = rows.filter(pl.col("before_known") & pl.col("after_known"))
    missing = missing_of_people(after)
    waits = (
        missing.group_by("missing")
        .agg(pl.len().alias("people"))
        .sort("people", "missing", descending=[True, False])
    )
    return Compared(
        people=rows.height,
        whole=_group("", "Everybody", both),
        newly_nothing=both.filter((pl.col("before") > 0) & (pl.col("after") == 0)).height,
        newly_something=both.filter((pl.col("before") == 0) & (pl.col("after") > 0)).height,
        bands=[(name, both.filter(_between(least, most)).height) for name, least, most in BANDS],
        groups=list(_groups(both)),
        whole_cost_not_told=known.height - both.height,
        unknown_before=rows.filter(~pl.col("before_known")).height,
        unknown_after=rows.filter(~pl.col("after_known")).height,
        missing=[(name, people) for name, people in waits.rows()],
    )


def _charges(tables: Tables, name: str) -> pl.DataFrame:
    charge = nw.col("charge").alias(name)
    charges: pl.DataFrame = nw.to_native(
        tables.people.select("row", charge, is_known().alias(f"{name}_known"))
    )
    return charges


def _about(held: Everyone, worked: Tables) -> pl.DataFrame:
    """Return what each person is counted under."""
    people: pl.DataFrame = nw.to_native(worked.people)
    benefits = [name for name, kind in INCOME.items() if "disability" in kind.marks]
    gets = held.income.filter(pl.col("kind").is_in(benefits))["row"].unique()
    age = pl.lit(NOT_TOLD)
    for name, least, most in AGES:
        age = pl.when(pl.col("age").is_between(least, most)).then(pl.lit(name)).otherwise(age)
    with_benefit = pl.col("row").is_in(gets.implode())
    return people.select(
        "row",
        age.alias("Age"),
        pl.col("setting").replace_strict(dict(PLACES), default=NOT_TOLD).alias("Where they live"),
        pl.when(with_benefit)
        .then(pl.lit("Get a benefit for disability"))
        .otherwise(pl.lit("Get none"))
        .alias("Benefits for disability"),
        pl.when("is_carer")
        .then(pl.lit("Carers, for their own support"))
        .otherwise(pl.lit("Adults who draw on support"))
        .alias("Whose support"),
    )


SORTS = ("Age", "Where they live", "Benefits for disability", "Whose support")
_ORDER = [*(name for name, _, _ in AGES), *PLACES.values()]


def _groups(both: pl.DataFrame) -> Iterator[Group]:
    for sort in SORTS:
        parts = both.partition_by(sort, as_dict=True)
        for (name,), part in sorted(parts.items(), key=lambda one: _place(str(one[0][0]))):
            yield _group(sort, str(name), part)


def _place(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def _group(sort: str, name: str, both: pl.DataFrame) -> Group:
    return Group(
        sort=sort,
        name=name,
        people=both.height,
        more=int((both["change"] > 0).sum()),
        less=int((both["change"] < 0).sum()),
        same=int((both["change"] == 0).sum()),
        before_pence=int(both["before"].sum()),
        after_pence=int(both["after"].sum()),
    )


def _between(least: int | None, most: int | None) -> pl.Expr:
    change = pl.col("change")
    above = pl.lit(True) if least is None else change >= least
    return above if most is None else above & (change <= most)
