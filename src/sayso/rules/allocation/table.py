"""The council's points table: what each level of need scores, and what the points come to in money.

A table is a choice of the council, so it comes in as an argument. It is read from a small file, checked
here, and kept with the sum: its name and date are on every answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sayso.rules.authority import Authority, Evidence


class Period(Enum):
    """What a table's money is for."""

    WEEK = "week"
    YEAR = "year"


@dataclass(frozen=True)
class MoneyStep:
    """From so many points, so many whole pence in the table's period."""

    from_points: int
    amount_pence: int


@dataclass(frozen=True)
class PointsTable:
    """A published points table.

    `asked` says who was asked about it and when; `published_at` is the address where anyone can read it.
    `domains` and `levels` map codes to the words a person reads, levels from the least need to the most.
    `points` holds the points of each domain and level: more need never scores less. Money is either
    `pence_a_point` or `steps` (the last step at or below the points counts), for a `period`;
    `weeks_in_the_period` turns it into a week. `rate_pence_an_hour` is what an hour of help costs here, or
    None if the council has not set it. `from_outcomes` says which outcomes of the national test tell of a
    domain, so that nothing the record knows is asked again; it changes no sum.
    """

    name: str
    starts_on: date
    asked: str
    published_at: str
    domains: Mapping[str, str]
    levels: Mapping[str, str]
    points: Mapping[tuple[str, str], int]
    period: Period
    weeks_in_the_period: int
    pence_a_point: int | None
    steps: tuple[MoneyStep, ...]
    rate_pence_an_hour: int | None
    from_outcomes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def authority(self) -> Authority:
        """The table as what a line rests on: a choice of the council that anyone can read."""
        place = f"from {day_text(self.starts_on)}"
        return Authority(self.name, place, self.published_at, Evidence.OFFICIAL)


def day_text(day: date) -> str:
    """A day in words: 2 May 2026."""
    return f"{day.day} {day:%B} {day.year}"
