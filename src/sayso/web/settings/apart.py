"""Real people and made-up ones are kept apart: one database each, and a mark in it that says which.

A real start on a database marked as practice is refused, and so is practice on one that is not marked. The
mark goes with a backup, so a copy of either is refused too.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from sayso.foundation.access.practice import is_practice
from sayso.web.settings.safety import UnsafeStart

TABLE = "public.access_practice_mark"
HOLDS_PRACTICE = (
    "This database holds practice: its people are made up, and it is never opened as a real council. "
    "Name another database, or run `sayso practice serve`."
)
NOT_PRACTICE = (
    "SAYSO_PRACTICE is set, and this database is not marked as practice. Unset SAYSO_PRACTICE. "
    "To make a council to practise in, run `sayso practice build`."
)
DEMO_NOT_PRACTICE = "SAYSO_DEMO is set, and this database holds practice. Run `sayso practice serve`."

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


def is_marked() -> bool:
    """Say whether the database bears the mark of practice. One whose tables are older bears none."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass(%s) is not null", [TABLE])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(f"select exists (select from {TABLE})")
        return bool(cursor.fetchone()[0])


def mixed() -> str:
    """Return why this start and this database do not belong together; an empty string when they do."""
    marked = is_marked()
    if marked == is_practice():
        return ""
    if not marked:
        return NOT_PRACTICE
    return DEMO_NOT_PRACTICE if settings.SAYSO_DEMO else HOLDS_PRACTICE


def refuse_mixed() -> None:
    """Refuse to go on where real and made-up people could meet. Raises UnsafeStart."""
    if said := mixed():
        raise UnsafeStart(said)


class Apart:
    """A WSGI application that answers nothing until it knows that start and database belong together."""

    def __init__(self, inner: Application) -> None:
        self.inner = inner
        self._is_known = False

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on. While they do not belong together, or nobody can tell, it is closed."""
        if not self._is_known:
            try:
                said = mixed()
            except DatabaseError:
                said = "The database does not answer. Try again in a minute."
            finally:
                connection.close()
            if said:
                return _closed(said, start_response)
            self._is_known = True
        return self.inner(environ, start_response)


def _closed(said: str, start_response: StartResponse) -> list[bytes]:
    body = said.encode()
    kinds = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    start_response("503 Service Unavailable", [*kinds, ("Content-Length", str(len(body)))])
    return [body]
