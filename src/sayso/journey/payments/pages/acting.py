"""The direct payment, for whoever looks after it: what it is for, what it is a week, and what was paid."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from sayso.foundation.govuk.pieces import Cell, Column, Row, Table
from sayso.foundation.govuk.presenting import plain_day, pounds
from sayso.journey.budget.queries import budgets_agreed, lines_of
from sayso.journey.payments import queries
from sayso.journey.payments.queries.money import PaidOnce
from sayso.journey.payments.statuses import LineState
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.statuses import Way
from sayso.journey.powers.pages.holding import ActsFor
from sayso.rules.powers import Act

SAID = {
    LineState.WAITING: "On its way",
    LineState.SETTLED: "Paid",
    LineState.RETURNED: "The bank sent it back. We send it again",
}


class ActingPaymentView(ActsFor):
    """The parts of the budget that are held as a direct payment, and each payment. Nothing else of money."""

    needs = Act.READ_PAYMENT
    template_name = "payments/acting_payment.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        held = [
            line
            for budget in budgets_agreed(self.person, viewer=self.login)
            if budget.standing == StandingKind.ADULT
            for line in lines_of(budget, viewer=self.login)
            if line.way == Way.DIRECT_PAYMENT and line.starts_on <= self.today
            if line.ends_before is None or line.ends_before > self.today
        ]
        paid = queries.payments_of(self.person, viewer=self.login) if held else []
        more = {
            "title": f"{self.called}’s direct payment",
            "parts": [(one.words, pounds(one.pence_a_week)) for one in held],
            "whole": pounds(sum(one.pence_a_week for one in held)),
            "paid": _table(paid) if paid else None,
        }
        return self.page(self.head(**more), people=[self.person])


def _table(paid: list[PaidOnce]) -> Table:
    rows = [
        Row.of(
            Cell(plain_day(one.on), sub=f"For {plain_day(one.starts_on)} to {plain_day(one.last_day)}"),
            pounds(one.pence),
            SAID[one.state],
        )
        for one in paid
    ]
    columns = [Column("When"), Column("Paid", number=True), Column("How far it is")]
    return Table("What was paid, and when", columns, rows, "The newest first.")
