"""Work out indicative budgets: many at once, each with its working or what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import narwhals as nw
import polars as pl

from sayso.rules.allocation.facts import NeedFacts
from sayso.rules.allocation.sheets import budget, needs
from sayso.rules.allocation.table import PointsTable, day_text
from sayso.rules.allocation.working import working_of
from sayso.rules.native import Frame
from sayso.rules.refusals import FactsMissing, Invalid, NoFigureInForce, Refusal
from sayso.rules.sheet import Line, Row


@dataclass(frozen=True)
class IndicativeBudget:
    """A first figure to plan with, in whole pence a week: never the final sum.

    `gross_pence_a_week` is with no help from a carer, `net_pence_a_week` after the hours a carer agreed to.
    `money_in_the_table_pence` is what the table gives in its own period. Each is None while it is unknown.
    `table` is the table as used, to be kept with the sum. `working` is in order; a refused one holds what is
    known.
    """

    points: int | None
    money_in_the_table_pence: int | None
    gross_pence_a_week: int | None
    net_pence_a_week: int | None
    table: PointsTable
    working: tuple[Line, ...]
    refusal: Refusal | None = None

    @property
    def is_refused(self) -> bool:
        """True when no figure could be worked out."""
        return self.refusal is not None


def indicative_budgets(items: Sequence[NeedFacts], *, table: PointsTable, on: date) -> list[IndicativeBudget]:
    """A first figure for each, in order, by the council's table on a day.

    An unknown level is that one's refusal (FactsMissing, naming the domains), as is a price of an hour that
    the council has not set while a carer agreed to hours. Raises Invalid for a domain or level that the
    table does not have, and NoFigureInForce for a day before the table starts.
    """
    if on < table.starts_on:
        raise NoFigureInForce(
            f"“{table.name}” starts on {day_text(table.starts_on)}. There is no table for {day_text(on)}.",
            missing=["points_table"],
        )
    for facts in items:
        _check(facts, table)
    if not items:
        return []
    scored = needs.work_out(_needs_frame(items, table))
    worked = budget.work_out(_budget_frame(items, scored, table, on))
    of_person: dict[int, list[Row]] = {}
    for need in needs.look(scored):
        of_person.setdefault(need["row"], []).append(need)
    made = {row["row"]: row for row in budget.look(worked)}
    return [_answer(facts, made[at], of_person[at], table, on) for at, facts in enumerate(items)]


def indicative_budget(facts: NeedFacts, *, table: PointsTable, on: date) -> IndicativeBudget:
    """A first figure for one person: a set of one."""
    [one] = indicative_budgets([facts], table=table, on=on)
    return one


def _check(facts: NeedFacts, table: PointsTable) -> None:
    wrong = {}
    for domain, level in facts.levels.items():
        if domain not in table.domains:
            wrong[domain] = f"“{domain}” is not a need in “{table.name}”."
        elif level is not None and level not in table.levels:
            wrong[domain] = (
                f"“{level}” is not a level in “{table.name}”. Give one of {', '.join(table.levels)}."
            )
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


def _needs_frame(items: Sequence[NeedFacts], table: PointsTable) -> Frame:
    """A row for each person and domain, with the points of its level; unknown where the level is."""
    rows = [
        (at, domain, facts.levels.get(domain)) for at, facts in enumerate(items) for domain in table.domains
    ]
    asked = pl.DataFrame(
        rows, schema={"row": pl.Int64, "domain": pl.String, "level": pl.String}, orient="row"
    )
    scores = pl.DataFrame(
        [(domain, level, points) for (domain, level), points in table.points.items()],
        schema={"domain": pl.String, "level": pl.String, "points_in_table": pl.Int64},
        orient="row",
    )
    joined = asked.join(scores, on=["domain", "level"], how="left", maintain_order="left")
    return nw.from_native(joined, eager_only=True)


def _budget_frame(items: Sequence[NeedFacts], scored: Frame, table: PointsTable, on: date) -> Frame:
    """A row for each person: points in all, the money of that step, and the table's prices."""
    unknown = pl.col("points").is_null().any()
    # The sum of a column skips what is unknown, so a sum with an unknown in it is made unknown again.
    whole = pl.when(~unknown).then(pl.col("points").sum()).alias("points_of_needs")
    people = nw.to_native(scored).group_by("row", maintain_order=True).agg(whole)
    minutes = [facts.agreed_minutes_on(on) for facts in items]
    prices: Mapping[str, int | None] = {
        "policy_pence_a_point": table.pence_a_point,
        "policy_weeks_in_the_period": table.weeks_in_the_period,
        "policy_rate_pence_an_hour": table.rate_pence_an_hour,
    }
    whole_frame = people.with_columns(
        pl.Series("agreed_minutes_a_week", minutes, dtype=pl.Int64),
        _money_of_step(table).alias("pence_of_step"),
        *(pl.lit(value, dtype=pl.Int64).alias(name) for name, value in prices.items()),
    )
    return nw.from_native(whole_frame, eager_only=True)


def _money_of_step(table: PointsTable) -> pl.Expr:
    """The money of the last step at or below the points; unknown where they are, or with no steps."""
    found = pl.lit(None, dtype=pl.Int64)
    for step in table.steps:
        reached = pl.col("points_of_needs") >= step.from_points
        found = pl.when(reached).then(pl.lit(step.amount_pence, dtype=pl.Int64)).otherwise(found)
    return found


def _answer(
    facts: NeedFacts, row: Row, of_person: Sequence[Row], table: PointsTable, on: date
) -> IndicativeBudget:
    is_known = row["net_pence_a_week"] is not None
    return IndicativeBudget(
        points=row["points_in_all"],
        money_in_the_table_pence=row["money_in_the_table"],
        gross_pence_a_week=row["gross_pence_a_week"],
        net_pence_a_week=row["net_pence_a_week"],
        table=table,
        working=working_of(facts, row, of_person, table, on),
        refusal=None if is_known else _refusal(row, of_person, table),
    )


def _refusal(row: Row, of_person: Sequence[Row], table: PointsTable) -> FactsMissing:
    waits_for = row.why_null("net_pence_a_week")
    missing = [need["domain"] for need in of_person if need["points"] is None]
    asks = [f"how much help is needed with “{table.domains[domain]}”" for domain in missing]
    if "policy_rate_pence_an_hour" in waits_for:
        missing.append("rate_an_hour")
        asks.append("what an hour of help costs here")
    return FactsMissing(f"We cannot work this out yet. Tell us {'; '.join(asks)}.", missing=missing)
