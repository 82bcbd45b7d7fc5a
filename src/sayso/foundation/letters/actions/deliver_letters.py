"""Put the files of letters into the outbox, and say so: at once after sending, or later by the job."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.letters import files


@dataclass(frozen=True)
class Delivered:
    """What came of delivering: keys of letters now out, of those without files, and of files cleared."""

    out: list[UUID] = field(default_factory=list)
    missing: list[UUID] = field(default_factory=list)
    cleared: list[UUID] = field(default_factory=list)


@named_action(kind=Kind.RECORDS, permission=Permission.SEND_LETTER)
def deliver_letters(*, by: User, at: datetime, keys: Sequence[UUID] | None = None) -> Delivered:
    """Put out every letter whose time has come, or only those named. Doing it twice does it once.

    It works on keys alone: whoever delivers need not be able to read a letter. Without `keys`, files staged
    over a day ago by a transaction that was undone are cleared.
    """
    done = Delivered()
    receipts = {}
    for key, sent_at in _due(keys, at):
        mark = files.stand(key, timezone.localdate(sent_at))
        if mark is None:
            done.missing.append(key)
        else:
            receipts[key] = f"outbox {mark}"
    done.out.extend(_mark_out(receipts, at))
    if keys is None:
        done.cleared.extend(_clear_undone(at))
    facts = {name: len(getattr(done, name)) for name in ("out", "missing", "cleared")}
    write([event("letters.deliver_letters", by=by, at=at, facts=facts)])
    return done


def _due(keys: Sequence[UUID] | None, at: datetime) -> list[tuple[UUID, datetime]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, sent_at from letters_due(%s, %s::uuid[])", [at, list(keys) if keys else None]
        )
        return list(cursor.fetchall())


def _mark_out(receipts: dict[UUID, str], at: datetime) -> list[UUID]:
    if not receipts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "select letters_mark_out(%s::uuid[], %s::text[], %s)",
            [list(receipts), list(receipts.values()), at],
        )
        return [key for (key,) in cursor.fetchall()]


def _clear_undone(at: datetime) -> list[UUID]:
    staged = files.staged_before(at - files.UNDONE_AFTER)
    with connection.cursor() as cursor:
        cursor.execute("select letters_unknown(%s::uuid[])", [staged])
        undone = [key for (key,) in cursor.fetchall()]
    for key in undone:
        files.clear(key)
    return undone
