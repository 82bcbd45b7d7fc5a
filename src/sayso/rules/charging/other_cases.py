"""Cases that are no weekly charge: a deferred payment, and a dearer home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import polars as pl

from sayso.rules.charging.change_begins import CHANGE_FACTS, CHANGE_RESULTS, changes
from sayso.rules.charging.deferred import DEFERRED_FACTS, DEFERRED_RESULTS, deferred
from sayso.rules.charging.facts import schema
from sayso.rules.charging.results import ASSESSED, REFUSED, Answer, CaseResult
from sayso.rules.charging.settings import CHANGE_SCHEMA, DEFERRED_SCHEMA
from sayso.rules.charging.top_ups import TOP_UP_FACTS, TOP_UP_RESULTS, top_ups
from sayso.rules.charging.working import BOUNDS, refusal_for
from sayso.rules.figures import Figures
from sayso.rules.sheet import Fact, Row, Sheet, with_figures


@dataclass(frozen=True)
class _Other:
    """A sheet that answers a case of its own: its facts, what it answers, and what may be asked of it."""

    sheet: Sheet
    facts: Sequence[Fact]
    results: Sequence[str]
    asked: Sequence[str]
    settings: Mapping[str, Any]


OTHERS: Mapping[str, _Other] = {
    "deferred_payment": _Other(
        deferred,
        DEFERRED_FACTS,
        DEFERRED_RESULTS,
        ("equity_limit", "max_interest_percent", "must_offer", "deferred_a_week"),
        DEFERRED_SCHEMA,
    ),
    "change": _Other(changes, CHANGE_FACTS, CHANGE_RESULTS, ("holds_from",), CHANGE_SCHEMA),
    "top_up": _Other(top_ups, TOP_UP_FACTS, TOP_UP_RESULTS, ("top_up",), {}),
}
"""Each by the setting of its case."""

OTHER_FACTS = {fact.name: fact for other in OTHERS.values() for fact in other.facts}
_QUIETLY_LEFT_OUT = {"set_up_fee"}


def other_results(setting: str, rows: Mapping[int, Mapping[str, Any]], figures: Figures) -> dict[int, Row]:
    """Each case of one setting worked out, by its place."""
    other = OTHERS[setting]
    columns = {"row": pl.Int64, **schema(other.facts), **other.settings}
    made = [{"row": at, **facts} for at, facts in rows.items()]
    frame = nw.from_native(pl.DataFrame(made, schema=columns), eager_only=True)
    worked = other.sheet.work_out(with_figures(frame, figures, other.sheet.figure_names))
    return {row["row"]: row for row in other.sheet.look(worked)}


def other_result(setting: str, case_id: Any, row: Row, figures: Figures) -> CaseResult:
    """The answer of one case: what its facts allow; refused where nothing that it could ask is known."""
    other, facts = OTHERS[setting], {**OTHER_FACTS, "on": row["on"]}
    broken = [name for name in other.results for why in row.why_null(name) if why in BOUNDS]
    if broken:
        return CaseResult(case_id, REFUSED, refusal=refusal_for(row.why_null(broken[0]), facts, figures))
    results: dict[str, Answer] = {
        name: row[name]
        for name in other.results
        if row[name] is not None and not (name in _QUIETLY_LEFT_OUT and row[name] == 0)
    }
    if any(name in results for name in other.asked):
        return CaseResult(case_id, ASSESSED, results, tuple(row.explain(figures)))
    return CaseResult(case_id, REFUSED, refusal=refusal_for(row.why_null(other.asked[0]), facts, figures))
