"""Writing events. Every action and every page that shows other people's records comes through here."""

import json
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

# How many events the running context has written: lets a named action show that it was audited.
_written: ContextVar[int] = ContextVar("sayso_audit_written", default=0)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing done or looked at. `facts` are codes and keys; words have no place in the trail."""

    action: str
    at: datetime
    actor_id: UUID | None
    people: Sequence[UUID] = ()
    about: tuple[str, UUID] | None = None
    purpose: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def written() -> int:
    """Return how many events this context has written so far."""
    return _written.get()


def write(events: Iterable[Event]) -> None:
    """Write events in one statement. The database refuses any that is not in the viewer's own name."""
    rows = [
        {
            "at": event.at.isoformat(),
            "actor_id": event.actor_id,
            "action": event.action,
            "people": list(event.people),
            "object_kind": event.about[0] if event.about else "",
            "object_id": event.about[1] if event.about else None,
            "purpose": event.purpose,
            "facts": event.facts,
        }
        for event in events
    ]
    if not rows:
        return
    with connection.cursor() as cursor:
        # No RETURNING: a new event need not be visible to the one who caused it.
        cursor.execute(_INSERT, [json.dumps(rows, default=str, sort_keys=True)])
    _written.set(_written.get() + len(rows))


_INSERT = (
    "insert into audit_event (at, actor_id, action, people, object_kind, object_id, purpose, facts)"
    " select * from jsonb_to_recordset(%s::jsonb) as told"
    " (at timestamptz, actor_id uuid, action text, people uuid[], object_kind text, object_id uuid,"
    " purpose text, facts jsonb)"
)
