"""What each of the crowd wants and has: drawn here, and told of through the actions that workers use.

A life begins with an assessment, goes on to a plan, what they pay, a budget and an order, and is looked at
again. Whoever does not wait and lives in the community has one of up to two years.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any

from sayso.journey.planning.statuses import Way
from sayso.rules.calendar import next_working_day
from sayso.web.demo import reading
from sayso.web.demo.chance import Chance
from sayso.web.demo.council import Council
from sayso.web.demo.crowd import Somebody
from sayso.web.demo.days import work_day

#: Lives are told from two years before the council opens, and none is younger than three weeks.
OLDEST, YOUNGEST = timedelta(days=728), timedelta(days=21)
AFTER_THE_LEAD = timedelta(days=6)
SEASON, SEASONS = 243, 3  # in days; how many a life can have begun ago


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One line of somebody's plan: their words, how it is met, how often and long, and how it is held."""

    aim: str
    how_met: str
    outcome: str
    way: Way
    times_a_week: int
    minutes_each: int
    wished_at: time | None = None


@dataclass(frozen=True, kw_only=True)
class Life:
    """Somebody of the crowd, who leads for them, since when, and what they want."""

    one: Somebody
    worker: str
    begins: date
    wanted: tuple[Wanted, ...]
    chance: float  # theirs alone: what is done for some of them is done for whoever draws below a share

    @property
    def key(self) -> Any:
        """The key of their record."""
        return self.one.key


@dataclass(frozen=True)
class Batch:
    """Lives of one worker's people that begin together, and the first day of them."""

    worker: str
    begins: date
    lives: tuple[Life, ...]


def lives_of(council: Council) -> list[Life]:
    """Return the lives of the crowd, by when they begin."""
    found = [_life(council, family.adult) for family in council.families if not family.waits]
    return sorted((one for one in found if one), key=lambda one: (one.begins, one.key))


def batches_of(council: Council, season: int) -> Iterator[Batch]:
    """Give the lives that began so many seasons ago, in sets: those of one worker together."""
    lives = [one for one in lives_of(council) if (council.day - one.begins).days // SEASON == season]
    for worker, some in groupby(sorted(lives, key=lambda one: one.worker), key=lambda one: one.worker):
        together = tuple(some)
        yield Batch(worker, work_day(max(one.begins for one in together)), together)


def _life(council: Council, one: Somebody) -> Life | None:
    """Draw one life; none for whoever lives in a care home, has no lead, or whose record few may open."""
    lead = council.leads.get(one.key)
    if one.in_care_home or lead is None or one.key in council.closed:
        return None
    begins = max(council.led_since[one.key] + AFTER_THE_LEAD, council.day - OLDEST)
    if begins > council.day - YOUNGEST:
        return None
    chance = Chance(f"life {one.key}")
    return Life(
        one=one,
        worker=lead.name,
        begins=next_working_day(begins),
        wanted=tuple(_wanted(one, chance, council.day)),
        chance=chance.random(),
    )


def _wanted(one: Somebody, chance: Chance, day: date) -> Iterator[Wanted]:
    """Draw one to three lines that fit why they draw on support."""
    band = "18-64" if one.age(day) < 65 else "65-99"
    direct = chance.happens(reading.shares("direct_payment")[band])
    told: Sequence[Mapping[str, Any]] = reading.read("lives")["wanted"][one.reason]
    for line in chance.sample(list(told), min(len(told), chance.choice([1, 2, 2, 3]))):
        at = line.get("at")
        yield Wanted(
            aim=line["aim"],
            how_met=line["how"],
            outcome=line["outcome"],
            way=Way.DIRECT_PAYMENT if direct else Way.COUNCIL,
            times_a_week=chance.choice(line["times"]),
            minutes_each=chance.choice(line["minutes"]),
            wished_at=time.fromisoformat(at) if at else None,
        )
