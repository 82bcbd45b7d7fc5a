"""One task before and after: who does it, how long it takes, and whether they said yes."""

from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """Who does a task, as far as this question needs to know."""

    PAID = "paid"  # paid support
    CARER = "carer"  # somebody close, unpaid
    OTHER = "other"  # the person themself, something near home, equipment
    NOBODY = "nobody"  # not settled, or there was no such task


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """One task of one person. `carer` is what the carer is called; empty where nobody is named.

    Minutes are a week's, None while nobody has said. `said_yes`: whether the carer's own yes is in force.
    `nights_a_week`: how many nights a week it falls in the night; None while nobody has said.
    """

    key: str
    words: str
    before: By
    after: By
    carer: str = ""
    minutes_before: int | None = None
    minutes_after: int | None = None
    said_yes: bool = False
    at_night: bool = False
    nights_a_week: int | None = None


@dataclass(frozen=True, kw_only=True)
class PartnershipFacts:
    """All tasks of one person, before and after. `is_first`: no budget was agreed before this one."""

    tasks: tuple[TaskFacts, ...]
    is_first: bool
