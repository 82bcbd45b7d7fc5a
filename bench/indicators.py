"""The eighteen signs of how it goes between two people, over 100,000 pairs.

Beside the limit, and beside the same steps told row by row in Python, which must say the same.
"""

import random
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.measuring import Result

PAIRS, MOST_SECONDS, TIMES, BY_HAND = 100_000, 3.0, 5, 5_000
SEED = 20261120


def measure() -> list[Result]:
    """Measure the sheet over all pairs, and how it compares with Python row by row."""
    from sayso.rules.partnership.indicators.facts import KINDS
    from sayso.rules.partnership.indicators.levels import signs
    from sayso.rules.partnership.indicators.thresholds import Thresholds
    from sayso.rules.partnership.indicators.working import worked_out
    from sayso.rules.sheet import POLICY

    frame = _made_up(KINDS)
    ours = _median(lambda: worked_out(frame).select("overall", "signs_known").to_native().height)
    rows = frame.to_native().head(BY_HAND).to_dicts()
    chosen = {POLICY + name: value for name, value in Thresholds().by_name().items()}
    by_hand = _median(lambda: [signs.work_out_one({**row, **chosen})["overall"] for row in rows])
    kept = worked_out(frame).to_native().head(BY_HAND)["overall"].to_list()
    assert kept == [signs.work_out_one({**row, **chosen})["overall"] for row in rows]
    row_by_row = by_hand * PAIRS / BY_HAND
    return [
        Result(
            name="indicators",
            question=f"The eighteen signs of {PAIRS:,} pairs (bound: {MOST_SECONDS:.0f} s)",
            ours=ours,
            unit="s",
            peers={f"the same steps row by row in Python, from {BY_HAND:,} pairs": row_by_row},
            limit=MOST_SECONDS,
            ratio=ours / MOST_SECONDS,
            bound="<= 1",
        )
    ]


def _made_up(kinds: dict[str, Any]) -> Any:
    """Return facts of made-up pairs: a fifth of the answers is unknown."""
    import narwhals as nw
    import polars as pl

    from sayso.rules.units import YES_OR_NO

    chance = random.Random(SEED)
    most = {"carried_minutes": 6_000, "willing_minutes": 6_000, "all_help_minutes": 9_000}
    columns: dict[str, list[Any]] = {}
    for name, unit in kinds.items():
        answers = [False, False, True] if unit is YES_OR_NO else range(most.get(name, 30))
        columns[name] = [None if chance.random() < 0.2 else chance.choice(answers) for _ in range(PAIRS)]
    schema = {name: pl.Boolean if unit is YES_OR_NO else pl.Int64 for name, unit in kinds.items()}
    return nw.from_native(pl.DataFrame(columns, schema=schema), eager_only=True)


def _median(ask: Callable[[], Any]) -> float:
    ask()  # what is converted once a process is not measured
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[TIMES // 2]


if __name__ == "__main__":
    from bench.measuring import main

    sys.exit(main(["indicators"]))
