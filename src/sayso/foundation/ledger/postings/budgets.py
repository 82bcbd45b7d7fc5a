"""Budgets in the memorandum. Commitments against them are in `ledger.commitments`."""

from datetime import date
from uuid import UUID

from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.transactions import Posting, Tags, credit, debit


def budget_agreed(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 1. A personal budget is agreed, for a year or open: debit M920, credit M900."""
    return Posting(
        key=key,
        kind="budget_agreed",
        happened_on=on,
        legs=(debit(Account.UNALLOCATED, pence, of), credit(Account.BUDGET, pence, of)),
    )


def budget_ended(*, key: UUID, on: date, pence: int, of: Tags) -> Posting:
    """Row 1a. A personal budget ends before its time, for what was still to come: debit M900, credit M920."""
    return Posting(
        key=key,
        kind="budget_ended",
        happened_on=on,
        legs=(debit(Account.BUDGET, pence, of), credit(Account.UNALLOCATED, pence, of)),
    )
