"""New sums for everybody: the runs, a new one, and one with all that it would change."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import count, plain_day
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.charging import actions
from sayso.journey.charging.models import ChargeRun
from sayso.journey.charging.pages.run_shown import shown_run
from sayso.journey.charging.queries import runs as queries
from sayso.journey.charging.statuses import RunState, RunWhy
from sayso.rules.figures import next_april
from sayso.rules.refusals import NotFound

COLUMNS = (Column("From"), Column("Why"), Column("People", number=True), Column("How far it is"))


class ChargeRunsView(PageView):
    """All runs, the newest first, and those that wait for this login before them."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.NOBODY
    template_name = "charging/runs.html"
    title = "New sums for everybody"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        rows = [
            Row.of(
                Cell(link=Link(plain_day(run.starts_on), reverse("charge_run", args=[run.pk]))),
                run.get_why_display(),
                f"{run.line_count:,}",
                Cell(run.get_state_display(), sub=f"Made by {run.made_by.name}"),
            )
            for run in queries.latest_runs()
        ]
        table = Table("Runs of new sums", COLUMNS, rows, "The newest first.") if rows else None
        return self.page({"table": table, "waiting": queries.runs_to_approve(viewer=self.login)})


class NewRunForm(PlainForm):
    """From which day, and why."""

    why = RadiosField(label="Why is everybody worked out anew?", choices=RunWhy.choices)
    starts_on = DateField(
        label="From which day do the new sums hold?",
        hint="The law’s amounts change on 6 April. The council’s choices count as they are set for that day.",
    )


class MakeChargeRunView(FormPage):
    """Make a dry run: everybody is worked out, and nothing changes."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.NOBODY
    form_class = NewRunForm
    title = "Work everybody out anew"
    lead = "This is a dry run. Nothing that anybody pays changes until somebody else has approved it."
    button = "Work it out"

    def initial(self) -> dict[str, Any]:
        """Start with next April."""
        return {"why": RunWhy.APRIL, "starts_on": next_april(timezone.localdate(self.request.at))}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("charge_runs")}

    def act(self, form: NewRunForm) -> str:
        """Make it."""
        given = form.cleaned_data
        run = actions.make_charge_run(
            why=RunWhy(given["why"]),
            starts_on=given["starts_on"],
            key=given["form_key"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("charge_run", args=[run.pk])


class OneRun(PageView):
    """What the pages of one run share."""

    @property
    def today(self) -> date:
        """Return the day in England."""
        return timezone.localdate(self.request.at)

    def run(self) -> ChargeRun:
        """Return the run in the address. Raises NotFound."""
        key: UUID = self.kwargs["run"]
        found = queries.one_run(key)
        if found is None:
            raise NotFound(NOT_FOUND)
        return found


class ChargeRunView(OneRun):
    """One run: what it would change for whom, who cannot be worked out, and who is not in it."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PEOPLE
    template_name = "charging/run.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, with the step that comes next. Loaded again, it shows how far it is."""
        run = self.run()
        shown, people = shown_run(run, viewer=self.login, today=self.today)
        more = {
            "title": f"New sums from {plain_day(run.starts_on)}",
            "run": run,
            "states": RunState,
            "is_mine": run.made_by_id == self.login.pk,
        }
        return self.page(shown | more, people=people)


class ApproveRunForm(PlainForm):
    """What the second person looked at."""

    looked_at = LongTextField(
        label="What did you look at?",
        hint="Such as: whose charge rises most, who cannot be worked out, and one sum line by line.",
        rows=4,
        missing="Write what you looked at",
    )


class ApproveChargeRunView(OneRun, FormPage):
    """Approve a run that somebody else made: a job then writes each sum."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.NOBODY
    form_class = ApproveRunForm
    title = "Approve the new sums"
    button = "Approve: these sums hold from that day"

    def context(self, form: Any) -> dict[str, Any]:
        """Return what follows, and the way back."""
        run = self.run()
        lead = (
            f"From {plain_day(run.starts_on)} on, {count(run.line_count, 'person', 'people')} pay by them."
            " A job writes them in your name. Who has died, or has a newer sum by then, is left as they are."
        )
        return {"lead": lead, "back": reverse("charge_run", args=[run.pk])}

    def act(self, form: ApproveRunForm) -> str:
        """Approve it."""
        run = actions.approve_charge_run(
            run=self.run().pk,
            looked_at=form.cleaned_data["looked_at"],
            by=self.login,
            at=self.request.at,
        )
        messages.success(self.request, "Approved. The sums are being written. Load this page again to see.")
        return reverse("charge_run", args=[run.pk])


class LettersForm(PlainForm):
    """Nothing to fill in."""


class ChargeRunLettersView(OneRun, FormPage):
    """Ask for the letters of a run that is done."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.NOBODY
    form_class = LettersForm
    title = "Write to everybody in this run"
    lead = (
        "Each letter says what they pay, line by line, and how to ask us to look again. A job writes it in"
        " your name, opens the papers of that record to you for that long, and sends it the first safe way"
        " there is. Where no way is safe without a person, it stays written, and is named here."
    )
    button = "Write and send the letters"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("charge_run", args=[self.run().pk])}

    def act(self, form: LettersForm) -> str:
        """Ask for them."""
        run = actions.ask_for_run_letters(run=self.run().pk, by=self.login, at=self.request.at)
        messages.success(self.request, "The letters are being written. Load this page again to see.")
        return reverse("charge_run", args=[run.pk])


class WithdrawRunForm(PlainForm):
    """Why it is withdrawn."""

    because = LongTextField(label="Why is this run withdrawn?", rows=3, missing="Say why")


class WithdrawChargeRunView(OneRun, FormPage):
    """Withdraw a run before it is approved."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.NOBODY
    form_class = WithdrawRunForm
    title = "Withdraw this run"
    lead = "Nothing that anybody pays has changed. The run stays to be read."
    button = "Withdraw it"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("charge_run", args=[self.run().pk])}

    def act(self, form: WithdrawRunForm) -> str:
        """Withdraw it."""
        run = actions.withdraw_charge_run(
            run=self.run().pk, because=form.cleaned_data["because"], by=self.login, at=self.request.at
        )
        return reverse("charge_run", args=[run.pk])
