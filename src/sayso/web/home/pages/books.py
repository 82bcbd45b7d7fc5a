"""The books as the money team and the auditor read them: totals of each book, naming nobody."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sayso.foundation.access import clock
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Row, Table
from sayso.foundation.govuk.presenting import pounds
from sayso.foundation.govuk.view import PageView, Shows
from sayso.foundation.ledger.chart import CHART, Book
from sayso.foundation.ledger.queries import Total, trial_balance

BOOKS = {
    Book.COUNCIL: "The council’s own book",
    Book.PERSON: "Whose money stands where",
    Book.MEMORANDUM: "Budgets and what is promised",
}


class LedgerView(PageView):
    """The trial balance of each book: debits and credits come to the same, or something is wrong."""

    permission = Permission.SEE_LEDGER
    shows = Shows.NOBODY
    template_name = "home/ledger.html"
    title = "The ledger"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the totals to the end of today."""
        today = clock.today()
        books = [
            (name, _table(name, totals), _agrees(totals))
            for book, name in BOOKS.items()
            if (totals := trial_balance(book, today, viewer=self.login))
        ]
        return self.page({"books": books, "today": today})


def _agrees(totals: list[Total]) -> bool:
    return sum(total.balance_pence for total in totals) == 0


def _table(name: str, totals: list[Total]) -> Table:
    rows = [
        Row.of(
            Cell(CHART[total.code].name, sub=total.code),
            pounds(total.debit_pence),
            pounds(total.credit_pence),
        )
        for total in totals
    ]
    debits = sum(total.debit_pence for total in totals)
    credited = sum(total.credit_pence for total in totals)
    rows.append(Row.of("All accounts", pounds(debits), pounds(credited), total=True))
    columns = [Column("Account"), Column("Debit", number=True), Column("Credit", number=True)]
    return Table(name, columns, rows, "In order of the account’s code.")
