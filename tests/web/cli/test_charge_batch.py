"""`sayso charge --batch`: tables of many people in, one table of results out."""

import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import narwhals as nw
import polars as pl
import pytest
from click.testing import CliRunner, Result

from sayso.rules.charging.cases import tables
from sayso.web.cli import main
from tests.rules.charging.made_up_people import a_case
from tests.rules.charging.test_two_engines import readable

MANY = 60

PEOPLE = {
    "row": [1, 2, 3],
    "on": [date(2024, 5, 1), date(2024, 5, 1), date(2026, 5, 1)],
    "setting": ["care_home_permanent", "home", "care_home_permanent"],
    "household": ["single", "single", "single"],
    "age_years": [80, 30, 80],
    "cost_pence_a_week": [69_400, None, None],
}
INCOME = {
    "row": [1, 2, 2],
    "kind": ["state_pension", "esa", "attendance_allowance"],
    "amount_pence": [20_967, 9_000, 7_265],
}


def write(folder: Path, **tables: dict[str, Any]) -> None:
    for name, columns in tables.items():
        pl.DataFrame(columns).write_parquet(folder / f"{name}.parquet")


def run(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(
        main, ["charge", "--batch", str(folder), "--out", str(folder / "out.parquet"), *more]
    )


def test_many_people_are_worked_out_and_a_refused_one_says_why(tmp_path: Path) -> None:
    write(tmp_path, people=PEOPLE, income=INCOME)

    result = run(tmp_path, "--json")

    assert result.exit_code == 3
    assert json.loads(result.stdout)["refused"] == 1
    out = pl.read_parquet(tmp_path / "out.parquet")
    assert out.select("row", "outcome", "charge", "council_pays", "missing").rows() == [
        (1, "assessed", 17_952, 51_448, None),
        (2, "assessed", 5_205, None, None),
        (3, "refused", None, None, "personal_expenses_allowance"),
    ]


def test_all_worked_out_is_exit_nothing(tmp_path: Path) -> None:
    write(tmp_path, people={name: values[:2] for name, values in PEOPLE.items()}, income=INCOME)

    assert run(tmp_path).exit_code == 0


@pytest.mark.parametrize(
    ("table", "change", "says"),
    [
        ("people", {"shoe_size": [1, 2, 3]}, "people: we do not know the column “shoe_size”"),
        ("people", {"cost_pence_a_week": [1, 2, 10**11]}, "“100000000000” in the column “cost_pence_a_week”"),
        ("income", {"amount_pence": [1, -2, 3]}, "“-2” in the column “amount_pence” of row 2"),
        ("income", {"period": ["week", "week", "moon"]}, "“moon” in the column “period”"),
        ("people", {"setting": ["home", "home", "prison"]}, "“prison” in the column “setting” of row 3"),
        ("people", {"row": [1, 2, 2]}, "people: the row 2 is given twice"),
        ("income", {"row": [1, 2, 9]}, "income: the row 9 is not among people"),
    ],
)
def test_a_table_that_is_not_understood_is_named(
    tmp_path: Path, table: str, change: dict[str, Any], says: str
) -> None:
    given = {"people": PEOPLE, "income": INCOME}
    write(tmp_path, **{**given, table: {**given[table], **change}})

    result = run(tmp_path)

    assert result.exit_code == 2
    assert says in result.stderr


def test_a_needed_column_is_named(tmp_path: Path) -> None:
    write(tmp_path, people={name: values for name, values in PEOPLE.items() if name != "setting"})

    result = run(tmp_path)

    assert result.exit_code == 2
    assert "people: the column “setting” is missing" in result.stderr


def test_a_kind_nobody_knows_refuses_that_person_only(tmp_path: Path) -> None:
    write(tmp_path, people=PEOPLE, income={**INCOME, "kind": ["lottery", "esa", "attendance_allowance"]})

    run(tmp_path)

    out = pl.read_parquet(tmp_path / "out.parquet")
    assert out["outcome"].to_list() == ["refused", "assessed", "refused"]
    assert out["missing"][0] == "income: lottery"


def test_a_folder_without_people_is_named(tmp_path: Path) -> None:
    result = run(tmp_path)

    assert result.exit_code == 2
    assert "people.parquet" in result.stderr


def test_files_and_a_batch_together_are_a_mistake_of_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["charge", "--batch", str(tmp_path)])

    assert result.exit_code == 2


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is here")
def test_without_spark_the_command_says_so(tmp_path: Path) -> None:
    write(tmp_path, people=PEOPLE)

    result = run(tmp_path, "--engine", "spark")

    assert result.exit_code == 2
    assert "Spark is not installed" in result.stderr


@pytest.mark.slow
def test_spark_gives_the_same_pennies(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    whole = tables(readable([a_case(Random(at)) for at in range(MANY)]))
    for name in ("people", "income", "capital", "costs"):
        nw.to_native(getattr(whole, name)).write_parquet(tmp_path / f"{name}.parquet")
    run(tmp_path)
    by_polars = pl.read_parquet(tmp_path / "out.parquet")

    worked = run(tmp_path, "--engine", "spark")

    assert worked.exception is None or isinstance(worked.exception, SystemExit), worked.exception
    by_spark = pl.read_parquet(tmp_path / "out.parquet" / "*.parquet").sort("row")
    assert by_spark.rows() == by_polars.sort("row").select(by_spark.columns).rows()
    assert by_spark["charge"].drop_nulls().len() > MANY // 10
