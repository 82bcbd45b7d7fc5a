"""A worker's pages of the advocate: whom we asked and when, and who came."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.assessment import actions, queries
from sayso.journey.casework.pages.persons import PersonForm


class ReferralForm(PlainForm):
    """Whom we asked, and when."""

    asked_of = TextField(label="Whom did you ask?", missing="Write whom you asked", max_length=200)
    asked_on = DateField(label="The day you asked", missing="Write the day on which you asked")


class CameForm(PlainForm):
    """Who came, and when."""

    name = TextField(label="What is the advocate’s name?", missing="Write the name", max_length=200)
    came_on = DateField(label="The day they first came", missing="Write the day on which they came")


class _AdvocateView(PersonForm):
    permission = Permission.ASSESS
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the assessments."""
        return super().context(form) | {"back": reverse("assessments", args=[self.person])}


class AskAdvocateView(_AdvocateView):
    """Write down that an independent advocate was asked for (Care Act 2014, section 67)."""

    form_class = ReferralForm
    title = "Ask for an advocate"
    heading = "An advocate for {called}"
    lead = "Ask first, then write it down here. Urgent help goes on meanwhile."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"asked_on": self.today}

    def act(self, form: ReferralForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        referral = actions.NewReferral(
            person=self.header.person,
            asked_of=said["asked_of"],
            asked_on=said["asked_on"],
            key=said["form_key"],
        )
        actions.ask_for_advocate(referral=referral, by=self.login, at=self.request.at)
        return reverse("assessments", args=[self.person])


class AdvocateCameView(_AdvocateView):
    """Write down who came, and when."""

    form_class = CameForm
    title = "The advocate came"
    heading = "Who came for {called}?"
    lead = "Then look at the assessment again, with them there."
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Raise Http404 for another person's referral."""
        known = {one.pk for one in queries.referrals_of(self.header.person, viewer=self.login)}
        if self.kwargs["referral"] not in known:
            raise Http404
        return super().context(form)

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"came_on": self.today}

    def act(self, form: CameForm) -> str:
        """Keep it."""
        actions.advocate_came(
            referral=self.kwargs["referral"],
            person=self.header.person,
            came_on=form.cleaned_data["came_on"],
            name=form.cleaned_data["name"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("assessments", args=[self.person])
