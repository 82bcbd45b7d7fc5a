"""What the ledger's tests share: somebody who holds money for the whole council, and a desk to post from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.ledger.chart import Account, Book
from sayso.foundation.ledger.posting import post, post_many
from sayso.foundation.ledger.queries import trial_balance
from sayso.foundation.ledger.transactions import Posting
from tests.factories.logins import a_login


@dataclass
class Desk:
    """Posts as one finance officer and reads balances by code, in pence: debits less credits."""

    officer: User
    at: datetime

    @property
    def on(self) -> date:
        return self.at.date()

    def post(self, *items: Posting) -> None:
        for item in items:
            assert post(transaction=item, by=self.officer, at=self.at)

    def post_many(self, items: Sequence[Posting]) -> int:
        return post_many(items=items, by=self.officer, at=self.at)

    def balances(self, book: Book = Book.COUNCIL) -> dict[str, int]:
        found = trial_balance(book, date.max, viewer=self.officer)
        return {total.code: total.balance_pence for total in found if total.balance_pence}


@pytest.fixture
def desk(now, looking):
    officer = a_login("finance", now=now)
    with looking(officer):
        yield Desk(officer, now)


def rows(sql: str, *arguments: object) -> list[tuple[object, ...]]:
    """Run one statement and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        found: list[tuple[object, ...]] = cursor.fetchall() if cursor.description else []
    return found


def whose(account: Account, person: UUID) -> int:
    """Return what stands on one person's account, in pence, as the current viewer sees it."""
    ((pence,),) = rows(
        "select coalesce(sum(debit_pence - credit_pence), 0)::bigint from ledger_balance"
        " where code = %s and person_id = %s",
        account.value,
        person,
    )
    return int(str(pence))
