"""Backing up one installation into a folder, and restoring it from there.

A backup holds the whole database as the role that reads everything, and what of the home cannot be made
again. The roles' own passwords are left out: the restored home makes new ones.
"""

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from psycopg.conninfo import make_conninfo

from sayso.rules.refusals import Invalid, Refusal, WrongState
from sayso.web.settings.embedded import SUPERUSER, EmbeddedServer
from sayso.web.settings.home import home, secret
from sayso.web.settings.postgres import wheel
from sayso.web.settings.roles import DATABASE, connection_settings

KEPT = ("papers", "outbox", "witness", "secrets/secret_key")


class NotKept(Refusal):
    """A backup could not be made or restored; the sentence says why. Nothing half-done is left."""

    code = "not_kept"


def back_up(to: Path, server: EmbeddedServer | None) -> None:
    """Write the database and the home's own files into a new folder that only its owner may open.

    `server` is the embedded server, running, or nothing when `DATABASE_URL` names another.

    Raises:
        Invalid: The folder is there already.
        NotKept: The database could not be read, or the folder not written.
    """
    if to.exists():
        raise Invalid(f"{to} is there already. Name a folder that is not.")
    settings = connection_settings("sayso_proof", str(server.socket_folder) if server else "")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".backup", dir=to.parent) as made:
            draft = Path(made, "draft")
            draft.mkdir(mode=0o700)
            _run(server, "pg_dump", settings, "--format=custom", f"--file={draft / 'database.dump'}")
            with tarfile.open(draft / "home.tar", "w") as kept:
                for name in KEPT:
                    if (home() / name).exists():
                        kept.add(home() / name, arcname=name)
            draft.rename(to)
    except OSError as error:
        raise NotKept(f"{to} could not be written: {error.strerror}.") from error


def restore(kept: Path, server: EmbeddedServer) -> None:
    """Put a backup into the embedded database of an empty home.

    Raises:
        Invalid: The folder does not hold a backup.
        WrongState: The home holds records already.
        NotKept: The database could not be written; it is as empty as before.
    """
    dump, files = kept / "database.dump", kept / "home.tar"
    if not dump.is_file() or not files.is_file():
        raise Invalid(f"{kept} does not hold a backup: it has no database.dump or no home.tar.")
    if _has_tables(server):
        raise WrongState(f"{home()} holds records already. Set SAYSO_HOME to a new folder.")
    settings = {"HOST": str(server.socket_folder), "USER": SUPERUSER, "NAME": DATABASE}
    settings["PASSWORD"] = secret(SUPERUSER)
    _run(server, "pg_restore", settings, "--clean", "--if-exists", "--single-transaction", str(dump))
    with tarfile.open(files) as packed:
        packed.extractall(home(), filter="data")


def _has_tables(server: EmbeddedServer) -> bool:
    with server.superuser(DATABASE) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return found != (0,)


def _run(
    server: EmbeddedServer | None, program: str, settings: Mapping[str, object], *arguments: str
) -> None:
    """Run one of PostgreSQL's programs as ourselves, its password out of everybody's sight."""
    options = settings.get("OPTIONS", {})
    assert isinstance(options, dict)
    to = {"host": settings["HOST"], "user": settings["USER"], "dbname": settings["NAME"], **options}
    if settings.get("PORT"):
        to["port"] = settings["PORT"]
    folder = server.programs.folder if server else wheel()
    ran = subprocess.run(
        [str(folder / "bin" / program), f"--dbname={make_conninfo(**to)}", *arguments],
        env={**os.environ, "PGPASSWORD": str(settings["PASSWORD"])},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise NotKept(f"{program} did not do its work: {ran.stderr.strip()[-600:]}")
