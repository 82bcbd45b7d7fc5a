"""Opening an installation for one command: its database started, Django set up, signed in as one role."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.rules.refusals import Invalid, Refusal
from sayso.web.settings.roles import Role, connection_settings

if TYPE_CHECKING:
    from sayso.web.settings.embedded import EmbeddedServer

SETTINGS = "sayso.web.settings.base"


class DatabaseDown(Refusal):
    """The database does not answer; the sentence says which and what it said."""

    code = "database_down"


@contextmanager
def database() -> Iterator["EmbeddedServer | None"]:
    """Keep the embedded database running meanwhile; yield nothing when `DATABASE_URL` names another."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    from sayso.web.settings.embedded import EmbeddedServer

    server = EmbeddedServer(throwaway=any(_is_set(name) for name in ("SAYSO_DEMO", "SAYSO_PRACTICE")))
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _is_set(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on")


@contextmanager
def installation(role: Role = "sayso_app", *, even_if_down: bool = False) -> Iterator[None]:
    """Open this installation for one command, signed in to its database as `role`.

    The role is `sayso_app` for actions, `sayso_proof` for proofs, which read everything and write
    nothing, and `sayso_owner` to migrate.

    `even_if_down` lets the doctor come to a database that does not answer.

    Raises:
        Invalid: A setting cannot be read.
        DatabaseDown: The database does not answer, or stopped answering half way.
        UnsafeStart: Real and made-up people could meet: practice on a database that is not for it, or the
            other way round.
    """
    with database():
        set_up(role)
        from django.db import OperationalError, connections

        try:
            _refuse_mixed(even_if_down)
            yield
        except OperationalError as error:
            raise DatabaseDown(
                f"The database does not answer: {' '.join(str(error).split())} "
                "Start it, or check DATABASE_URL, and try again."
            ) from error
        finally:
            connections.close_all()


def _refuse_mixed(even_if_down: bool) -> None:
    """Refuse where real and made-up people could meet. A database that is down holds neither, for now."""
    from django.db import OperationalError

    from sayso.web.settings import apart

    try:
        apart.refuse_mixed()
    except OperationalError:
        if not even_if_down:
            raise


def set_up(role: Role = "sayso_app") -> None:
    """Set Django up and sign in as `role`, one connection without a pool: a command is one user."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from environs import EnvError

    try:
        django.setup()
    except EnvError as error:
        raise Invalid(f"A setting cannot be read. {error}") from error
    from django.db import connections
    from django.db.backends.postgresql.base import DatabaseWrapper

    connection = connections["default"]
    assert isinstance(connection, DatabaseWrapper)
    chosen = connection_settings(role, connection.settings_dict["HOST"])
    more = chosen.pop("OPTIONS", {})
    connection.close()
    connection.close_pool()
    chosen["NAME"] = connection.settings_dict["NAME"]  # a test's database has a name of its own
    connection.settings_dict.update(chosen, OPTIONS={**more, "connect_timeout": 10})
