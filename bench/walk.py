"""The walk from an assessment to an order: how many actions a second, one person at a time and as sets.

A council of 300 made-up people in which nothing has happened yet: each half of them is assessed, planned
with, means-tested, budgeted and ordered for. What is counted is the audited acts, one or more a person and
action. The limit is what the database itself takes: as many bare rows, a commit each.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measuring import Result
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.roles import DATABASE

if TYPE_CHECKING:
    from sayso.web.demo.council import Council
    from sayso.web.demo.lives import Life

HOME = Path(__file__).resolve().parents[1] / "var" / "bench-walk"
PEOPLE = 300
MARK = "RESULT"


def measure() -> list[Result]:
    """Measure both ways in a process of their own, which needs a home of its own."""
    environment = {**os.environ, "SAYSO_HOME": str(HOME), "SAYSO_DEMO": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "sayso.web.settings.base"
    shutil.rmtree(HOME, ignore_errors=True)
    ran = subprocess.run(
        [sys.executable, "-m", "bench.walk"], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    told = next(line for line in ran.stdout.splitlines() if line.startswith(MARK))
    alone, together, bare = (float(figure) for figure in told.split()[1:])
    return [
        _result("walk_alone", "one person at a time", alone, bare),
        _result("walk_together", "as sets, one worker's people together", together, bare),
    ]


def _result(name: str, how: str, ours: float, bare: float) -> Result:
    return Result(
        name=name,
        question=f"Audited acts a second from assessment to order, {how}",
        ours=ours,
        unit="acts/s",
        peers={"bare rows, a commit each": bare},
        ratio=ours / bare,
    )


def _run() -> None:
    server = EmbeddedServer(HOME, throwaway=True)
    server.start()
    try:
        alone, together = _walks(server)
        print(MARK, alone, together, _bare(server))
    finally:
        server.stop()


def _walks(server: EmbeddedServer) -> tuple[float, float]:
    from sayso.web.demo.standing import OPENS, bring_up_to_date

    bring_up_to_date()
    from sayso.web.demo import build, cast
    from sayso.web.demo.chance import Chance, everything_decided
    from sayso.web.demo.council import Council
    from sayso.web.demo.crowd import batches
    from sayso.web.demo.lives import lives_of
    from sayso.web.demo.places import Register

    day = OPENS.date()
    with everything_decided(Chance("keys")):
        register = Register(Chance("register"), cast.nhs_numbers())
        sets = batches(build.drawn(people=PEOPLE, day=day, register=register), day)
        council = Council(day=day, families=[family for families in sets for family in families])
        for step in build.opening(council, sets, register):
            step.do()
        lives = lives_of(council)
        alone = _a_second(server, lambda: _one_by_one(council, lives[::2]))
        together = _a_second(server, lambda: _in_sets(council, lives[1::2]))
    return alone, together


def _one_by_one(council: "Council", lives: "Sequence[Life]") -> None:
    from sayso.web.demo.lives import Batch
    from sayso.web.demo.living import begin_lives

    for life in lives:
        begin_lives(council, Batch(life.worker, life.begins, (life,)))


def _in_sets(council: "Council", lives: "Sequence[Life]") -> None:
    from sayso.web.demo.lives import Batch
    from sayso.web.demo.living import begin_lives

    for worker, some in groupby(sorted(lives, key=lambda one: one.worker), key=lambda one: one.worker):
        together = tuple(some)
        begin_lives(council, Batch(worker, max(one.begins for one in together), together))


def _a_second(server: EmbeddedServer, walk: Callable[[], None]) -> float:
    with server.superuser(DATABASE) as connection:
        count = "select count(*) from audit_event"
        [(before,)] = connection.execute(count).fetchall()
        began = time.perf_counter()
        walk()
        took = time.perf_counter() - began
        [(after,)] = connection.execute(count).fetchall()
    return float(int(str(after)) - int(str(before))) / took


def _bare(server: EmbeddedServer) -> float:
    rows = 3_000
    with server.superuser(DATABASE) as connection:
        connection.execute("create table bench_bare (id bigserial primary key, at timestamptz, told jsonb)")
        began = time.perf_counter()
        for _ in range(rows):
            connection.execute('insert into bench_bare (at, told) values (now(), \'{"state": "agreed"}\')')
        took = time.perf_counter() - began
    return rows / took


if __name__ == "__main__":
    _run()
