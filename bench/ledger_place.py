"""A place to measure the ledger: a server of its own, a migrated database, a login and made-up people."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sayso.web.cli.installation import set_up
from sayso.web.settings.embedded import EmbeddedServer
from sayso.web.settings.roles import Role, connection_settings, schema_statements

HOME = Path(__file__).resolve().parents[1] / "var" / "bench" / "ledger"
DATABASE = "ledger_bench"
NOW = datetime(2026, 11, 20, 17, 50, tzinfo=UTC)
ON = date(2026, 11, 20)
PEOPLE = [UUID(f"00000000-0000-4000-8000-{number:012d}") for number in range(1000, 5000)]


@dataclass(frozen=True)
class Place:
    """The server that runs, and the key of the login who posts."""

    server: EmbeddedServer
    poster: UUID

    def environment(self, role: Role) -> dict[str, str]:
        """Return what PostgreSQL's programs read to sign in as a role."""
        told = connection_settings(role, str(self.server.socket_folder))
        return {
            "PATH": "/usr/bin:/bin",
            "PGHOST": str(self.server.socket_folder),
            "PGUSER": role,
            "PGPASSWORD": str(told["PASSWORD"]),
        }


@contextmanager
def place() -> Iterator[Place]:
    """Make a fresh ledger with 4,000 people's keys, signed in as the application; stop the server after."""
    kept = os.environ.get("SAYSO_HOME")
    os.environ["SAYSO_HOME"] = str(HOME)
    server = EmbeddedServer(HOME, throwaway=True)
    server.start()
    try:
        _fresh_database(server)
        sign_in("sayso_owner", server)
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        sign_in("sayso_app", server)
        yield Place(server, _people_and_a_login())
    finally:
        from django.db import connections

        connections.close_all()
        server.stop()
        os.environ.pop("SAYSO_HOME") if kept is None else os.environ.update(SAYSO_HOME=kept)


def sign_in(role: Role, server: EmbeddedServer) -> None:
    """Let Django's connection be this role's, in the database of the measurement."""
    set_up(role)
    from django.db import connection

    connection.close()
    told = connection_settings(role, str(server.socket_folder))
    connection.settings_dict.update(told | {"NAME": DATABASE})


def _fresh_database(server: EmbeddedServer) -> None:
    with server.superuser() as superuser:
        superuser.execute(f"drop database if exists {DATABASE} with (force)")
        superuser.execute(f"create database {DATABASE} owner sayso_owner")
    with server.superuser(DATABASE) as superuser:
        for statement in schema_statements():
            superuser.execute(statement)


def _people_and_a_login() -> UUID:
    from django.db import transaction

    from sayso.foundation.access import actions
    from sayso.foundation.access.models import Subject

    with transaction.atomic():
        Subject.objects.bulk_create([Subject(id=key) for key in PEOPLE])
    return UUID(str(actions.set_up_council(at=NOW).pk))
