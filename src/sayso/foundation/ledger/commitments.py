"""Commitments: what the council has said it will pay and has not paid yet, as entries of the memorandum.

A commitment is a debit of M910 and a credit of M920. It needs no budget to stand against: urgent support
comes before any budget, and M920 then shows by how much it ran ahead.
"""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import authorise_on
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.errors import TooMuchReleased
from sayso.foundation.ledger.posting import post
from sayso.foundation.ledger.queries import committed
from sayso.foundation.ledger.transactions import Posting, Tags, credit, debit
from sayso.rules.money import pounds_text


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
    made = commitment(
        person=person, arrangement=arrangement, pence=pence, on=on, key=key, tags=tags, kind=kind
    )
    return post(transaction=made, by=by, at=at)


def commitment(
    *,
    person: UUID,
    arrangement: UUID,
    pence: int,
    on: date,
    key: UUID,
    tags: Tags | None = None,
    kind: str = "committed",
) -> Posting:
    """Return the posting of one commitment, for whoever posts many at once."""
    told = _of(person, arrangement, tags)
    legs = (debit(Account.COMMITTED, pence, told), credit(Account.UNALLOCATED, pence, told))
    return Posting(key=key, kind=kind, happened_on=on, legs=legs)


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


def release(
    *, person: UUID, arrangement: UUID, pence: int, on: date, key: UUID, by: User, at: datetime
) -> bool:
    """Release so many pence of what is committed to one arrangement; return whether it is new.

    Releases of one arrangement wait for each other, so that two at once never release the same money twice.

    Raises:
        NotFound: The person's money is not open to `by`.
        TooMuchReleased: More than stands committed there.
        KeyUsed: The key was used before, for something else.
    """
    authorise_on(by, person=person, area=Area.MONEY)
    told = Tags(person=person, arrangement=arrangement)
    legs = (debit(Account.UNALLOCATED, pence, told), credit(Account.COMMITTED, pence, told))
    with transaction.atomic():
        _one_at_a_time(arrangement)
        fresh = post(
            transaction=Posting(key=key, kind="commitment_released", happened_on=on, legs=legs), by=by, at=at
        )
        left_pence = committed(person, viewer=by, arrangement=arrangement)
        if fresh and left_pence < 0:
            raise TooMuchReleased(
                f"Only £{pounds_text(left_pence + pence)} is committed here. Release that or less."
            )
    return fresh


def _one_at_a_time(arrangement: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"ledger.commitment.{arrangement}"])


def _of(person: UUID, arrangement: UUID, tags: Tags | None) -> Tags:
    """Return the tags of a commitment: always of one person and one arrangement."""
    return replace(tags or Tags(), person=person, arrangement=arrangement)
