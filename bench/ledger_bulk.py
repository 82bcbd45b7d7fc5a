"""Many posts at once: a million transactions in ten runs, beside bare COPY and beside django-hordak.

Ours goes the whole way of `post_many`, from Python objects to the commit, as the application with policies
on: every check of Python and of the database, bodies hashed, accounts opened, keys asked for replays. Bare
COPY writes the same rows as they will stand into tables with no index, no check and no policy: nothing can
be faster. Hordak is given its best: bulk inserts of transactions and legs, with its own triggers.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.ledger_place import NOW, ON, PEOPLE, Place, place, sign_in
from bench.measuring import Result

RUNS, EACH = 10, 100_000
LEGS = 2 * (RUNS + 1) * EACH  # one run more is posted, to be replayed
LEAST_A_SECOND, MOST_TRIAL_SECONDS = 15_000, 2.0
VENV = Path(__file__).resolve().parents[1] / "var" / "bench-venv"
HORDAK = Path(__file__).with_name("peer_hordak.py")
BARE = """
drop table if exists bare_transaction, bare_leg;
create table bare_transaction (like ledger_transaction);
create table bare_leg (like ledger_leg);
"""


def measure() -> list[Result]:
    """Measure posting in bulk, a trial balance of two million legs, and the proof of them all."""
    with place() as where:
        rates = [_post(where, _items()) for _ in range(RUNS)]
        replay_seconds = _replay(where)
        bare = _bare_copy(where)
        hordak = _hordak(where)
        trial_seconds, prove_seconds = _read(where)
    return [
        *_posted(statistics.median(rates), bare, hordak),
        *_proved(replay_seconds, trial_seconds, prove_seconds),
    ]


def _posted(rate: float, bare: float, hordak: float | None) -> list[Result]:
    """Say how fast posting was, beside bare COPY and another ledger."""
    return [
        Result(
            name="ledger_bulk",
            question=f"Transactions a second in bulk with all checks (bound: {LEAST_A_SECOND:,} a second)",
            ours=rate,
            unit="a second",
            peers={"django-hordak, bulk inserts": hordak} if hordak else {},
            limit=bare,
            ratio=rate / LEAST_A_SECOND,
            bound=">= 1",
        ),
        Result(
            name="ledger_bulk_share_of_copy",
            question="The same as a share of bare COPY of the same rows",
            ours=rate / bare,
            unit="of bare COPY",
            limit=1.0,
        ),
    ]


def _proved(replay_seconds: float, trial_seconds: float, prove_seconds: float) -> list[Result]:
    """Say how long it took to post again, to add up, and to prove."""
    return [
        Result(
            name="ledger_replay",
            question=f"Posting {EACH:,} transactions again: nothing new",
            ours=replay_seconds,
            unit="s",
        ),
        Result(
            name="ledger_trial_balance",
            question=f"Trial balance of {LEGS:,} legs (bound: {MOST_TRIAL_SECONDS} s)",
            ours=trial_seconds,
            unit="s",
            limit=MOST_TRIAL_SECONDS,
            ratio=trial_seconds / MOST_TRIAL_SECONDS,
            bound="<= 1",
        ),
        Result(
            name="ledger_prove",
            question=f"The whole proof of {LEGS:,} legs, every body hashed again",
            ours=prove_seconds,
            unit="s",
        ),
    ]


def _items() -> Sequence[Any]:
    """Return payments of one run: a person, an arrangement, a funder, a period and a cost centre each."""
    from datetime import date

    from sayso.foundation.ledger import postings
    from sayso.foundation.ledger.keys import new_key
    from sayso.foundation.ledger.transactions import Tags

    people = [
        Tags(
            person=key,
            arrangement=key,
            funder="council",
            period_starts_on=date(2026, 11, 2),
            period_ends_before=date(2026, 11, 30),
            cost_centre="AS101",
        )
        for key in PEOPLE
    ]
    return [
        postings.payment_approved(
            key=new_key(NOW), on=ON, pence=10_000 + number % 997, of=people[number % len(people)]
        )
        for number in range(EACH)
    ]


def _post(where: Place, items: Sequence[Any], *, new: int = EACH) -> float:
    """Post one run and commit; return transactions a second."""
    from django.db import transaction

    from sayso.foundation.access.models import User
    from sayso.foundation.access.viewer import viewing
    from sayso.foundation.ledger.posting import post_many

    by = User.objects.get(pk=where.poster)
    begun = time.perf_counter()
    with transaction.atomic(), viewing(by, at=NOW):
        posted = post_many(items=items, by=by, at=NOW)
    rate = len(items) / (time.perf_counter() - begun)
    assert posted == new
    print(f"  {rate:,.0f} a second", file=sys.stderr)
    return rate


def _replay(where: Place) -> float:
    items = _items()
    _post(where, items)
    return EACH / _post(where, items, new=0)


def _bare_copy(where: Place) -> float:
    """Write the rows of one run by COPY into tables that check nothing; return transactions a second."""
    from bench.ledger_place import DATABASE

    with where.server.superuser(DATABASE) as superuser:
        tables = {}
        for table, only in (
            ("transaction", f"select * from ledger_transaction limit {EACH}"),
            ("leg", f"select * from ledger_leg limit {2 * EACH}"),
        ):
            with superuser.cursor().copy(f"copy ({only}) to stdout (format binary)") as copied:
                tables[table] = [bytes(block) for block in copied]
        taken = []
        for _ in range(3):
            superuser.execute(BARE)
            begun = time.perf_counter()
            with superuser.transaction():
                for table, blocks in tables.items():
                    with superuser.cursor().copy(f"copy bare_{table} from stdin (format binary)") as copy:
                        for block in blocks:
                            copy.write(block)
            taken.append(time.perf_counter() - begun)
        superuser.execute("drop table bare_transaction, bare_leg")
    return EACH / statistics.median(taken)


def _hordak(where: Place) -> float | None:
    """Return hordak's transactions a second from a venv of its own, or nothing when it cannot be had."""
    python = VENV / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    got = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "django-hordak", "psycopg[binary]"],
        capture_output=True,
        check=False,
    )
    if got.returncode:
        print("  django-hordak cannot be installed here; left out", file=sys.stderr)
        return None
    with where.server.superuser() as superuser:
        superuser.execute("drop database if exists ledger_bench_hordak with (force)")
        superuser.execute("create database ledger_bench_hordak owner sayso_owner")
    with where.server.superuser("ledger_bench_hordak") as superuser:
        superuser.execute("grant all on schema public to sayso_owner")
    told = {**where.environment("sayso_owner"), "PGDATABASE": "ledger_bench_hordak"}
    done = subprocess.run([str(python), str(HORDAK)], env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return float(json.loads(done.stdout)["a_second"])


def _read(where: Place) -> tuple[float, float]:
    """Return the seconds of a trial balance and of the whole proof, as the proof role."""
    with where.server.superuser("ledger_bench") as superuser:
        superuser.execute("vacuum analyze ledger_leg, ledger_transaction, ledger_account")
    sign_in("sayso_proof", where.server)
    from sayso.foundation.ledger.chart import Book
    from sayso.foundation.ledger.proving import prove
    from sayso.foundation.ledger.queries import totals

    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        found = totals(Book.COUNCIL, ON)
        taken.append(time.perf_counter() - begun)
    assert sum(total.balance_pence for total in found) == 0
    begun = time.perf_counter()
    proof = prove()
    seconds = time.perf_counter() - begun
    assert proof.holds, proof.broken
    assert proof.legs == LEGS
    return statistics.median(taken), seconds


if __name__ == "__main__":
    for found in measure():
        print(found)
