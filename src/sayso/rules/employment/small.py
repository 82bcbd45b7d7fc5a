"""One row through one sheet: for the small sums that stand beside the cost of employing somebody."""

from collections.abc import Mapping
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.employment.costing import column_type
from sayso.rules.employment.refusing import why_unknown
from sayso.rules.figures import Figures, statutory
from sayso.rules.sheet import Row, Sheet, with_figures


def one_row(sheet: Sheet, told: Mapping[str, Any], figures: Figures | None = None) -> Row:
    """The worked-out row. What is not told is unknown."""
    in_force = figures or statutory()
    schema = {name: column_type(fact.unit) for name, fact in sheet.facts.items()}
    frame = nw.from_native(
        pl.DataFrame([{name: told.get(name) for name in schema}], schema=schema), eager_only=True
    )
    [row] = sheet.look(sheet.work_out(with_figures(frame, in_force, sheet.figure_names)))
    return row


def known_row(sheet: Sheet, told: Mapping[str, Any], *results: str, figures: Figures | None = None) -> Row:
    """The row, every result known. Raises NoFigureInForce or FactsMissing, naming what is unknown."""
    in_force = figures or statutory()
    row = one_row(sheet, told, in_force)
    refusal = why_unknown(row, sheet, results).refusal(in_force, told["on"])
    if refusal is not None:
        raise refusal
    return row
