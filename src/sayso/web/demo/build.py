"""Building the made-up council of Lindenshire, all of it through the actions that workers use.

The same number of people and the same day make the same council, to the last key. Each step is a transaction
of its own; whoever starts the build throws a half-built council away (see `run`).
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import connection

from sayso.web.demo import (
    adding,
    calling,
    cast,
    choices,
    crowd_work,
    lasting,
    living,
    money,
    paying,
    renewing,
    staff,
    watching,
)
from sayso.web.demo.cases import STORIES
from sayso.web.demo.chance import Chance, everything_decided
from sayso.web.demo.council import Council
from sayso.web.demo.crowd import Drawing, Family, batches
from sayso.web.demo.lives import SEASONS
from sayso.web.demo.places import Register

CALLS_A_STEP = 100
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
    with everything_decided(Chance("keys")), seldom_tidied(), kept_at_the_end():
        register = Register(Chance("register"), cast.nhs_numbers())
        sets = batches(drawn(people=people, day=day, register=register), day)
        council = Council(day=day, families=[family for families in sets for family in families])
        steps = list(_steps(council, sets, register))
        for number, step in enumerate(steps):
            progress(step.words, number, len(steps))
            step.do()
        progress("The council is built", len(steps), len(steps))


@contextmanager
def seldom_tidied() -> Iterator[None]:
    """Look less often for what nothing holds any more: much is made, and most of it is kept to the end."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def kept_at_the_end() -> Iterator[None]:
    """Do not wait for the disk after each step: a build that loses its power half way is thrown away."""
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:  # the next commit takes all before it along
            cursor.execute("set synchronous_commit = on")


def drawn(*, people: int, day: date, register: Register | None = None) -> list[Family]:
    """Draw the families of a council of so many people, the storytellers left out."""
    given = register or Register(Chance("register"), cast.nhs_numbers())
    drawing = Drawing(Chance("crowd"), day, cast.names(), given)
    return drawing.families(max(0, people - cast.adults()))


def _steps(council: Council, sets: Sequence[Sequence[Family]], register: Register) -> Iterator[Step]:
    yield from opening(council, sets, register)
    for words, tell in STORIES:
        yield Step(words, partial(tell, council))
    yield from _lives(council)
    yield from _everyday(council)
    yield Step("Working everybody out anew", partial(renewing.make_run, council))
    yield Step("Linking the trail", partial(watching.link, council))


def opening(council: Council, sets: Sequence[Sequence[Family]], register: Register) -> Iterator[Step]:
    """Give the steps until everybody is on record and has a worker, with nothing told of anybody yet."""
    yield Step("Opening the council", partial(staff.begin, council))
    yield Step("Taking on staff", partial(staff.take_on_staff, council))
    yield Step("Asking people about the council's rules", partial(choices.ask, council))
    yield Step("Saying what an hour costs", partial(choices.price, council))
    yield Step("Choosing the council's rules", partial(choices.choose, council))
    yield Step("Entering what the law has not confirmed", partial(choices.enter_figures, council))
    for row in cast.rows():
        yield Step("Adding people whose story is told", partial(cast.add_one, council, row))
    chance = Chance("leads")
    for families in sets:
        yield Step("Adding people", partial(adding.take_on, council, families, chance, register))


def _everyday(council: Council) -> Iterator[Step]:
    for number in reversed(range(crowd_work.FORTNIGHTS)):
        yield Step("Writing up visits", partial(crowd_work.write_up, council, number))
    yield Step("Owing and keeping", partial(crowd_work.owe_all, council))
    every = calling.calls(council)
    for start in range(0, len(every), CALLS_A_STEP):
        yield Step("Taking calls", partial(calling.take, council, every[start : start + CALLS_A_STEP]))
    yield Step("Deciding on worries", partial(calling.decide_on_worries, council))
    yield Step("Checking who opened what", partial(watching.check_openings, council))


def _lives(council: Council) -> Iterator[Step]:
    for season in reversed(range(SEASONS)):
        yield Step("Planning with people", partial(living.begin_season, council, season))
    yield Step("Visiting people", partial(lasting.visit_all, council))
    yield Step("Looking at support again", partial(lasting.look_again_at_all, council))
    books = money.Books(council)
    for starts in paying.periods(council):
        yield Step("Paying for support", partial(books.post, starts))
        yield Step("Paying people directly", partial(paying.pay, council, starts))
    yield Step("Preparing the next payments", partial(paying.prepare_next, council))
