"""What a wage means beside Carer's Allowance, of this job alone: near the limit, over it, or neither.

The sum is that of `rules.employment`. Nobody has said what else somebody earns, so under the limit is never
"safe": a benefits adviser looks at all of it (SI 1976/409, regulation 8).
"""

from dataclasses import asdict, dataclass
from datetime import date

import narwhals as nw
import polars as pl

from sayso.rules.employment.carers_allowance import CarerFacts, carers
from sayso.rules.figures import Figures, statutory
from sayso.rules.sheet import Line, with_figures


@dataclass(frozen=True)
class BesideAllowance:
    """One week's pay beside the limit, in whole pence. None: unknown, as tax is, or the figure of that day.

    `most_minutes` is how long at this wage stays within the limit, if nothing is taken off.
    """

    limit_pence: int | None
    is_over: bool | None
    is_near: bool | None
    most_minutes: int | None
    working: tuple[Line, ...]


def limit_on(on: date, *, figures: Figures | None = None) -> int | None:
    """Return what may be earned in a week of that day, in pence; None where nobody has confirmed it."""
    figure = (figures or statutory()).by_name["carers_allowance_earnings_limit"].on(on)
    return figure.value if figure else None


def beside_allowance(
    *, on: date, pence_an_hour: int, pay_pence_a_week: int, figures: Figures | None = None
) -> BesideAllowance:
    """Return how a week's pay stands beside the limit on a day. Raises Invalid for what is no wage."""
    facts = CarerFacts(on=on, wage=pence_an_hour, week_pay=pay_pence_a_week)
    types = {name: pl.Date if name == "on" else pl.Int64 for name in carers.facts}
    asked = nw.from_native(pl.DataFrame([asdict(facts)], schema=types), eager_only=True)
    using = figures or statutory()
    [row] = carers.look(carers.work_out(with_figures(asked, using, carers.figure_names)))
    return BesideAllowance(
        row["earnings_limit"],
        row["is_over"],
        row["is_near"],
        row["most_minutes"],
        tuple(row.explain(using)),
    )
