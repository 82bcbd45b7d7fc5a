"""Money that comes back: what stood unspent beyond what may stand, and what was spent and must be repaid."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sayso.foundation.ledger.chart import Account, Holder, held_at, owed_at
from sayso.foundation.ledger.postings.shares import Share
from sayso.foundation.ledger.transactions import Leg, Posting, Tags, credit, debit


def surplus_notified(*, key: UUID, on: date, council_pence: int, of: Tags) -> Posting:
    """Row 16. The person is told of a surplus: debit A210, credit E500, with the council's share only.

    Their own share is theirs and is never a debt. For a prior year the period in `of` says so.
    """
    return Posting(
        key=key,
        kind="surplus_notified",
        happened_on=on,
        legs=(
            debit(Account.RECOVERIES_DUE, council_pence, of),
            credit(Account.DIRECT_PAYMENTS, council_pence, of),
        ),
    )


def surplus_left(
    *, key: UUID, on: date, shares: Sequence[Share], at: Holder, holder: UUID | None = None, of: Tags
) -> Posting:
    """Row 16, person book. A surplus leaves the account: debit L300, credit A130, each funder's share.

    The share of the funder `own` goes back to the person.
    """
    legs: list[Leg] = []
    for share in shares:
        told = replace(of, funder=share.funder)
        legs.append(debit(owed_at(at), share.pence, told, holder=holder))
        legs.append(credit(held_at(at), share.pence, told, holder=holder))
    return Posting(key=key, kind="surplus_left", happened_on=on, legs=tuple(legs))


def recovery_received(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 17. Money to come back has come: debit A100, credit A210."""
    return Posting(
        key=key,
        kind="recovery_received",
        happened_on=on,
        legs=(debit(Account.BANK, pence, of), credit(Account.RECOVERIES_DUE, pence, of)),
    )


def recovery_netted(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 17. Money to come back is taken from the next payment: debit L200, credit A210."""
    return Posting(
        key=key,
        kind="recovery_netted",
        happened_on=on,
        legs=(debit(Account.CLEARING, pence, of), credit(Account.RECOVERIES_DUE, pence, of)),
    )
