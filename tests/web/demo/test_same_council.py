"""The same people and the same day make the same council, in another home and another process."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sayso.web.demo import cast
from sayso.web.demo.build import drawn
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.home import secret
from tests.web.demo.conftest import DAY

#: What is not the council's: the machine's times, numbers of transactions, marks made with its secret.
LEFT_OUT = {
    "audit_event": {"written_at", "xid"},
    "ledger_transaction": {"posted_at", "xid", "recorded_at"},
    "safeguarding_concern": {"reference"},
    "safeguarding_staff_concern": {"reference"},
    # A drawn page holds the moment at which its fonts were cut down: the words beside it are compared.
    "letters_copy": {"pdf", "pdf_sha256"},
    "letters_sending": {"pdf_sha256", "receipt"},
}
NOT_OURS = ("audit_link", "django_", "procrastinate_", "auth_", "account_", "axes_", "mfa_")


def test_the_same_crowd_is_drawn_each_time_and_another_number_draws_another():
    once, again, more = (drawn(people=count, day=DAY) for count in (80, 80, 90))

    assert once == again
    assert once != more


def test_nobody_of_the_crowd_bears_a_storytellers_name():
    names = {one.name for family in drawn(people=400, day=DAY) for one in family.people}

    assert not names & cast.names()


def test_shares_are_those_of_the_population_file():
    families = drawn(people=2000, day=DAY)
    older = sum(1 for family in families if family.adult.age(DAY) >= 65) / len(families)
    waiting = sum(1 for family in families if family.waits) / len(families)

    assert 0.60 < older < 0.70
    assert 0.02 < waiting < 0.06
    assert all(18 <= one.age(DAY) <= 99 for family in families for one in family.people)


@pytest.fixture
def homes() -> Iterator[list[Path]]:
    """Two folders for demos that every user may enter."""
    made = [Path(tempfile.mkdtemp(prefix="sayso-same-", dir="/tmp")) for _ in range(2)]
    for folder in made:
        folder.chmod(0o755)
    yield made
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
@pytest.mark.own_server
def test_the_same_seed_and_day_build_the_same_council_to_the_last_key(homes):
    councils = [built(home, hash_seed=str(number)) for number, home in enumerate(homes)]

    assert councils[0].keys() == councils[1].keys()
    assert {name for name in councils[0] if councils[0][name] != councils[1][name]} == set()


def built(home: Path, *, hash_seed: str) -> dict[str, str]:
    """Build a council of sixty in its own home, and return what each of its tables comes to."""
    environment = {**os.environ, "SAYSO_HOME": str(home), "PYTHONHASHSEED": hash_seed}
    program = [sys.executable, "-m", "sayso.web.demo.run", "--people", "60", "--no-serve"]
    subprocess.run(program, env=environment, check=True, capture_output=True, text=True)
    server = EmbeddedServer(home / "demo", throwaway=True)
    server.start()
    try:
        return said(home / "demo")
    finally:
        server.stop()


def said(home: Path) -> dict[str, str]:
    """Return every table's rows as one fingerprint, in an order of their own."""
    found = {}
    with psycopg.connect(
        host=str(home / "run"),
        user="sayso_proof",
        password=secret("sayso_proof", home),
        dbname="sayso",
    ) as connection:
        for table, columns in columns_of(connection).items():
            listed = ", ".join(as_text(column) for column in columns)
            rows = connection.execute(f'select {listed} from "{table}" order by {listed}').fetchall()
            found[table] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return found


def as_text(column: str) -> str:
    """Return a column as text; of an event's facts, all but the mark of a drawn page."""
    return "(facts - 'sha256')::text" if column == "facts" else f'"{column}"::text'


def columns_of(connection) -> dict[str, list[str]]:
    """Return the tables that are the council's, with the columns that do not depend on the machine."""
    found: dict[str, list[str]] = {}
    listing = connection.execute(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'public' and table_name in"
        " (select tablename from pg_tables where schemaname = 'public') order by 1, ordinal_position"
    )
    for table, column in listing:
        if not table.startswith(NOT_OURS) and column not in LEFT_OUT.get(table, ()):
            found.setdefault(table, []).append(column)
    return found
