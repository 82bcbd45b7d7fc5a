"""The steps of a run, each on a page of its own: lock, check, to the bank."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse

from sayso.foundation.access.looking import looked_at
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.practice import refuse_in_practice
from sayso.foundation.govuk.fields import LongTextField, RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import count, pounds
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.payments import actions, queries
from sayso.journey.payments.pages.one_run import OneRun
from sayso.journey.payments.queries.runs import file_of
from sayso.journey.payments.statuses import RunState

AGREE, SEND_BACK = "agree", "send_back"


class NothingForm(PlainForm):
    """Nothing to fill in."""


class CheckForm(PlainForm):
    """What the checker decides, and what they looked at."""

    decision = RadiosField(
        label="This run",
        choices=[(AGREE, "Agree: it may be paid"), (SEND_BACK, "Send it back")],
        missing="Choose what happens to this run",
    )
    words = LongTextField(
        label="What you looked at, or why it goes back",
        hint="Kept with the run.",
        rows=3,
        missing="Write what you looked at, or why it goes back",
    )


class _RunForm(OneRun, FormPage):
    shows = Shows.NOBODY
    permission = Permission.CHECK_PAYMENT_RUN
    form_class: ClassVar[type[PlainForm]] = NothingForm

    def context(self, form: Any) -> dict[str, Any]:
        """Return what is paid in all, and the way back."""
        run = self.run()
        said = f"{count(run.line_count, 'payment')}, {pounds(run.total_pence)} in all."
        return {"back": self.run_url, "lead": f"{said} {self.says()}"}

    def says(self) -> str:
        """Return what this step means."""
        return self.lead


class LockPaymentRunView(_RunForm):
    """Lock a run, so that it can be checked."""

    permission = Permission.MAKE_PAYMENT_RUN
    title = "Lock this run?"
    lead = "From now on its payments cannot change. A colleague checks it."
    button = "Lock it, and ask for a check"

    def act(self, form: NothingForm) -> str:
        """Lock it."""
        actions.lock_run(run=self.run().pk, by=self.login, at=self.request.at)
        return self.run_url


class CheckPaymentRunView(_RunForm):
    """Agree a run that somebody else made, or send it back."""

    permission = Permission.CHECK_PAYMENT_RUN
    form_class = CheckForm
    title = "Check this run"
    lead = "If anything stops half way, start again: each payment leaves once."
    button = "Save your decision"

    def act(self, form: CheckForm) -> str:
        """Agree it, or send it back."""
        run, words = self.run().pk, form.cleaned_data["words"]
        if form.cleaned_data["decision"] == SEND_BACK:
            actions.send_back_run(run=run, because=words, by=self.login, at=self.request.at)
        else:
            actions.approve_run(run=run, looked_at=words, by=self.login, at=self.request.at)
        return self.run_url


class MovePaymentRunView(_RunForm):
    """Make the bank file of a checked run; once it is made, say that the bank has it."""

    permission = Permission.CHECK_PAYMENT_RUN
    title = "To the bank"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which step comes next."""
        is_made = self.run().state == RunState.FILE_MADE
        return super().context(form) | {"button": "The bank has it" if is_made else "Make the bank file"}

    def says(self) -> str:
        """Say what the next step is."""
        if self.run().state == RunState.FILE_MADE:
            return "Give the bank the file first. Then say here that the bank has it."
        return "The file is checked against the form that banks agreed on. Then you can fetch it."

    def act(self, form: NothingForm) -> str:
        """Take the next step."""
        run = self.run()
        step = actions.mark_sent if run.state == RunState.FILE_MADE else actions.make_file
        step(run=run.pk, by=self.login, at=self.request.at)
        return self.run_url


class PaymentFileView(OneRun, PageView):
    """The bank file, byte for byte. Its name holds no person."""

    permission = Permission.CHECK_PAYMENT_RUN
    shows = Shows.PEOPLE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give it out, and leave a trace of whom it names. In practice no bank gets one."""
        refuse_in_practice("A file for the bank")
        run = self.run()
        kept = file_of(run)
        if kept is None:
            raise Http404
        people = [one.person_id for one in queries.lines_of(run, viewer=self.login)]
        looked_at(page="payment_file", people=people, by=self.login, at=self.request.at)
        answer = HttpResponse(bytes(kept.content), content_type="application/xml")
        answer["Content-Disposition"] = f'attachment; filename="{run.file_name}"'
        return answer
