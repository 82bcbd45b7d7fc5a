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
_watched: ContextVar[bool] = ContextVar("sayso_watched", default=False)
#: In the session while somebody may be looking over a shoulder. It ends with the sign-in: no row says it was.
WATCHED = "somebody_may_be_looking"


def current_viewer() -> UUID | None:
    """Return the key of the login whose eyes the database looks with now."""
    return _viewer.get()


def looks_whole() -> bool:
    """Whether the current viewer took the role for whole-council grants."""
    return _whole.get()


def looks_watched() -> bool:
    """Whether somebody may be looking: then history and messages are as if never written."""
    return _watched.get()


@contextmanager
def viewing(viewer: Viewer, *, at: datetime, watched: bool = False) -> Iterator[None]:
    """Look with this login's eyes, at this time, until the block ends. Must be inside a transaction.

    `watched`: somebody may be looking, so the private account and the letters on the viewer's own record are
    not there, for every page, door and question alike.

    A viewer who holds a whole-council grant takes the database role for it, whose policies still ask
    the grants: taking the role without a grant shows nothing. What was set before is put back.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("viewing() needs a transaction: outside one the setting is gone at once")
    login = viewer.pk if isinstance(viewer, User) and viewer.is_active else None
    kept = (_viewer.set(login), _whole.set(False), _watched.set(watched))
    try:
        before, holds_whole = _look(str(login or ""), at.isoformat(), watched=watched)
        _whole.set(holds_whole)
        with remembering(is_reading=False):  # other eyes see otherwise
            yield
    finally:
        _viewer.reset(kept[0])
        _whole.reset(kept[1])
        _watched.reset(kept[2])
        if not connection.needs_rollback:
            _set(*before)


# The proof and owner roles keep their own role.
_SET = (
    "set_config('sayso.viewer', %s, true), set_config('sayso.now', %s, true),"
    " set_config('sayso.watched', %s, true),"
    " set_config('role', case when session_user = 'sayso_app' then %s else current_setting('role') end, true)"
)
# One question, in this order: what was set before is read whole, then this viewer is set with the narrow
# role, and only then are their grants asked, and the role for whole-council grants taken.
_LOOK = (
    "with before as materialized ("
    " select coalesce(current_setting('sayso.viewer', true), '') as viewer,"
    " coalesce(current_setting('sayso.now', true), '') as at,"
    " coalesce(current_setting('sayso.watched', true), '') as watched, current_setting('role') as role),"
    f" put as materialized (select before.*, {_SET} from before),"
    " asked as materialized (select put.*, holds_whole() as holds from put)"
    " select viewer, at, watched, role, holds, case when holds and session_user = 'sayso_app'"
    " then set_config('role', 'sayso_whole', true) end from asked"
)


def _look(viewer: str, at: str, *, watched: bool) -> tuple[tuple[str, str, str, str], bool]:
    """Set viewer, time and who may be looking for this transaction, with the role that is theirs.

    Return what was set before, and whether the viewer holds a whole-council grant.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, [viewer, at, "on" if watched else "", "sayso_app"])
        seen, then, was_watched, role, holds, _ = cursor.fetchone()
    return (seen, then, was_watched, role), bool(holds)


def _set(viewer: str, at: str, watched: str, role: str) -> None:
    """Set viewer, time, who may be looking and role for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {_SET}", [viewer, at, watched, role])
