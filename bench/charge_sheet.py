"""How long charges take: one person at the desk, and a million rows of the same sheet.

Nothing here needs a database.
"""

import time
from collections.abc import Callable
from datetime import date

import narwhals as nw
import polars as pl

from bench.measuring import Result, main
from sayso.rules.charging.assessment import work_out
from sayso.rules.charging.batch import assess_tables
from sayso.rules.charging.case_form import read_case
from sayso.rules.charging.cases import assess, tables
from sayso.rules.figures import statutory

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


def measure(rows: int = 1_000_000) -> list[Result]:
    """Measure one person, a hundred, and a million rows with 2.5 incomes each."""
    one = tables({0: read_case(ONE)})
    given = many(rows)
    began = time.perf_counter()
    nw.to_native(assess_tables(given))
    taken = time.perf_counter() - began
    return [
        Result(
            "charge_one", "One person, the sheets only", median_ms(lambda: work_out(one, statutory())), "ms"
        ),
        Result("charge_case", "One person, with reading and working", median_ms(lambda: assess([ONE])), "ms"),
        Result("charge_100", "100 people, with working", median_ms(lambda: assess([ONE] * 100), 5), "ms"),
        Result("charge_many", f"{rows:,} people, {len(given['income']):,} incomes", taken, "s"),
    ]


if __name__ == "__main__":
    main(["charge_sheet"])
