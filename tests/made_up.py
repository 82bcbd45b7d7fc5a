"""The made-up council that stories are walked in: built once in a run by its own builder, then copied.

Whichever process needs it first builds it and keeps it under `var/`, as plain SQL with the folder of its
papers beside; the others of that run wait for it and take it from there.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connections
from django.test import override_settings

from sayso.foundation.access.models import User
from sayso.web.demo.build import build
from sayso.web.demo.sign_ins import DOMAIN
from sayso.web.settings.embedded import EmbeddedServer
from tests.conftest import NOW
from tests.schema import KEPT, make_database, run

PEOPLE = 30
#: Its name ends as those of all test databases do, so that what a killed run left is dropped.
PATTERN = f"test_sayso_pattern_{os.getpid()}"


@dataclass
class MadeUp:
    """The council that was built: the folder of its papers, and what was said while it was."""

    home: Path
    said: list[tuple[str, int, int]] = field(default_factory=list)

    def login(self, name: str) -> User:
        return User.objects.get(email=f"{name}@{DOMAIN}")


def homes(home: Path) -> dict[str, Path]:
    """Return where a council keeps papers, letters and the witness, by the name of the setting."""
    return {
        "SAYSO_HOME": home,
        "MEDIA_ROOT": home / "papers",
        "OUTBOX": home / "outbox",
        "AUDIT_WITNESS": home / "witness" / "audit.jsonl",
    }


@contextmanager
def walking(database: str) -> Iterator[None]:
    """Let Django walk another database until the block ends."""
    connection = connections["default"]
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextmanager
def a_copy(server: EmbeddedServer, made: str, *, of: str) -> Iterator[None]:
    """Keep a copy of a database until the block ends. Nobody may be signed in to the other meanwhile."""
    _copy(server, made, of=of)
    yield
    drop(server, made)


def drop(server: EmbeddedServer, name: str) -> None:
    """Drop a database, whoever is signed in to it."""
    with server.superuser() as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')


def _copy(server: EmbeddedServer, made: str, *, of: str) -> None:
    drop(server, made)
    with server.superuser() as connection:
        connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [of])
        connection.execute(f'create database "{made}" template "{of}" owner sayso_owner')


@pytest.fixture(scope="session")
def pattern(django_db_setup, django_db_blocker, server, tmp_path_factory) -> Iterator[MadeUp]:
    """Take the council from what another process of this run kept, or build it and keep it."""
    kept = KEPT / f"council-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    made = MadeUp(tmp_path_factory.mktemp("lindenshire"))
    with (KEPT / "council.lock").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            _take(kept, made, server)
        else:
            _build(kept, made, server)
    yield made
    drop(server, PATTERN)


def _take(kept: Path, made: MadeUp, server: EmbeddedServer) -> None:
    make_database(server, PATTERN)
    run(server, "psql", PATTERN, "--quiet", "--set=ON_ERROR_STOP=1", f"--file={kept / 'council.sql'}")
    shutil.copytree(kept / "home", made.home, dirs_exist_ok=True)
    made.said = [tuple(said) for said in json.loads((kept / "said.json").read_text())]


def _build(kept: Path, made: MadeUp, server: EmbeddedServer) -> None:
    """Build it as the application, as the demo does, in a copy of the empty test database."""
    empty = connections["default"].settings_dict["NAME"]
    connections["default"].close()
    _copy(server, PATTERN, of=empty)
    with walking(PATTERN), override_settings(**homes(made.home)):
        build(people=PEOPLE, day=NOW.date(), progress=lambda *told: made.said.append(told))
    for old in KEPT.glob("council-*"):
        shutil.rmtree(old)
    draft = kept.with_name("draft")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(made.home, draft / "home")
    (draft / "said.json").write_text(json.dumps(made.said))
    run(server, "pg_dump", PATTERN, f"--file={draft / 'council.sql'}")
    draft.rename(kept)
