"""What a run of new sums comes to: how many pay more or less, what it brings, and what the rest waits for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.journey.charging.facts.compared import BANDS
from sayso.journey.charging.models import ChargeRunLine
from sayso.journey.charging.statuses import RunLeft


@dataclass(frozen=True)
class RunCounts:
    """The lines of a run, counted; sums in pence a week, of those alone whose charge is known both ways.

    `missing` says by its name in the rules what unknown sums wait for, with how many people wait for it.
    """

    people: int
    more: int
    less: int
    same: int
    newly_nothing: int
    known_first: int
    whole_cost_not_told: int
    unknown: int
    before_pence: int
    after_pence: int
    risen: int
    to_ask: int
    bands: Sequence[tuple[str, int]]
    missing: Sequence[tuple[str, int]]

    @property
    def compared(self) -> int:
        """How many charges are known both ways."""
        return self.more + self.less + self.same


def run_counts(lines: Sequence[ChargeRunLine]) -> RunCounts:
    """Count the lines of a run."""
    both = [(line, line.change_pence) for line in lines if line.change_pence is not None]
    changes = [by for _, by in both]
    first = sum(line.before_pence is None and line.after_pence is not None for line in lines)
    unknown = [line for line in lines if line.left_because == RunLeft.UNKNOWN]
    missing = Counter(name for line in unknown for name in line.missing)
    return RunCounts(
        people=len(lines),
        more=sum(by > 0 for by in changes),
        less=sum(by < 0 for by in changes),
        same=sum(by == 0 for by in changes),
        newly_nothing=sum(by < 0 and line.after_pence == 0 for line, by in both),
        known_first=first,
        whole_cost_not_told=len(lines) - len(both) - len(unknown) - first,
        unknown=len(unknown),
        before_pence=sum(line.before_pence or 0 for line, _ in both),
        after_pence=sum(line.after_pence or 0 for line, _ in both),
        risen=sum(bool(line.risen) for line in lines),
        to_ask=sum(bool(line.to_ask) for line in lines),
        bands=[
            (name, sum((least is None or by >= least) and (most is None or by <= most) for by in changes))
            for name, least, most in BANDS
        ],
        missing=sorted(missing.items(), key=lambda one: (-one[1], one[0])),
    )
