"""Single posts through the ledger's function, beside PostgreSQL's own banking transaction (TPC-B).

Eight clients each, pgbench's own protocol, every commit on the disk. Ours signs in as the application,
policies on, and each post is one statement and one transaction: it says whose eyes look, and posts two legs
with a person, a funder and a period. TPC-B is pgbench's own at scale 20, in the same server, as the owner.
Rounds of the two take turns, so that whatever else the machine does falls on both; the figures are medians,
and the ratio is the median of the rounds' own.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.ledger_place import DATABASE, NOW, ON, PEOPLE, Place, place, sign_in
from bench.measuring import Result
from sayso.web.settings.postgres import wheel

CLIENTS, SECONDS, ROUNDS, SCALE = 8, 5, 7, 20
PEER = "ledger_bench_tpcb"
BOUND = ">= 1.2"
POSTS_FROM_DJANGO = 2_000
# Keys in the order of time, as `ledger.keys.new_key` makes them: one row of them for each client and round.
SCRIPT = """\\set person random(1000, 4999)
\\set pence random(100, 90000)
\\set number :number + 1
\\set client 100 + :client_id
select set_config('sayso.viewer', '{poster}', true), ledger_post_one('{begun:08x}-0000-7:client-8000-:number',
  'council', '2026-11-20', now(), 'direct_payment_approved', '[{legs}]');
"""
LEG = (
    '{{"code": "{code}", "{side}_pence": :pence, "person": "00000000-0000-4000-8000-00000000:person",'
    ' "funder": "council", "period_starts_on": "2026-11-02", "period_ends_before": "2026-11-30"}}'
)


def measure() -> list[Result]:
    """Measure single posts beside TPC-B, and one post from Django to its commit."""
    with place() as where, tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "post.sql"
        _make_peer(where)
        ours, theirs = [], []
        for number in range(ROUNDS):
            script.write_text(_script(where, number), encoding="utf-8")
            told = ("-n", "-D", "number=100000000000", "-f", str(script))
            ours.append(_pgbench(where, "sayso_app", *told, DATABASE))
            theirs.append(_pgbench(where, "sayso_owner", "-n", "-b", "tpcb-like", PEER))
        django_ms = _from_django(where)
        posted = _posted(where)
    rate, peer = statistics.median(ours), statistics.median(theirs)
    ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=True))
    assert posted >= POSTS_FROM_DJANGO + sum(ours) * SECONDS * 0.9, "fewer stand than were counted"
    return [
        Result(
            name="ledger_post",
            question="Single posts a second, 8 clients, application role, policies on, beside pgbench TPC-B",
            ours=rate,
            unit="a second",
            peers={"pgbench TPC-B, scale 20": peer},
            ratio=ratio,
            bound=BOUND,
        ),
        Result(
            name="ledger_post_django",
            question="One post from Django: viewer set, posted, committed",
            ours=django_ms,
            unit="ms",
        ),
    ]


def _script(where: Place, number: int) -> str:
    """Return what one client does again and again in one round."""
    legs = (LEG.format(code="E500", side="debit"), LEG.format(code="L200", side="credit"))
    return SCRIPT.format(poster=where.poster, begun=number + 1, legs=", ".join(legs))


def _make_peer(where: Place) -> None:
    with where.server.superuser() as superuser:
        superuser.execute(f"drop database if exists {PEER} with (force)")
        superuser.execute(f"create database {PEER} owner sayso_owner")
    with where.server.superuser(PEER) as superuser:
        superuser.execute("grant all on schema public to sayso_owner")
    _run(where, "sayso_owner", "-i", "-q", "-s", str(SCALE), PEER)


def _pgbench(where: Place, role: str, *arguments: str) -> float:
    """Run pgbench for one round; return transactions a second."""
    with where.server.superuser() as superuser:
        superuser.execute("checkpoint")
    said = _run(where, role, "-c", str(CLIENTS), "-j", "2", "-T", str(SECONDS), *arguments)
    found = re.search(r"tps = ([\d.]+)", said)
    failed = re.search(r"number of failed transactions: (\d+)", said)
    if not found or not failed or failed[1] != "0":
        raise RuntimeError(f"pgbench did not go through: {said}")
    print(f"  {arguments[-1]}: {float(found[1]):,.0f} a second", file=sys.stderr)
    return float(found[1])


def _run(where: Place, role: str, *arguments: str) -> str:
    assert role in ("sayso_app", "sayso_owner")
    done = subprocess.run(
        [str(wheel() / "bin" / "pgbench"), *arguments],
        env=where.environment("sayso_app" if role == "sayso_app" else "sayso_owner"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _from_django(where: Place) -> float:
    """Return the median milliseconds of one post, from the transaction's opening to its commit."""
    from django.db import transaction

    from sayso.foundation.access.models import User
    from sayso.foundation.access.viewer import viewing
    from sayso.foundation.ledger import postings
    from sayso.foundation.ledger.keys import new_key
    from sayso.foundation.ledger.posting import post
    from sayso.foundation.ledger.transactions import Tags

    by = User.objects.get(pk=where.poster)
    taken = []
    for number in range(POSTS_FROM_DJANGO):
        of = Tags(person=PEOPLE[number % len(PEOPLE)], funder="council")
        item = postings.payment_approved(key=new_key(NOW), on=ON, pence=100 + number, of=of)
        begun = time.perf_counter()
        with transaction.atomic(), viewing(by, at=NOW):
            assert post(transaction=item, by=by, at=NOW)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


def _posted(where: Place) -> int:
    """Return how many transactions stand, and see that the whole ledger is proved."""
    sign_in("sayso_proof", where.server)
    from sayso.foundation.ledger.proving import prove

    proof = prove()
    assert proof.holds, proof.broken
    return proof.transactions


if __name__ == "__main__":
    for found in measure():
        print(found)
