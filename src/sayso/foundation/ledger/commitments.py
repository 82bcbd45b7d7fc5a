"""Commitments: what the council has said it will pay and has not paid yet, as entries of the memorandum.

A commitment is a debit of M910 and a credit of M920. It needs no budget to stand against: urgent support
comes before any budget, and M920 then shows by how much it ran ahead.
"""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.posting import post
from sayso.foundation.ledger.transactions import Posting, Tags, credit, debit


def commit(
    *,
    person: UUID,
    arrangement: UUID,
    pence: int,
    on: date,
    key: UUID,
    by: User,
    at: datetime,
    tags: Tags | None = None,
    kind: str = "committed",
) -> bool:
    """Commit so many pence to one arrangement from a day; return whether it is new.

    Refuses only what is wrong in itself (see `posting.post`): no rule and no budget ever holds it.
    """
    told = _of(person, arrangement, tags)
    legs = (debit(Account.COMMITTED, pence, told), credit(Account.UNALLOCATED, pence, told))
    return post(transaction=Posting(key=key, kind=kind, happened_on=on, legs=legs), by=by, at=at)


def commit_urgent_support(
    *, person: UUID, arrangement: UUID, pence: int, on: date, by: User, at: datetime, key: UUID
) -> bool:
    """Commit what tonight's support will cost; return whether it is new. The same again changes nothing.

    `arrangement` is the key of the support arranged. Urgent: it asks for no budget and no money grant, and
    refuses only a sum that is no sum, or a key used for something else.
    """
    return commit(
        person=person,
        arrangement=arrangement,
        pence=pence,
        on=on,
        key=key,
        by=by,
        at=at,
        kind="urgent_support_committed",
    )


def _of(person: UUID, arrangement: UUID, tags: Tags | None) -> Tags:
    """Return the tags of a commitment: always of one person and one arrangement."""
    return replace(tags or Tags(), person=person, arrangement=arrangement)
