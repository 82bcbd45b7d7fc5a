"""One viewer at a time: whoever is set here is whose eyes the database looks with."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from sayso.foundation.access.asked_once import remembering
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
    kept = (_viewer.set(login), _whole.set(False))
    try:
        before = _look(str(login or ""), at.isoformat())
        if login and _take_whole():
            _whole.set(True)
        with remembering(is_reading=False):  # other eyes see otherwise
            yield
    finally:
        _viewer.reset(kept[0])
        _whole.reset(kept[1])
        if not connection.needs_rollback:
            _set(*before)


# The proof and owner roles keep their own role.
_SET = (
    "set_config('sayso.viewer', %s, true), set_config('sayso.now', %s, true),"
    " set_config('role', case when session_user = 'sayso_app' then %s else current_setting('role') end, true)"
)
# The row of what was set before is read whole before anything is set.
_LOOK = (
    "with before as materialized ("
    " select coalesce(current_setting('sayso.viewer', true), '') as viewer,"
    " coalesce(current_setting('sayso.now', true), '') as at, current_setting('role') as role)"
    f" select before.viewer, before.at, before.role, {_SET} from before"
)
_TAKE_WHOLE = (
    "with asked as materialized (select holds_whole() as holds)"
    " select holds, case when holds and session_user = 'sayso_app'"
    " then set_config('role', 'sayso_whole', true) end from asked"
)


def _look(viewer: str, at: str) -> tuple[str, str, str]:
    """Set viewer and time for this transaction, with the narrow role; return what was set before."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, [viewer, at, "sayso_app"])
        before: tuple[str, str, str] = cursor.fetchone()[:3]
    return before


def _take_whole() -> bool:
    """Take the role for whole-council grants, if the viewer who was just set holds one."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_WHOLE)
        (holds, _role) = cursor.fetchone()
    return bool(holds)


def _set(viewer: str, at: str, role: str) -> None:
    """Set viewer, time and role for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {_SET}", [viewer, at, role])
