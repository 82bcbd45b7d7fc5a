"""What is known of one person for who pays, in words and days. None: nobody has said."""

from dataclasses import dataclass
from datetime import date

from sayso.rules.money import GREATEST_PENCE
from sayso.rules.refusals import Invalid

SECTIONS = ("3", "37", "45A", "47", "48")
"""The sections of the Mental Health Act 1983 that give a right to aftercare."""
OURS, ANOTHER, NOWHERE, NOBODY = "ours", "another", "nowhere", "nobody"
LIVED, PLACED = (OURS, ANOTHER, NOWHERE), (NOBODY, OURS, ANOTHER)
ELIGIBLE, NOT_ELIGIBLE, WAITING = "eligible", "not_eligible", "waiting"


@dataclass(frozen=True, kw_only=True)
class AftercareFacts:
    """A right to aftercare, and how far both bodies have come in looking at it.

    `section` is that of the latest time in hospital, `left_on` the day they left it. `council_done` and
    `nhs_done` say that a body has said that it is over; `reviewed_on` is the day it was looked at with the
    person, before that.
    """

    section: str
    left_on: date | None
    on: date
    on_community_order: bool
    council_done: bool = False
    nhs_done: bool = False
    reviewed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class LivedFacts:
    """Where somebody lived just before their latest detention, and who had found them that place.

    `lived_in` is one of LIVED; `placed_by` one of PLACED: a council that had found them a place to live.
    """

    lived_in: str | None
    placed_by: str | None
    left_on: date | None

    def __post_init__(self) -> None:
        _one_of("lived_in", self.lived_in, LIVED)
        _one_of("placed_by", self.placed_by, PLACED)


@dataclass(frozen=True, kw_only=True)
class ResidenceFacts:
    """Where somebody lives, for which council meets their needs; and a move, where there is one.

    `moves_out_on` with `taken_over_on`: from which day the new council meets their needs. `came_on` is the
    day they moved here from another council, and `has_old_plan` that a plan of its came with them.
    """

    lives_in: str | None
    placed_by: str | None = NOBODY
    in_dispute: bool = False
    moves_out_on: date | None = None
    taken_over_on: date | None = None
    came_on: date | None = None
    has_old_plan: bool = False
    is_assessed: bool = False

    def __post_init__(self) -> None:
        _one_of("lives_in", self.lives_in, LIVED)
        _one_of("placed_by", self.placed_by, PLACED)


@dataclass(frozen=True, kw_only=True)
class NhsFacts:
    """What the NHS decided on continuing healthcare, from when, and what was paid meanwhile.

    `decided` is ELIGIBLE, NOT_ELIGIBLE or WAITING; `takes_over_on` the day from which the NHS truly pays.
    Sums are whole pence, of the days from `eligible_from` to it.
    """

    decided: str | None
    eligible_from: date | None = None
    takes_over_on: date | None = None
    person_paid_pence: int | None = None
    council_paid_pence: int | None = None
    refund_pence: int | None = None

    def __post_init__(self) -> None:
        _one_of("decided", self.decided, (ELIGIBLE, NOT_ELIGIBLE, WAITING))
        for name in ("person_paid_pence", "council_paid_pence", "refund_pence"):
            pence = getattr(self, name)
            if pence is not None and (type(pence) is not int or not 0 <= pence <= GREATEST_PENCE):
                raise Invalid("Give a sum of nothing or more.", fields={name: "Out of bounds."})


def _one_of(name: str, word: str | None, words: tuple[str, ...]) -> None:
    if word is not None and word not in words:
        raise Invalid(f"{name}: choose one of {', '.join(words)}.", fields={name: "Choose one of the list."})
