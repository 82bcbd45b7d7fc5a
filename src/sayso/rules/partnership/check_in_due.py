"""When somebody is asked again how it is: as often as they said, else as the council chose, or never."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.rules.clocks.clock import Months, Weeks
from sayso.rules.clocks.promises import CHECK_IN, CHECK_IN_NOT_NOW, CHECK_IN_UNANSWERED


class Often(StrEnum):
    """How often somebody wants to be asked."""

    FOUR_WEEKS = "four_weeks"
    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    NEVER = "never"


_COUNTS: Mapping[Often, Months | Weeks] = {
    Often.FOUR_WEEKS: Weeks(4),
    Often.THREE_MONTHS: Months(3),
    Often.SIX_MONTHS: Months(6),
}


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one author's times. `since`: the last check-in, else the day their page was opened.

    `often` is None while they have not said; then the council's `weeks` count. `not_now_on` is the day on
    which they last said "not now", None if they have not since they were last asked.
    """

    since: date
    often: Often | None
    weeks: int
    not_now_on: date | None = None


def due_on(known: Known) -> date | None:
    """Return the day on which they are asked again; None when they want not to be asked."""
    if known.often is Often.NEVER:
        return None
    count = _COUNTS[known.often] if known.often else None
    due: date = count.after(known.since) if count else CHECK_IN.after(known.since, known.weeks)
    if known.not_now_on is None:
        return due
    return max(due, CHECK_IN_NOT_NOW.after(known.not_now_on))


def unanswered_on(due: date) -> date:
    """Return the day from which a worker asks, because their own page was not answered."""
    return CHECK_IN_UNANSWERED.after(due)
