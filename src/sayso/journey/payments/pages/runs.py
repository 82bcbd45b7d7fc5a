"""Runs of payments: the list, a new one, and one with everything in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import LONDON, count, day, plain_day, pounds
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import PaymentRun, RunLine
from sayso.journey.payments.pages.moved import why_it_moved
from sayso.journey.payments.pages.one_run import OneRun
from sayso.journey.payments.queries.runs import last_paid, newest_period_end
from sayso.journey.payments.statuses import LineState, RunState
from sayso.journey.people.queries import names_of

FOUR_WEEKS = timedelta(weeks=4)
MUCH_MORE = 2  # times the last payment: worth a look
MOST_SHOWN = 50


def days_of(run: PaymentRun) -> str:
    """Return the days that a run pays for, in words."""
    return f"{plain_day(run.period_starts_on)} to {plain_day(run.period_ends_before - timedelta(days=1))}"


class PaymentRunsView(PageView):
    """All runs, the newest first."""

    permission = Permission.CHECK_PAYMENT_RUN
    shows = Shows.NOBODY
    template_name = "payments/runs.html"
    title = "Payments"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, and those that wait for this login first."""
        rows = [
            Row.of(
                Cell(link=Link(day(run.pays_on), reverse("payment_run", args=[run.pk]))),
                days_of(run),
                Cell(count(run.line_count, "payment"), sub=_held_out(run)),
                pounds(run.total_pence),
                Cell(run.get_state_display(), sub=f"Made by {run.made_by.name}"),
            )
            for run in queries.latest_runs()
        ]
        columns = [
            Column("Paid on"),
            Column("For the days"),
            Column("Payments"),
            Column("Total", number=True),
            Column("How far it is"),
        ]
        shown = {
            "table": Table("Runs of payments", columns, rows, "The newest first.") if rows else None,
            "to_check": [(run, days_of(run)) for run in queries.runs_to_check(viewer=self.login)],
            "may_make": self.login.may(Permission.MAKE_PAYMENT_RUN),
        }
        return self.page(shown)


def _held_out(run: PaymentRun) -> str:
    return f"{run.held_out_count} held out" if run.held_out_count else ""


class MakeRunForm(PlainForm):
    """The days that are paid for, and the day of payment."""

    starts_on = DateField(label="The first day that is paid for")
    last_day = DateField(
        label="The last day that is paid for", hint="Most often four weeks, less a day, later."
    )
    pays_on = DateField(label="The day of payment", hint="A day on which banks work.")


class MakePaymentRunView(FormPage):
    """Make a run for the days after the last."""

    permission = Permission.MAKE_PAYMENT_RUN
    shows = Shows.NOBODY
    form_class = MakeRunForm
    title = "Make a payment run"
    lead = "It finds who is due money for these days. Nobody is paid until somebody else has checked it."
    button = "Make this run"

    def initial(self) -> dict[str, Any]:
        """Start where the last run ended, for four weeks."""
        starts_on = newest_period_end()
        return (
            {"starts_on": starts_on, "last_day": starts_on + FOUR_WEEKS - timedelta(days=1)}
            if starts_on
            else {}
        )

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("payment_runs")}

    def act(self, form: MakeRunForm) -> str:
        """Make it."""
        typed = form.cleaned_data
        run = actions.make_run(
            period_starts_on=typed["starts_on"],
            period_ends_before=typed["last_day"] + timedelta(days=1),
            pays_on=typed["pays_on"],
            key=typed["form_key"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("payment_run", args=[run.pk])


class PaymentRunView(OneRun, PageView):
    """One run: what is different about it first, then every payment."""

    permission = Permission.CHECK_PAYMENT_RUN
    shows = Shows.PEOPLE
    template_name = "payments/run.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, with the step that comes next."""
        run = self.run()
        lines = queries.lines_of(run, viewer=self.login)
        before = last_paid([one.person_id for one in lines], before=run.period_starts_on, viewer=self.login)
        different = [(one, why) for one in lines if (why := _different(one, before.get(one.person_id)))]
        first = Stretch.of(different, self.request.GET.get("first"))
        every = Stretch.of([(one, _sums(one)) for one in lines], self.request.GET.get("from"))
        shown = {
            "title": f"Payments on {day(run.pays_on)}",
            "run": run,
            "days": days_of(run),
            "is_mine": run.made_by_id == self.login.pk,
            "may_make": self.login.may(Permission.MAKE_PAYMENT_RUN),
            "different_count": len(different),
            "first": first,
            "different": self.table("Payments to look at first", run, first) if different else None,
            "all": every,
            "every": self.table("Every payment of this run", run, every),
            "moved": why_it_moved(run, lines, viewer=self.login),
            "states": RunState,
        }
        people = dict.fromkeys(one.person_id for one, _ in (*first.rows, *every.rows))
        return self.page(shown, people=list(people))

    def table(self, caption: str, run: PaymentRun, of: "Stretch") -> Table:
        """Return a stretch of payments. Whoever has no bank details is named to whoever may know them."""
        today = self.request.at.astimezone(LONDON).date()
        without = [line.person_id for line, _ in of.rows if line.payee is None]
        called = names_of(without, viewer=self.login, on=today) if without else {}
        columns = [Column("Paid to"), Column("Amount", number=True), Column("What it is"), Column("How far")]
        rows = [
            Row.of(_paid_to(line, called), pounds(line.pence), said, _how_far(line, run))
            for line, said in of.rows
        ]
        return Table(caption, columns, rows, "The largest first; those held out last.")


@dataclass(frozen=True)
class Stretch:
    """A stretch of a long list: its rows, and from which row the stretches before and after it begin.

    `first` and `last` count from 1. `before` and `after` are None where there is none.
    """

    rows: Sequence[tuple[RunLine, str]]
    first: int
    last: int
    total: int
    before: int | None
    after: int | None

    @classmethod
    def of(cls, rows: Sequence[tuple[RunLine, str]], asked: str | None) -> Self:
        """Return the stretch that begins at the row asked for; the first for anything that is none."""
        at = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
        at = at - at % MOST_SHOWN if at < len(rows) else 0
        shown = rows[at : at + MOST_SHOWN]
        before = at - MOST_SHOWN if at else None
        after = at + MOST_SHOWN if at + MOST_SHOWN < len(rows) else None
        return cls(shown, at + 1, at + len(shown), len(rows), before, after)


def _different(line: RunLine, before: RunLine | None) -> str:
    """Say what is different about a payment; "" for one like the last."""
    found = []
    if line.held_out_because:
        found.append(f"Held out. {line.get_held_out_because_display()}.")
    elif line.first_to_details:
        found.append("The first payment to these bank details.")
    if line.sends_again_id:
        found.append("It came back once and is sent again.")
    if line.contribution_pence is None:
        found.append("What they pay is not worked out yet: paid in full.")
    if before and line.pence > before.pence * MUCH_MORE:
        found.append(f"More than twice the last payment, {pounds(before.pence)}.")
    return " ".join(found)


def _sums(line: RunLine) -> str:
    if line.contribution_pence is None:
        return f"{pounds(line.gross_pence)} in full"
    return f"{pounds(line.gross_pence)}, of which they pay {pounds(line.contribution_pence)}"


def _paid_to(line: RunLine, called: Mapping[UUID, str]) -> Cell:
    if line.payee:
        return Cell(line.payee.name_on_account, sub=line.end_to_end)
    if line.person_id in called:
        to_details = reverse("bank_details", args=[line.person_id])
        return Cell(link=Link(called[line.person_id], to_details), sub="No bank details yet")
    return Cell("No bank details yet", sub=line.end_to_end)


def _how_far(line: RunLine, run: PaymentRun) -> str:
    """Say how far a payment is: none is on its way before the bank has its file."""
    if line.held_out_because:
        return str(line.get_held_out_because_display())
    is_here = line.state == LineState.WAITING and run.state not in (RunState.SENT, RunState.PART_RETURNED)
    return "Not sent yet" if is_here else str(line.get_state_display())
