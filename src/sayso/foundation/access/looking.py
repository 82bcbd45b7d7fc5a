"""Looking at other people's records leaves a trace: one event a page, whoever stands on it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer, looks_watched
from sayso.foundation.audit.writing import Event, write


def looked_at(*, page: str, people: Iterable[UUID], by: Viewer, at: datetime, purpose: str = "") -> None:
    """Record that this login was shown these people on this page. One's own record leaves no trace."""
    if not isinstance(by, User):
        return
    shown = sorted({person for person in people if person != by.subject_id})
    if not shown:
        return
    facts = {
        "roles": sorted(by.role_codes),
        "team": by.team.name if by.team else "",
        "staff": by.is_staff,
    }
    write([Event(action=f"looked.{page}", at=at, actor_id=by.pk, people=shown, purpose=purpose, facts=facts)])


def who_looked() -> list[dict[str, object]]:
    """Return who looked at the current viewer's own record: when, from which team and role, and why.

    Never by name. Reads by safeguarding, data officers, audit and out-of-hours are left out until a named
    person releases them (X-02). Nobody, while somebody may be looking over the reader's shoulder.
    """
    if looks_watched():
        return []
    with connection.cursor() as cursor:
        cursor.execute("select at, team, roles, purpose from who_looked()")
        rows = cursor.fetchall()
    return [{"at": at, "team": team, "roles": roles, "purpose": purpose} for at, team, roles, purpose in rows]
