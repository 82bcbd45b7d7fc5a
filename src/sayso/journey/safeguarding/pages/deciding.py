"""Decide on a concern, and answer one about somebody who works here."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.safeguarding import queries
from sayso.journey.safeguarding.actions import Tested, answer_staff_concern, decide_on_concern
from sayso.journey.safeguarding.pages.forms import TESTS, AnswerForm, DecideForm
from sayso.journey.safeguarding.statuses import Found, Outcome
from sayso.rules.refusals import NotFound


class DecideOnConcernView(FormPage):
    """The three tests, what follows, and why. Suspicion with reasonable cause is enough."""

    permission = Permission.DECIDE_ON_CONCERN
    shows = Shows.PERSON
    title = "Decide on this concern"
    lead = "Nothing has to be proved. A good reason to suspect is enough: Care Act 2014, section 42."
    button = "Record this decision"
    form_class = DecideForm

    def people(self) -> list[UUID]:
        """Whose concern it is."""
        return [queries.concern(self.kwargs["concern"], viewer=self.login).person_id]

    def context(self, form: Any) -> dict[str, Any]:
        """Give the way back."""
        return {"back": reverse("concern", args=[self.kwargs["concern"]])}

    def act(self, form: DecideForm) -> str:
        """Record the decision. Where it is held, the form says by what rule and what would release it."""
        said = form.cleaned_data
        tests = {name: Tested(Found(said[name]), said[f"{name}_because"]) for name in TESTS}
        decide_on_concern(
            concern=self.kwargs["concern"],
            **tests,
            outcome=Outcome(said["outcome"]),
            reasons=said["reasons"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("concern", args=[self.kwargs["concern"]])


class StaffConcernsView(PageView):
    """Concerns about people who work here: read by somebody outside their team."""

    permission = Permission.READ_STAFF_CONCERNS
    shows = Shows.NOBODY
    template_name = "safeguarding/staff_concerns.html"
    title = "Concerns about people who work here"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what waits for an answer, then what was answered."""
        return self.page({"concerns": queries.staff_concerns()})


class AnswerStaffConcernView(FormPage):
    """Say what was done about it."""

    permission = Permission.READ_STAFF_CONCERNS
    shows = Shows.NOBODY
    title = "What was done about it"
    button = "Record this"
    form_class = AnswerForm

    def context(self, form: Any) -> dict[str, Any]:
        """Give the way back, if there is such a concern and it is open to them."""
        if self.kwargs["concern"] not in {one.pk for one in queries.staff_concerns()}:
            raise NotFound(NOT_FOUND)
        return {"back": reverse("staff_concerns")}

    def act(self, form: AnswerForm) -> str:
        """Record the answer."""
        answer_staff_concern(
            concern=self.kwargs["concern"],
            answer=form.cleaned_data["answer"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("staff_concerns")
