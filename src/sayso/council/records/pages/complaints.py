"""A complaint about what we hold, at the desk."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.council.records import actions, queries
from sayso.council.records.models import DataComplaint
from sayso.council.records.pages import forms
from sayso.council.records.pages.one import DESK
from sayso.council.records.statuses import ComplaintEnded
from sayso.foundation.access.models import User
from sayso.foundation.govuk.view import FormPage, PageView, Shows


class OfComplaint:
    """Mixed into a page of one complaint. Raises NotFound."""

    kwargs: dict[str, Any]
    login: User
    request: Any

    @cached_property
    def found(self) -> tuple[DataComplaint, Any]:
        """Return the complaint, and the last day on which to say that it came."""
        return queries.complaint(self.kwargs["complaint"], viewer=self.login)

    @property
    def home(self) -> str:
        """Return its address."""
        return reverse("data_complaint", args=[self.found[0].pk])

    def people(self) -> list[UUID]:
        """Return whose it is."""
        return [self.found[0].person_id]


class DataComplaintView(OfComplaint, PageView):
    """One complaint: what they said, by when they are told that it came, and what came of it."""

    permission = DESK
    shows = Shows.PERSON
    template_name = "records/complaint.html"
    title = "A complaint about what we hold"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        row, until = self.found
        late = row.acknowledged_on is None and timezone.localdate(self.request.at) > until
        return self.page({"row": row, "until": until, "is_late": late}, people=self.people())


class _Step(OfComplaint, FormPage):
    """One step of a complaint."""

    permission = DESK
    shows = Shows.PERSON

    def initial(self) -> dict[str, Any]:
        """See that it is open to whoever looks; begin with today."""
        assert self.found
        return {"on": timezone.localdate(self.request.at)}

    def context(self, form: Any) -> dict[str, Any]:
        """Say whose it is."""
        return {"lead": f"{self.found[0].person_called}. {self.lead}".strip(), "back": self.home}


class AcknowledgeComplaintView(_Step):
    """Keep that they were told that it reached us."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.OnDayForm
    title = "They were told that it reached us"
    button = "Keep this"

    def act(self, form: forms.OnDayForm) -> str:
        """Keep it."""
        on = form.cleaned_data["on"]
        actions.acknowledge_complaint(complaint=self.found[0].pk, on=on, by=self.login, at=self.request.at)
        messages.success(self.request, "Kept. They read it on their own page.")
        return self.home


class AnswerComplaintView(_Step):
    """Answer it."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.AnswerComplaintForm
    title = "Answer this complaint"
    button = "Keep the answer"

    def act(self, form: forms.AnswerComplaintForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        ended = ComplaintEnded(said["ended"])
        actions.answer_complaint(
            complaint=self.found[0].pk, ended=ended, words=said["words"], by=self.login, at=self.request.at
        )
        messages.success(self.request, "Kept. They read it on their own page.")
        return self.home
