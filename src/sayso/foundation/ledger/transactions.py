"""A posting before it is posted: its legs, what they are for, and what can be seen to be wrong with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self
from uuid import UUID

from sayso.foundation.ledger.chart import CHART, Account, Book
from sayso.foundation.ledger.errors import BadCode, BadPence, Unbalanced, UnknownAccount

MOST_PENCE = 10**14
"""A million million pounds: no leg may be larger, so that no sum of a million legs overflows."""

_CODE = re.compile(r"[a-zA-Z0-9._-]{1,40}")
_LOWER_CODE = re.compile(r"[a-z0-9._-]{1,40}")
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tags:
    """What a leg is for, in keys and codes. Every leg that comes of one person's money names the person.

    `period_starts_on` is the first day of the service paid for, `period_ends_before` the day after its last.
    """

    person: UUID | None = None
    arrangement: UUID | None = None
    funder: str | None = None  # such as council, own, nhs
    period_starts_on: date | None = None
    period_ends_before: date | None = None
    cost_centre: str | None = None
    reason: str | None = None  # the primary support reason
    service: str | None = None  # the type of service, or what was bought


NO_TAGS = Tags()


@dataclass(frozen=True, kw_only=True, slots=True)
class Leg:
    """One debit or one credit, in pence above nothing. `holder` is the key of who holds a person's money."""

    account: Account
    debit_pence: int | None = None
    credit_pence: int | None = None
    holder: UUID | None = None
    tags: Tags = NO_TAGS

    def funded_by(self, funder: str) -> Self:
        """Return the same leg with another funder."""
        return replace(self, tags=replace(self.tags, funder=funder))


def debit(account: Account, pence: int, tags: Tags = NO_TAGS, *, holder: UUID | None = None) -> Leg:
    """Return a debit of so many pence."""
    return Leg(account=account, debit_pence=pence, tags=tags, holder=holder)


def credit(account: Account, pence: int, tags: Tags = NO_TAGS, *, holder: UUID | None = None) -> Leg:
    """Return a credit of so many pence."""
    return Leg(account=account, credit_pence=pence, tags=tags, holder=holder)


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting:
    """One event in one book. `kind` is the code of its rule; the same `key` is never posted twice."""

    key: UUID
    kind: str
    happened_on: date
    legs: Sequence[Leg]

    @property
    def book(self) -> Book:
        """The book that its first leg stands in; a posting is of one book."""
        return CHART[self.legs[0].account].book


def check(posting: Posting) -> None:
    """Refuse what can be seen to be wrong before anything is written.

    Raises:
        BadPence: A sum is not a whole number of pence from 1 to `MOST_PENCE`, or a leg has two sides or none.
        UnknownAccount: An account is not in the chart, in another book, or needs a person.
        BadCode: A tag or the kind is not a code.
        Unbalanced: Fewer than two legs, or debits and credits that differ.
    """
    if len(posting.legs) < 2:
        raise Unbalanced("A transaction needs at least two legs: where money comes from and where it goes.")
    if not _KIND.fullmatch(posting.kind):
        raise BadCode(f"“{posting.kind}” is not the code of a posting rule.")
    debit_pence = credit_pence = 0
    book = None
    for leg in posting.legs:
        debit_pence += leg.debit_pence or 0
        credit_pence += leg.credit_pence or 0
        book = _check_leg(leg, book)
    if debit_pence != credit_pence:
        raise Unbalanced(
            f"This transaction does not balance: it debits {debit_pence} pence and credits {credit_pence}.",
            debit_pence=debit_pence,
            credit_pence=credit_pence,
        )


def _check_leg(leg: Leg, book: Book | None) -> Book:
    """Check one leg; return its book, which must be that of the legs before."""
    row = CHART.get(leg.account)
    if row is None:
        raise UnknownAccount(f"There is no account {leg.account} in the chart.", account=str(leg.account))
    if book is not None and row.book is not book:
        raise UnknownAccount(
            f"Account {row.code} is in the {row.book} book, and this transaction is in the {book} book.",
            account=row.code,
        )
    tags = leg.tags
    if row.per_person and tags.person is None:
        raise UnknownAccount(f"Account {row.code} is one person's own. Say whose.", account=row.code)
    if leg.holder is not None and not row.per_person:
        raise UnknownAccount(f"Nobody else holds account {row.code}.", account=row.code)
    _check_pence(leg)
    if tags is not NO_TAGS:
        _check_tags(tags)
    return row.book


def _check_pence(leg: Leg) -> None:
    pence = leg.debit_pence if leg.credit_pence is None else leg.credit_pence
    if (leg.debit_pence is None) == (leg.credit_pence is None):
        raise BadPence("A leg is a debit or a credit: one of the two.")
    if type(pence) is not int or not 1 <= pence <= MOST_PENCE:
        raise BadPence(
            f"{pence!r} is not a sum that can be posted. Give whole pence from 1 to {MOST_PENCE}.",
            account=str(leg.account),
        )


def _check_tags(tags: Tags) -> None:
    for name, value, form in (
        ("funder", tags.funder, _LOWER_CODE),
        ("cost_centre", tags.cost_centre, _CODE),
        ("reason", tags.reason, _LOWER_CODE),
        ("service", tags.service, _LOWER_CODE),
    ):
        if value is not None and not form.fullmatch(value):
            raise BadCode(f"The {name} of a leg is a code without spaces.", tag=name)
    starts, ends = tags.period_starts_on, tags.period_ends_before
    if (starts is None) != (ends is None) or (starts is not None and ends is not None and starts >= ends):
        raise BadCode("A period has a first day, and ends before a later day.", tag="period")
