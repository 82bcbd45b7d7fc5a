"""Building the made-up council of Lindenshire, all of it through the actions that workers use.

The same number of people and the same day make the same council, to the last key. Each step is a transaction
of its own; whoever starts the build throws a half-built council away (see `run`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sayso.web.demo import adding, cast, staff
from sayso.web.demo.cases import STORIES
from sayso.web.demo.chance import Chance, everything_decided
from sayso.web.demo.council import Council
from sayso.web.demo.crowd import Drawing, Family, batches
from sayso.web.demo.places import Register

BATCH_DAYS = 45
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Step:
    """One part of the work, and what to say while it is done."""

    words: str
    do: Callable[[], object]


def build(*, people: int, day: date, progress: Progress) -> None:
    """Build a council in which so many people draw on support or wait for it; their carers come on top.

    `day` is the day on which the council opens. `progress` is told what is being done, how many parts are
    done, and how many there are. Runs under the application's own database role, on an empty database.
    """
    with everything_decided(Chance("keys")):
        council = Council(day=day, families=_crowd(max(0, people - cast.adults()), day))
        steps = list(_steps(council))
        for number, step in enumerate(steps):
            progress(step.words, number, len(steps))
            step.do()
        progress("The council is built", len(steps), len(steps))


def _crowd(how_many: int, day: date) -> list[Family]:
    chance = Chance("crowd")
    register = Register(chance, cast.nhs_numbers())
    return Drawing(chance, day, cast.names(), register).families(how_many)


def _steps(council: Council) -> Iterator[Step]:
    yield Step("Opening the council", partial(staff.begin, council))
    yield Step("Taking on staff", partial(staff.take_on_staff, council))
    for row in cast.rows():
        yield Step("Adding people whose story is told", partial(cast.add_one, council, row))
    yield from _taking_on(council)
    for words, tell in STORIES:
        yield Step(words, partial(tell, council))


def _taking_on(council: Council) -> Iterator[Step]:
    first = council.day - timedelta(days=5 * 365 + 1)
    chance = Chance("leads")
    for on, families in batches(council.families, first, council.day, BATCH_DAYS):
        yield Step("Adding people", partial(adding.take_on, council, families, on, chance))
