"""Charges for many people at once: Parquet tables in, one Parquet table of results out."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.charging.batch import assess_tables
from sayso.rules.charging.results import REFUSED as REFUSED_ROW
from sayso.rules.refusals import Invalid
from sayso.web.cli.answering import DONE, REFUSED, answer

TABLES = ("people", "income", "capital", "costs")


def charge_tables(folder: Path, out: Path, *, engine: str, as_json: bool) -> int:
    """Read the tables of a folder, write the results, say how many; give the exit code.

    Raises Invalid for a folder without people.parquet, a table we do not understand, or an engine not here.
    """
    paths = {name: folder / f"{name}.parquet" for name in TABLES}
    if not paths["people"].exists():
        raise Invalid(f"{folder}: there is no people.parquet in this folder.")
    if not out.parent.is_dir():
        raise Invalid(f"{out}: the folder for this file does not exist.")
    found = {name: path for name, path in paths.items() if path.exists()}
    counted, refused = _with_spark(found, out) if engine == "spark" else _with_polars(found, out)
    words = f"{counted:,} people, of whom {refused:,} were refused. Written to {out}."
    answer(words, {"people": counted, "refused": refused, "out": str(out)}, as_json=as_json)
    return REFUSED if refused else DONE


def _with_polars(paths: dict[str, Path], out: Path) -> tuple[int, int]:
    try:
        given = {name: nw.from_native(pl.read_parquet(path)) for name, path in paths.items()}
    except (pl.exceptions.PolarsError, OSError) as wrong:
        raise Invalid(f"A table cannot be read: {wrong}") from wrong
    results = nw.to_native(assess_tables(given)).sort("row")
    results.write_parquet(out)
    return len(results), len(results.filter(pl.col("outcome") == REFUSED_ROW))


def _with_spark(paths: dict[str, Path], out: Path) -> tuple[int, int]:
    if find_spec("pyspark") is None:
        raise Invalid("Spark is not installed here. Install sayso[spark], or use --engine polars.")
    from pyspark.sql import SparkSession

    spark: Any = SparkSession.builder.appName("sayso charge").getOrCreate()
    given = {name: nw.from_native(spark.read.parquet(str(path))) for name, path in paths.items()}
    results = nw.to_native(assess_tables(given)).orderBy("row").cache()
    results.write.mode("overwrite").parquet(str(out))
    return results.count(), results.filter(results["outcome"] == REFUSED_ROW).count()
