"""The database that tests begin with: migrated once for each state of the migrations, then taken from a copy.

Django draws every model anew for every step of a migration, which takes longer than most files of tests.
The copy is plain SQL under `var/`, made by the first process that needs it; its name is the sum of all it
rests on.
"""

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from psycopg.conninfo import make_conninfo

from sayso.web.settings.embedded import SUPERUSER, EmbeddedServer
from sayso.web.settings.home import make_secret
from sayso.web.settings.roles import schema_statements

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test-schemas"
#: What writes the schema besides the migrations themselves.
RESTS_ON = ("src/sayso/foundation/access/protection.py", "src/sayso/web/settings/roles.py")
LIBRARIES = ("django", "django-allauth", "django-axes", "procrastinate")


@contextmanager
def from_a_copy(server: EmbeddedServer, name: str) -> Iterator[None]:
    """Fill an empty database from the copy, if there is one; else keep a copy of what the block migrated.

    One process at a time: the others wait for the copy and take it.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    copy = KEPT / f"{_sum_of(server)}.sql"
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not copy.exists():
            yield
            draft = copy.with_suffix(f".{os.getpid()}")
            run(server, "pg_dump", name, f"--file={draft}")
            for old in KEPT.glob(f"{server.programs.version}-*.sql"):
                old.unlink()
            draft.rename(copy)
            return
    run(server, "psql", name, "--quiet", "--set=ON_ERROR_STOP=1", f"--file={copy}")
    yield


def _sum_of(server: EmbeddedServer) -> str:
    migrations = sorted((ROOT / "src").glob("sayso/*/*/migrations/*.py"))
    told = hashlib.sha256()
    for path in (*migrations, *(ROOT / name for name in RESTS_ON)):
        told.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    told.update(" ".join(version(library) for library in LIBRARIES).encode())
    return f"{server.programs.version}-{told.hexdigest()[:24]}"


def make_database(server: EmbeddedServer, name: str) -> None:
    """Make an empty database with the rights that a real one has before its first migration."""
    with server.superuser() as connection:
        connection.execute(f'create database "{name}" owner sayso_owner')
    with server.superuser(name) as connection:
        for statement in schema_statements():
            connection.execute(statement)


def run(server: EmbeddedServer, program: str, database: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs as superuser. Raises RuntimeError with what it said."""
    to = make_conninfo(host=str(server.socket_folder), user=SUPERUSER, dbname=database)
    ran = subprocess.run(
        [str(server.programs.folder / "bin" / program), f"--dbname={to}", *arguments],
        env={**os.environ, "PGPASSWORD": make_secret(SUPERUSER, server.home)},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"{program}: {ran.stderr.strip()[-600:]}")
