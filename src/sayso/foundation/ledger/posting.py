"""Posting: one transaction, many, or a reversal. The only ways that money moves.

Nobody is asked here whether they may: the action that posts has asked. The database asks that somebody is
signed in, proves every transaction, and keeps whose hand it was.
"""

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import current_viewer
from sayso.foundation.ledger.errors import KeyUsed, ReversedAlready
from sayso.foundation.ledger.transactions import Leg, Posting, check

FEW = 20
"""Up to so many postings go one by one; more are staged and posted by one call."""

_KEY_USED = "SL002"
_STAGE_TRANSACTIONS = (
    "copy ledger_staged_transaction (batch, number, key, book, happened_on, kind) from stdin (format binary)"
)
_STAGE_LEGS = (
    "copy ledger_staged_leg (batch, number, line, code, debit_pence, credit_pence, person, holder,"
    " arrangement, funder, period_starts_on, period_ends_before, cost_centre, reason, service)"
    " from stdin (format binary)"
)
_TRANSACTION_TYPES = ("int8", "int4", "uuid", "varchar", "date", "varchar")
_LEG_TYPES = (
    *("int8", "int4", "int2", "varchar", "int8", "int8", "uuid", "uuid", "uuid", "varchar", "date", "date"),
    *("varchar", "varchar", "varchar"),
)


def post(*, transaction: Posting, by: User, at: datetime) -> bool:
    """Post one transaction; return whether it is new. The very same one again changes nothing.

    Raises:
        KeyUsed: Its key was used before, for something else.
        Invalid: It is wrong in itself; see `transactions.check`.
    """
    check(transaction)
    _look_as(by)
    with connection.cursor() as cursor:
        cursor.execute(
            "select ledger_post_one(%s, %s, %s, %s, %s, %s)",
            [
                transaction.key,
                transaction.book.value,
                transaction.happened_on,
                at,
                transaction.kind,
                json.dumps([_told(leg) for leg in transaction.legs]),
            ],
        )
        (outcome,) = cursor.fetchone()
    if outcome == "key_used":
        raise _key_used(transaction.key)
    return bool(outcome == "new")


def post_many(*, items: Sequence[Posting], by: User, at: datetime) -> int:
    """Post many transactions, all or nothing; return how many are new. Raises as `post` does."""
    if len(items) <= FEW:
        with transaction.atomic():
            return sum(post(transaction=item, by=by, at=at) for item in items)
    for item in items:
        check(item)
    _look_as(by)
    with _refusing(), transaction.atomic(), connection.cursor() as cursor:
        batch = secrets.randbits(62)
        _stage(cursor, batch, items)
        cursor.execute("select ledger_post_staged(%s, %s)", [batch, at])
        (fresh,) = cursor.fetchone()
    return int(fresh)


def reverse(*, original: UUID, key: UUID, on: date, by: User, at: datetime) -> bool:
    """Post the mirror of a transaction on a day; return whether it is new. A reversal is not reversed.

    Raises:
        ReversedAlready: It was reversed before under another key, is itself a reversal, or is not there.
        KeyUsed: The key was used before, for something else.
    """
    _look_as(by)
    with connection.cursor() as cursor:
        cursor.execute("select ledger_reverse(%s, %s, %s, %s)", [key, original, on, at])
        (outcome,) = cursor.fetchone()
    if outcome == "key_used":
        raise _key_used(key)
    if outcome in _NOT_REVERSED:
        raise ReversedAlready(_NOT_REVERSED[outcome], transaction=str(original))
    return bool(outcome == "new")


_NOT_REVERSED = {
    "reversed_already": "This transaction was reversed before. Post what is right now as a new one.",
    "is_reversal": "This is itself a reversal. Post what is right now as a new transaction.",
    "unknown": "There is no such transaction to reverse. Check its key.",
}


def _look_as(by: User) -> None:
    """Make sure that the hand in the ledger will be that of `by`: the database writes the viewer's key."""
    if current_viewer() != by.pk:
        raise RuntimeError("a posting was asked for by one login while another looks")


def _key_used(key: UUID) -> KeyUsed:
    return KeyUsed(
        "Something else was posted under this key before. Nothing was posted now. Start again.", key=str(key)
    )


def _told(leg: Leg) -> dict[str, Any]:
    """Return one leg as the database's function reads it; what is not said is left out."""
    tags = leg.tags
    told = {
        "code": leg.account.value,
        "debit_pence": leg.debit_pence,
        "credit_pence": leg.credit_pence,
        "person": tags.person and str(tags.person),
        "holder": leg.holder and str(leg.holder),
        "arrangement": tags.arrangement and str(tags.arrangement),
        "funder": tags.funder,
        "period_starts_on": tags.period_starts_on and tags.period_starts_on.isoformat(),
        "period_ends_before": tags.period_ends_before and tags.period_ends_before.isoformat(),
        "cost_centre": tags.cost_centre,
        "reason": tags.reason,
        "service": tags.service,
    }
    return {name: value for name, value in told.items() if value is not None}


def _stage(cursor: Any, batch: int, items: Sequence[Posting]) -> None:
    """Copy postings into the staging tables under one batch."""
    with cursor.copy(_STAGE_TRANSACTIONS) as copy:
        copy.set_types(_TRANSACTION_TYPES)
        for number, item in enumerate(items):
            copy.write_row((batch, number, item.key, item.book.value, item.happened_on, item.kind))
    with cursor.copy(_STAGE_LEGS) as copy:
        copy.set_types(_LEG_TYPES)
        for number, item in enumerate(items):
            for line, leg in enumerate(item.legs, 1):
                copy.write_row((batch, number, line, *_row(leg)))


def _row(leg: Leg) -> tuple[Any, ...]:
    tags = leg.tags
    return (
        leg.account.value,
        leg.debit_pence,
        leg.credit_pence,
        tags.person,
        leg.holder,
        tags.arrangement,
        tags.funder,
        tags.period_starts_on,
        tags.period_ends_before,
        tags.cost_centre,
        tags.reason,
        tags.service,
    )


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn the database's word for a used key into ours; let fly what is not expected."""
    try:
        yield
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", None) != _KEY_USED:
            raise
        raise KeyUsed(
            "Something else was posted before under one of these keys. Nothing was posted now. Start again."
        ) from error
