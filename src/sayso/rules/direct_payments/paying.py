"""Work out direct payments: many parts of many plans at once, each with its working."""

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals as nw
import polars as pl

from sayso.rules.direct_payments.sheets import payment
from sayso.rules.figures import statutory
from sayso.rules.refusals import Invalid
from sayso.rules.sheet import Line

MOST_PENCE_A_WEEK = 10_000_000
"""£100,000 a week: no part costs more, so that no product overflows a 64-bit integer."""
MOST_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class PartFacts:
    """One part of a plan that somebody holds as a direct payment, in whole pence a week.

    `whole_pence_a_week` is what all parts cost, however they are held. `contribution_pence_a_week` is what
    the person pays towards all of it: None while it is not known, which is never nought. `days` are those of
    the period on which the part is held. Raises Invalid, by field.
    """

    pence_a_week: int
    whole_pence_a_week: int
    contribution_pence_a_week: int | None
    days: int

    def __post_init__(self) -> None:
        """Refuse what is no sum, or no number of days."""
        wrong = {}
        for name in ("pence_a_week", "whole_pence_a_week", "contribution_pence_a_week"):
            pence = getattr(self, name)
            if pence is None and name == "contribution_pence_a_week":
                continue
            if type(pence) is not int or not 0 <= pence <= MOST_PENCE_A_WEEK:
                wrong[name] = "Give whole pence a week, from 0 to £100,000."
        if not wrong and self.pence_a_week > self.whole_pence_a_week:
            wrong["whole_pence_a_week"] = "One part cannot cost more than all of them."
        if type(self.days) is not int or not 1 <= self.days <= MOST_DAYS:
            wrong["days"] = f"Give a number of days from 1 to {MOST_DAYS}."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@dataclass(frozen=True)
class PartPaid:
    """What one part comes to, in whole pence, with its working.

    `contribution_pence` is None where it is not known: then `net_pence` is all of `gross_pence`.
    """

    gross_pence: int
    contribution_pence: int | None
    net_pence: int
    working: tuple[Line, ...]


def payments_for(parts: Sequence[PartFacts]) -> list[PartPaid]:
    """Return what each part comes to, in order."""
    if not parts:
        return []
    asked = pl.DataFrame(
        [
            [one.pence_a_week, one.whole_pence_a_week, one.contribution_pence_a_week, one.days]
            for one in parts
        ],
        schema=dict.fromkeys(payment.facts, pl.Int64),
        orient="row",
    )
    # A plan that costs nothing has no share to divide by; its parts cost nothing either.
    asked = asked.with_columns(pl.col("whole_pence_a_week").clip(lower_bound=1))
    worked = payment.work_out(nw.from_native(asked, eager_only=True))
    return [
        PartPaid(
            gross_pence=row["gross_pence"],
            contribution_pence=None if row["contribution_is_not_known"] else row["contribution_pence"],
            net_pence=row["net_pence"],
            working=tuple(row.explain(statutory())),
        )
        for row in payment.look(worked)
    ]
