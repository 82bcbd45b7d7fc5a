"""What is known of one plan for its price: how often, how long, and what an hour of it costs here."""

from dataclasses import dataclass

from sayso.rules.money import GREATEST_PENCE
from sayso.rules.refusals import Invalid

MOST_TIMES, MOST_MINUTES_EACH, MOST_PENCE_AN_HOUR = 1_000, 7 * 24 * 60, 1_000_000_00


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """One line of a plan. Each number is None while nobody has said it.

    `words` are what the person reads. A line has a price for the week in all (`given_pence_a_week`), or is
    priced by the hour: so many times a week, so many minutes each, at `rate_pence_an_hour`. `held` says in
    words how the money is held, for whoever has to find the price; `is_free` that the law lets nobody be
    charged for it, and `nhs_pays` that the NHS has taken it over. Raises Invalid for a number out of bounds.
    """

    key: str
    words: str
    times_a_week: int | None = None
    minutes_each: int | None = None
    rate_pence_an_hour: int | None = None
    given_pence_a_week: int | None = None
    held: str = ""
    is_free: bool = False
    nhs_pays: bool = False

    def __post_init__(self) -> None:
        for name, most in _MOST.items():
            value = getattr(self, name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
                raise Invalid(
                    f"{name}: give a whole number from 0 to {most}.", fields={name: "Out of bounds."}
                )


_MOST = {
    "times_a_week": MOST_TIMES,
    "minutes_each": MOST_MINUTES_EACH,
    "rate_pence_an_hour": MOST_PENCE_AN_HOUR,
    "given_pence_a_week": GREATEST_PENCE,
}


@dataclass(frozen=True, kw_only=True)
class BudgetFacts:
    """The lines of one plan that money pays for, and what the person pays in a week (None: not known yet)."""

    lines: tuple[LineFacts, ...]
    contribution_pence_a_week: int | None = None

    def __post_init__(self) -> None:
        part = self.contribution_pence_a_week
        if part is not None and not 0 <= part <= GREATEST_PENCE:
            raise Invalid("Give what the person pays as a sum of nothing or more.")
        if len({one.key for one in self.lines}) != len(self.lines):
            raise Invalid("A line of the plan stands here twice.")
