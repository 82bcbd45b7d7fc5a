"""Direct payments: approved, settled, seen on a statement, spent, returned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sayso.foundation.ledger.chart import Account, Holder, held_at, owed_at
from sayso.foundation.ledger.postings.shares import Share
from sayso.foundation.ledger.transactions import Leg, Posting, Tags, credit, debit


def payment_approved(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 2. A payment net of contribution is approved: debit E500, credit L200.

    Debit A140 instead when its period has not begun by the day of approval.
    """
    return Posting(
        key=key,
        kind="direct_payment_approved",
        happened_on=on,
        legs=(debit(_cost(on, of), pence, of), credit(Account.CLEARING, pence, of)),
    )


def payment_settled(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 3. The bank pays what was on its way: debit L200, credit A100."""
    return Posting(
        key=key,
        kind="payment_settled",
        happened_on=on,
        legs=(debit(Account.CLEARING, pence, of), credit(Account.BANK, pence, of)),
    )


def payment_seen(
    *, key: UUID, on: date, pence: int, at: Holder, holder: UUID | None = None, of: Tags
) -> Posting:
    """Row 3, person book. A statement shows the council's money: debit A130, credit L300 of the council."""
    told = replace(of, funder=of.funder or "council")
    return Posting(
        key=key,
        kind="payment_seen",
        happened_on=on,
        legs=(
            debit(held_at(at), pence, told, holder=holder),
            credit(owed_at(at), pence, told, holder=holder),
        ),
    )


def gross_payment_approved(
    *, key: UUID, on: date, payment_pence: int, contribution_pence: int, of: Tags
) -> Posting:
    """Row 4. Paid in full and the person's share invoiced: debit E500 and A200, credit L200 and I400."""
    return Posting(
        key=key,
        kind="gross_payment_approved",
        happened_on=on,
        legs=(
            debit(_cost(on, of), payment_pence, of),
            credit(Account.CLEARING, payment_pence, of),
            debit(Account.CONTRIBUTIONS_DUE, contribution_pence, of),
            credit(Account.CONTRIBUTIONS, contribution_pence, of),
        ),
    )


def contribution_seen(
    *, key: UUID, on: date, pence: int, at: Holder, holder: UUID | None = None, of: Tags
) -> Posting:
    """Row 5, person book. The person's own share is seen on the statement: debit A130, credit L300, own.

    Until it is seen nothing is posted: what is expected is a diary item. The council's part is row 2 with
    `payment_approved`, and `payment_seen`.
    """
    own = replace(of, funder="own")
    return Posting(
        key=key,
        kind="contribution_seen",
        happened_on=on,
        legs=(debit(held_at(at), pence, own, holder=holder), credit(owed_at(at), pence, own, holder=holder)),
    )


def payment_returned(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 7. The bank sends a payment back: debit A100, credit L200 returned.

    Paying again is a new payment under a new key. What the person book showed is reversed.
    """
    return Posting(
        key=key,
        kind="payment_returned",
        happened_on=on,
        legs=(debit(Account.BANK, pence, of), credit(Account.RETURNED, pence, of)),
    )


def payment_sent_again(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 7. What came back is sent again, as a new payment: debit L200 returned, credit L200.

    It cost the council once, when it was first approved.
    """
    return Posting(
        key=key,
        kind="payment_sent_again",
        happened_on=on,
        legs=(debit(Account.RETURNED, pence, of), credit(Account.CLEARING, pence, of)),
    )


def spend_seen(
    *, key: UUID, on: date, shares: Sequence[Share], at: Holder, holder: UUID | None = None, of: Tags
) -> Posting:
    """Row 10, person book. A statement shows money spent: debit L300, credit A130.

    `of.service` says on what, such as `pa_wages`. `shares` say whose money it was, by funder.
    """
    legs: list[Leg] = []
    for share in shares:
        told = replace(of, funder=share.funder)
        legs.append(debit(owed_at(at), share.pence, told, holder=holder))
        legs.append(credit(held_at(at), share.pence, told, holder=holder))
    return Posting(key=key, kind="spend_seen", happened_on=on, legs=tuple(legs))


def _cost(on: date, of: Tags) -> Account:
    """Return where the cost stands: in advance until its period has begun."""
    begun = of.period_starts_on is None or of.period_starts_on <= on
    return Account.DIRECT_PAYMENTS if begun else Account.PAID_IN_ADVANCE
