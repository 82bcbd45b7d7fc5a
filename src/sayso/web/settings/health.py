"""`/healthz` (it is up) and `/readyz` (it can serve), for whoever watches the web processes.

They say nothing about anybody's records, need no sign-in, and answer quickly when the database does not.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import psycopg
from django.db import connection
from django.db.migrations.loader import MigrationLoader

CONNECT_SECONDS = 3

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


class Health:
    """A WSGI application that answers the two questions and passes all else on."""

    def __init__(self, inner: Application) -> None:
        self.inner = inner

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a question about health, or pass the request on."""
        path = environ.get("PATH_INFO", "")
        if path == "/healthz":
            return _tell({"up": True}, True, start_response)
        if path == "/readyz":
            found = readiness()
            return _tell(found, all(found.values()), start_response)
        return self.inner(environ, start_response)


def readiness() -> dict[str, bool]:
    """Say whether the database answers, has every migration of this version, and holds the queue.

    It asks on a connection of its own: the pool's may all be busy, and wait half a minute for one.
    """
    found = {"database": False, "migrations": False, "queue": False}
    parameters = connection.get_connection_params()
    parameters = {name: parameters[name] for name in parameters if name not in ("context", "cursor_factory")}
    try:
        with psycopg.connect(**{**parameters, "connect_timeout": CONNECT_SECONDS}) as asked:
            found["database"] = True
            had = set(asked.execute("SELECT app, name FROM django_migrations").fetchall())
            found["migrations"] = _migrations() <= had
            asked.execute("SELECT 1 FROM procrastinate_jobs LIMIT 1")
            found["queue"] = True
    except psycopg.Error:
        pass  # what did not answer stays False
    return found


@cache
def _migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations of this version, read once a process."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _tell(found: dict[str, bool], well: bool, start_response: StartResponse) -> Iterable[bytes]:
    body = json.dumps({"ready" if len(found) > 1 else "well": well, **found}).encode()
    start_response(
        "200 OK" if well else "503 Service Unavailable",
        [
            ("Content-Type", "application/json"),
            ("Cache-Control", "no-store"),
            ("Content-Length", str(len(body))),
        ],
    )
    return [body]
