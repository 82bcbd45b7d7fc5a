"""Keys of transactions: the day first, so that what is posted together lies together on the disk."""

import hashlib
import secrets
from datetime import UTC, date, datetime, time
from uuid import UUID

_TAIL_BITS = 74


def new_key(at: datetime) -> UUID:
    """Return a key that nobody else has, in the order of time (the form of UUID version 7)."""
    return _key(at, secrets.randbits(_TAIL_BITS))


def key_for(on: date, *parts: object) -> UUID:
    """Return the one key of what these parts name: the same again when the same thing is tried again.

    `on` is the day on which it happened. `parts` are codes and keys, such as `("run", run.pk, line.pk)`.
    """
    told = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).digest()
    return _key(datetime.combine(on, time(), tzinfo=UTC), int.from_bytes(told[:10]) >> 6)


def _key(at: datetime, tail: int) -> UUID:
    milliseconds = int(at.timestamp() * 1000)
    high, low = tail >> 62, tail & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)
