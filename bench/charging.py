"""How long charges take: one person at the desk, and a million by the same sheet, beside what others reach.

Nothing here needs a database. The peers need `pip install -e .[bench]`.
"""

import time
from collections.abc import Callable
from datetime import date

import narwhals as nw
import numpy as np
import polars as pl

from bench import peer_formula as formula
from bench.measuring import Result, main, memory_watched
from sayso.rules.authority import council_choice
from sayso.rules.charging.assessment import work_out_people
from sayso.rules.charging.batch import assess_tables, checked
from sayso.rules.charging.case_form import read_case
from sayso.rules.charging.cases import assess
from sayso.rules.charging.facts import SUMS
from sayso.rules.charging.one_person import person_of
from sayso.rules.columns import Column, at_least_nothing, lesser, when, whole_bands, whole_parts
from sayso.rules.figures import statutory
from sayso.rules.sheet import Fact, Names, Sheet
from sayso.rules.units import PENCE, YES_OR_NO

ONE = {
    "id": "one",
    "assessment_date": "2022-05-01",
    "inputs": {
        "setting": "home",
        "household": "single",
        "age": 77,
        "income": [
            {"kind": "state_pension", "weekly": "185.15"},
            {"kind": "private_pension", "weekly": "60"},
            {"kind": "attendance_allowance", "weekly": "61.85"},
        ],
        "housing_costs": [{"kind": "council_tax_net", "weekly": "20"}],
        "dre": "12",
        "cost": "300",
    },
}


def many(rows: int) -> dict[str, nw.DataFrame[pl.DataFrame]]:
    """People at home aged 25 to 94, with 2.5 incomes each and one thing they own."""
    row = pl.int_range(rows, eager=True)
    people = pl.DataFrame({"row": row}).with_columns(
        on=date(2023, 5, 1) + pl.duration(days=pl.col("row") % 300),
        setting=pl.when(pl.col("row") % 5 == 0).then(pl.lit("care_home_permanent")).otherwise(pl.lit("home")),
        household=pl.lit("single"),
        age_years=25 + pl.col("row") % 70,
        cost_pence_a_week=20_000 + pl.col("row") % 90_000,
    )
    first = pl.DataFrame({"row": row}).with_columns(
        kind=pl.lit("state_pension"), amount_pence=15_000 + pl.col("row") % 7_000
    )
    second = first.with_columns(kind=pl.lit("pip_daily_living"), amount_pence=pl.lit(6_810, dtype=pl.Int64))
    half = first.filter(pl.col("row") % 2 == 0).with_columns(kind=pl.lit("private_pension"))
    income = pl.concat([first, second, half])
    capital = pl.DataFrame({"row": row}).with_columns(
        kind=pl.lit("savings"), amount_pence=(pl.col("row") * 37) % 2_600_000
    )
    frames = {"people": people, "income": income, "capital": capital}
    return {name: nw.from_native(frame, eager_only=True) for name, frame in frames.items()}


def median_ms(work: Callable[[], object], times: int = 50) -> float:
    work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[times // 2] * 1000


def facts_assembled(given: dict[str, nw.DataFrame[pl.DataFrame]]) -> nw.DataFrame[pl.DataFrame]:
    """Return the same people with what their lists come to already added up."""
    row = pl.col("row")
    sums = {fact.name: pl.lit(0, dtype=pl.Int64) for facts in SUMS.values() for fact in facts}
    sums["counted_income"] = 15_000 + row % 30_000
    sums["disability_benefits_counted"] = pl.when(row % 3 == 0).then(6_810).otherwise(0).cast(pl.Int64)
    sums["counted_capital"] = (row * 37) % 2_600_000
    people = nw.to_native(checked(given["people"], "people")).with_columns(**sums)
    return nw.from_native(people, eager_only=True)


twelve = Sheet("twelve steps", facts=[Fact(name, PENCE, name) for name in formula.FACTS], figures=())
_POWER = council_choice("a measurement")


@twelve.step(unit=PENCE, authority=_POWER)
def excess(c: Names) -> Column:
    """Capital over the lower limit."""
    return at_least_nothing(c.capital - formula.LOWER)


@twelve.step(unit=PENCE, authority=_POWER)
def tariff(c: Names) -> Column:
    """Income that capital stands for."""
    return whole_bands(c.excess, formula.BAND) * 100


@twelve.step(unit=YES_OR_NO, authority=_POWER)
def over(c: Names) -> Column:
    """Over the upper limit."""
    return c.capital > formula.UPPER


@twelve.step(unit=PENCE, authority=_POWER)
def left_out(c: Names) -> Column:
    """Leave out savings credit."""
    return lesser(c.savings_credit, c.disregard)


@twelve.step(unit=PENCE, authority=_POWER)
def included(c: Names) -> Column:
    """Income that counts."""
    return at_least_nothing(c.income - c.left_out)


@twelve.step(unit=PENCE, authority=_POWER)
def assessable(c: Names) -> Column:
    """Income with that of capital."""
    return c.included + c.tariff


@twelve.step(unit=PENCE, authority=_POWER)
def costs(c: Names) -> Column:
    """Costs of home and disability."""
    return c.housing + c.disability


@twelve.step(unit=PENCE, authority=_POWER)
def after(c: Names) -> Column:
    """Income after costs."""
    return at_least_nothing(c.assessable - c.costs)


@twelve.step(unit=PENCE, authority=_POWER)
def available(c: Names) -> Column:
    """Income over the guarantee."""
    return at_least_nothing(c.after - formula.MIG)


@twelve.step(unit=PENCE, authority=_POWER)
def share(c: Names) -> Column:
    """Ask for a share."""
    return whole_parts(c.available * formula.SHARE, 10_000)


@twelve.step(unit=PENCE, authority=_POWER)
def limited(c: Names) -> Column:
    """No more than the cost."""
    return lesser(c.share, c.cost)


@twelve.step(unit=PENCE, authority=_POWER)
def charge(c: Names) -> Column:
    """Pay this."""
    asked = when(c.limited < formula.SMALL).then(0).otherwise(c.limited)
    return when(c.over).then(c.cost).otherwise(asked)


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the middle one of so many goes, after one that warms up."""
    return median_ms(work, times) / 1000


def twelve_steps(rows: int) -> list[Result]:
    """Measure the same formula four ways in one run, and whom floats get wrong by a penny or more."""
    facts = formula.people(rows)
    arrays = {name: facts[name].to_numpy() for name in formula.FACTS}
    frame, fisca = nw.from_native(facts, eager_only=True), formula.InOpenFisca(facts)
    right = formula.in_numpy(arrays)
    ours = nw.to_native(twelve.work_out(frame))["charge"].to_numpy()
    assert (ours == right).all()
    assert (formula.in_polars(facts).to_numpy() == right).all()
    wrong = np.abs(np.round(fisca.charge().astype(np.float64) * 100, 2) - right) >= 1 - 1e-3
    ours_takes = seconds(lambda: nw.to_native(twelve.work_out(frame)))
    numpy_takes = seconds(lambda: formula.in_numpy(arrays))
    peers = {
        "numpy int64": numpy_takes,
        "Polars by hand": seconds(lambda: formula.in_polars(facts)),
        "OpenFisca-core": seconds(fisca.charge, 3),
    }
    ratio = ours_takes / numpy_takes
    asked = f"Twelve steps for {rows:,} people"
    return [
        Result("charge twelve steps", asked, ours_takes, "s", peers=peers, ratio=ratio, bound="<= 1.5"),
        Result(
            "charge a penny out",
            "Share of people a penny or more out, in percent: ours, and OpenFisca's 32-bit floats",
            0.0,
            "%",
            peers={"OpenFisca-core": float(wrong.mean() * 100)},
        ),
    ]


def within(name: str, question: str, ours: float, unit: str, limit: float) -> Result:
    """Return a result that holds while it is no more than its limit."""
    return Result(name, question, ours, unit, limit=limit, ratio=ours / limit, bound="<= 1")


def one_person() -> list[Result]:
    """Measure one person, alone and explained, and a hundred."""
    one, law = read_case(ONE), statutory()
    alone, told = median_ms(lambda: person_of(one, law)), median_ms(lambda: assess([ONE]))
    hundred = median_ms(lambda: assess([ONE] * 100), 5)
    return [
        within("charge_one", "One person", alone, "ms", 10),
        within("charge_case", "One person, read and explained", told, "ms", 25),
        Result("charge_100", "100 people, read and explained", hundred, "ms"),
    ]


def everybody(rows: int) -> list[Result]:
    """Measure so many people by the whole sheet: facts assembled, then with 2.5 incomes each to join."""
    law, given = statutory(), many(rows)
    assembled, incomes = facts_assembled(given), len(given["income"])
    with memory_watched() as most_mb:
        whole = seconds(lambda: nw.to_native(work_out_people(assembled, law)), 3)
    with memory_watched() as most_joined_mb:
        joined = seconds(lambda: nw.to_native(assess_tables(given)), 3)
    asked, more = f"The whole sheet for {rows:,} people, facts assembled", "How much more memory that takes"
    return [
        within("charge_whole", asked, whole, "s", 1.5),
        within("charge_whole memory", more, most_mb[0], "MB", 4_000),
        within(
            "charge_many", f"The same with {incomes:,} incomes and {rows:,} savings joined", joined, "s", 3
        ),
        Result("charge_many memory", more, most_joined_mb[0], "MB"),
    ]


def measure(rows: int = 1_000_000) -> list[Result]:
    """Measure one person, a million, and the same formula four ways."""
    return [*one_person(), *everybody(rows), *twelve_steps(rows)]


if __name__ == "__main__":
    main(["charging"])
