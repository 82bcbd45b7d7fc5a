"""A person's own money: what is left of the year, and what was paid when."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pictures import money_left
from sayso.foundation.govuk.pieces import Cell, Column, Row, Table
from sayso.foundation.govuk.presenting import LONDON, plain_day, pounds
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.payments import queries
from sayso.journey.payments.queries.money import PaidOnce
from sayso.journey.payments.statuses import LineState

SAID = {
    LineState.WAITING: "On its way to you",
    LineState.SETTLED: "Paid",
    LineState.RETURNED: "Your bank sent it back. We send it again",
}


class MyMoneyView(PageView):
    """My money: spent, promised and free, and each payment."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "payments/my_money.html"
    title = "My money"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, of the reader's own record only."""
        today, mine = self.request.at.astimezone(LONDON).date(), self.login.subject_id
        left = queries.money_left(mine, viewer=self.login, on=today) if mine else None
        paid = queries.payments_of(mine, viewer=self.login) if mine else []
        shown: dict[str, Any] = {
            "left": left,
            "picture": None,
            "paid": _table(paid) if paid else None,
            "newest": paid[:1],
        }
        if left and min(left.budget_pence, left.spent_pence, left.promised_pence) >= 0:
            shown["picture"] = money_left(
                whole_pence=left.budget_pence,
                spent_pence=left.spent_pence,
                promised_pence=left.promised_pence,
                starts_on=left.starts_on,
                ends_before=left.ends_before,
                today=today,
            )
        return self.page(shown)


def _table(paid: list[PaidOnce]) -> Table:
    rows = [
        Row.of(
            Cell(plain_day(one.on), sub=f"For {plain_day(one.starts_on)} to {plain_day(one.last_day)}"),
            pounds(one.gross_pence),
            "Not known yet" if one.contribution_pence is None else pounds(one.contribution_pence),
            pounds(one.pence),
            SAID[one.state],
        )
        for one in paid
    ]
    columns = [
        Column("When"),
        Column("It costs", number=True),
        Column("You pay", number=True),
        Column("We pay you", number=True),
        Column("How far it is"),
    ]
    return Table("What was paid, and when", columns, rows, "The newest first.")
