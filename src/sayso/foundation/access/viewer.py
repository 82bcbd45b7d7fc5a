"""One viewer at a time: whoever is set here is whose eyes the database looks with."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from sayso.foundation.access.models import User

Viewer = User | AnonymousUser
_viewer: ContextVar[UUID | None] = ContextVar("sayso_viewer", default=None)
_whole: ContextVar[bool] = ContextVar("sayso_whole", default=False)


def current_viewer() -> UUID | None:
    """Return the key of the login whose eyes the database looks with now."""
    return _viewer.get()


def looks_whole() -> bool:
    """Whether the current viewer took the role for whole-council grants."""
    return _whole.get()


@contextmanager
def viewing(viewer: Viewer, *, at: datetime) -> Iterator[None]:
    """Look with this login's eyes, at this time, until the block ends. Must be inside a transaction.

    A viewer who holds a whole-council grant takes the database role for it, whose policies still ask
    the grants: taking the role without a grant shows nothing. What was set before is put back.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("viewing() needs a transaction: outside one the setting is gone at once")
    login = viewer.pk if isinstance(viewer, User) and viewer.is_active else None
    before = _settings()
    kept = (_viewer.set(login), _whole.set(False))
    try:
        _set(str(login or ""), at.isoformat(), "sayso_app")
        if login and _holds_whole():
            _whole.set(True)
            _set(str(login), at.isoformat(), "sayso_whole")
        yield
    finally:
        _viewer.reset(kept[0])
        _whole.reset(kept[1])
        if not connection.needs_rollback:
            _set(*before)


def _settings() -> tuple[str, str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(current_setting('sayso.viewer', true), ''),"
            " coalesce(current_setting('sayso.now', true), ''), current_setting('role')"
        )
        found: tuple[str, str, str] = cursor.fetchone()
    return found


def _set(viewer: str, at: str, role: str) -> None:
    """Set viewer, time and role for this transaction. The proof and owner roles keep their own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('sayso.viewer', %s, true), set_config('sayso.now', %s, true),"
            " set_config('role', case when session_user = 'sayso_app' then %s else current_setting('role')"
            " end, true)",
            [viewer, at, role],
        )


def _holds_whole() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select holds_whole()")
        (holds,) = cursor.fetchone()
    return bool(holds)
