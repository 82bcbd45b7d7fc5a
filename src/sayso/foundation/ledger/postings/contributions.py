"""What people pay towards their care: charged, paid, matched, and now and then written off."""

from datetime import date
from uuid import UUID

from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.errors import UnknownAccount
from sayso.foundation.ledger.transactions import Posting, Tags, credit, debit

_MAY_BE_WRITTEN_OFF = (Account.CONTRIBUTIONS_DUE, Account.RECOVERIES_DUE, Account.DEFERRED_LOANS)


def contribution_charged(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 24. The person is charged for care by a provider: debit A200, credit I400."""
    return Posting(
        key=key,
        kind="contribution_charged",
        happened_on=on,
        legs=(debit(Account.CONTRIBUTIONS_DUE, pence, of), credit(Account.CONTRIBUTIONS, pence, of)),
    )


def contribution_paid(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 6. The person pays an invoice: debit A100, credit A200."""
    return Posting(
        key=key,
        kind="contribution_paid",
        happened_on=on,
        legs=(debit(Account.BANK, pence, of), credit(Account.CONTRIBUTIONS_DUE, pence, of)),
    )


def receipt_unmatched(*, key: UUID, on: date, pence: int) -> Posting:
    """Row 6. Money comes and nobody knows yet from whom: debit A100, credit A110."""
    return Posting(
        key=key,
        kind="receipt_unmatched",
        happened_on=on,
        legs=(debit(Account.BANK, pence), credit(Account.SUSPENSE, pence)),
    )


def receipt_matched(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 6. It is found who paid: debit A110, credit A200."""
    return Posting(
        key=key,
        kind="receipt_matched",
        happened_on=on,
        legs=(debit(Account.SUSPENSE, pence, of), credit(Account.CONTRIBUTIONS_DUE, pence, of)),
    )


def written_off(
    *, key: UUID, on: date, pence: int, of: Tags, owed_on: Account, provided_for: bool = False
) -> Posting:
    """Row 29. A debt is given up: debit E540, or A205 when it was provided for; credit A200, A210 or A230.

    Whose authority it needs is a matter for the action that decides. Raises UnknownAccount when `owed_on`
    is not an account of debts.
    """
    if owed_on not in _MAY_BE_WRITTEN_OFF:
        raise UnknownAccount(f"Nothing on account {owed_on} can be written off.", account=owed_on.value)
    cost = Account.LOSS_ALLOWANCE if provided_for else Account.WRITTEN_OFF
    return Posting(
        key=key,
        kind="written_off",
        happened_on=on,
        legs=(debit(cost, pence, of), credit(owed_on, pence, of)),
    )
