"""Commitments: what the council has said it will pay and has not paid yet, as entries of the memorandum.

A commitment is a debit of M910 and a credit of M920. It needs no budget to stand against: urgent support
comes before any budget, and M920 then shows by how much it ran ahead.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import authorise_on_each
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.errors import TooMuchReleased
from sayso.foundation.ledger.posting import post, post_many
from sayso.foundation.ledger.queries import committed_to
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


@dataclass(frozen=True, kw_only=True)
class Release:
    """So many pence of what is committed to one arrangement, that are not committed any more from a day."""

    person: UUID
    arrangement: UUID
    pence: int
    on: date
    key: UUID

    def posting(self) -> Posting:
        """Return it as the ledger posts it."""
        told = Tags(person=self.person, arrangement=self.arrangement)
        legs = (debit(Account.UNALLOCATED, self.pence, told), credit(Account.COMMITTED, self.pence, told))
        return Posting(key=self.key, kind="commitment_released", happened_on=self.on, legs=legs)


def release_many(*, items: Sequence[Release], by: User, at: datetime) -> int:
    """Release what stands committed, all or nothing; return how many releases are new.

    Releases of one arrangement wait for each other, so that two at once never release the same money twice.

    Raises:
        NotFound: The money of one of these people is not open to `by`.
        TooMuchReleased: More than stands committed there.
        KeyUsed: A key was used before, for something else.
    """
    if not items:
        return 0
    authorise_on_each(by, people=[item.person for item in items], areas=[Area.MONEY])
    arrangements = {item.arrangement for item in items}
    with transaction.atomic():
        _one_at_a_time(arrangements)
        fresh = post_many(items=[item.posting() for item in items], by=by, at=at)
        if fresh:
            _see_enough_stood(items, committed_to(arrangements, viewer=by))
    return fresh


def release(
    *, person: UUID, arrangement: UUID, pence: int, on: date, key: UUID, by: User, at: datetime
) -> bool:
    """Release some of what is committed to one arrangement; return whether it is new.

    Refuses as `release_many` does.
    """
    one = Release(person=person, arrangement=arrangement, pence=pence, on=on, key=key)
    return bool(release_many(items=[one], by=by, at=at))


def _see_enough_stood(items: Sequence[Release], left: Mapping[UUID, int]) -> None:
    for item in items:
        if left[item.arrangement] < 0:
            stood = pounds_text(left[item.arrangement] + item.pence)
            raise TooMuchReleased(f"Only £{stood} is committed here. Release that or less.")


def _one_at_a_time(arrangements: Iterable[UUID]) -> None:
    # In one order, so that two who release for the same people never wait for each other.
    names = sorted(f"ledger.commitment.{one}" for one in arrangements)
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtext(name)) from unnest(%s::text[]) as name", [names]
        )


def _of(person: UUID, arrangement: UUID, tags: Tags | None) -> Tags:
    """Return the tags of a commitment: always of one person and one arrangement."""
    return replace(tags or Tags(), person=person, arrangement=arrangement)
