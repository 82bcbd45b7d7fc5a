"""The chain: each event linked to the one before, so that an edit, a deletion or a swap shows.

A job links the events of finished transactions, in order, and writes the head to a witness file outside
the database: without it a cut tail would not show. The proof walks the whole chain under a role that
reads everything and writes nothing.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

GENESIS = bytes(32)
BATCH = 5_000
LATE = timedelta(minutes=10)
_COLUMNS = "id, at, written_at, actor_id, action, people, object_kind, object_id, purpose, facts"


@dataclass(frozen=True)
class Proof:
    """What a walk over the chain found. `broken` says where and how, in plain words; empty when whole."""

    links: int
    head: str
    unchained: int
    broken: str = ""

    @property
    def holds(self) -> bool:
        """Whether the chain is whole."""
        return not self.broken


def canonical(row: tuple[Any, ...]) -> bytes:
    """Return one event as bytes that never change: fixed order, compact JSON, times as UTC text."""
    number, at, written_at, actor, action, people, kind, key, purpose, facts = row
    return json.dumps(
        [
            number,
            at.astimezone(UTC).isoformat(),
            written_at.astimezone(UTC).isoformat(),
            str(actor) if actor else None,
            action,
            sorted(str(person) for person in people),
            kind,
            str(key) if key else None,
            purpose,
            json.loads(facts) if isinstance(facts, str) else facts,
        ],
        separators=(",", ":"),
        sort_keys=True,
        ensure_ascii=True,
    ).encode()


def link_events(*, witness: Path, now: datetime) -> int:
    """Link every event of a finished transaction; return how many. Safe to run twice or side by side."""
    linked = 0
    while True:
        batch = _link_batch()
        linked += batch
        if batch < BATCH:
            break
    if linked:
        _write_witness(witness, now)
    return linked


@transaction.atomic
def _link_batch() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('sayso.audit.chain'))")
        cursor.execute("select seq, hash from audit_head()")
        seq, previous = cursor.fetchone() or (0, GENESIS)
        previous = bytes(previous)
        cursor.execute(f"select {_COLUMNS} from audit_unchained(%s)", [BATCH])
        links = []
        for row in cursor.fetchall():
            seq += 1
            previous = hashlib.sha256(previous + canonical(row)).digest()
            links.append((seq, row[0], previous))
        if links:
            seqs, events, hashes = (list(column) for column in zip(*links, strict=True))
            cursor.execute("select audit_add_links(%s, %s, %s)", [seqs, events, hashes])
    return len(links)


def _write_witness(witness: Path, now: datetime) -> None:
    """Append the head to the witness file and see it reach the disk."""
    with connection.cursor() as cursor:
        cursor.execute("select seq, hash from audit_head()")
        seq, head = cursor.fetchone()
    witness.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"seq": seq, "hash": bytes(head).hex(), "at": now.astimezone(UTC).isoformat()})
    with witness.open("a", encoding="utf-8") as kept:
        kept.write(line + "\n")
        kept.flush()
        os.fsync(kept.fileno())


def prove(*, witness: Path, now: datetime) -> Proof:
    """Walk the whole chain and compare it with the witness. Run it as the proof role."""
    hashes: dict[int, str] = {}
    watched = {line["seq"]: line["hash"] for line in _witnessed(witness)}
    seq, previous, broken = 0, GENESIS, ""
    for link_seq, stored, row in _walk():
        seq += 1
        if link_seq != seq:
            broken = f"Link {seq} is missing: the next link found is {link_seq}."
        elif row is None:
            broken = f"The event of link {seq} is missing."
        else:
            previous = hashlib.sha256(previous + canonical(row)).digest()
            if previous != stored:
                broken = f"Event {row[0]} (link {seq}) is not as it was when it was linked."
        if broken:
            break
        if seq in watched:
            hashes[seq] = previous.hex()
    broken = broken or _disagreement(watched, hashes)
    unchained, oldest = _unchained()
    if not broken and oldest and now - oldest > LATE:
        broken = f"{unchained} events are not linked yet; the oldest is from {oldest:%d %B %Y, %H:%M} UTC."
    return Proof(links=seq, head=previous.hex(), unchained=unchained, broken=broken)


def _disagreement(watched: dict[int, str], hashes: dict[int, str]) -> str:
    for seq, seen in sorted(watched.items()):
        if seq not in hashes:
            return f"The chain is cut: the witness saw link {seq}, and it is gone."
        if hashes[seq] != seen:
            return f"Link {seq} is not the one that the witness saw."
    return ""


def _witnessed(witness: Path) -> Iterator[dict[str, Any]]:
    if witness.exists():
        for line in witness.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _walk() -> Iterator[tuple[int, bytes, tuple[Any, ...] | None]]:
    """Give (seq, stored hash, event row or None), in order, a few thousand at a time."""
    columns = ", ".join(f"e.{name.strip()}" for name in _COLUMNS.split(","))
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"select l.seq, l.hash, {columns} from audit_link l left join audit_event e"
                " on e.id = l.event_id where l.seq > %s order by l.seq limit %s",
                [after, BATCH],
            )
            rows = cursor.fetchall()
        for seq, stored, *event in rows:
            yield seq, bytes(stored), tuple(event) if event[0] is not None else None
        if len(rows) < BATCH:
            return
        after = rows[-1][0]


def _unchained() -> tuple[int, datetime | None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*), min(written_at) from audit_event e"
            " where not exists (select 1 from audit_link l where l.event_id = e.id)"
        )
        count, oldest = cursor.fetchone()
    return count, oldest
