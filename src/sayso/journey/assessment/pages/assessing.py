"""An assessment: what was asked, how it looks against the test, and the person's own copy of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import NeedsAssessment
from sayso.journey.assessment.pages.asking import AssessmentForm, as_asked
from sayso.journey.assessment.pages.own import Mine
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Stale

NAMES = {StandingKind.ADULT: "assess_needs", StandingKind.CARER: "assess_carer"}
TITLES = {StandingKind.ADULT: "Needs for care and support", StandingKind.CARER: "A carer's own needs"}


class AssessmentsView(PersonPage):
    """The assessments that stand on a record, with the working of each."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    template_name = "assessment/assessments.html"
    title = "Assessments"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, and the way to begin the other."""
        key = self.header.person
        if Area.HEALTH not in areas_open(key):
            raise Http404
        found = queries.assessments_of(key, viewer=self.login)
        missing = [one for one in StandingKind if one not in {made.standing for made in found}]
        shown = {
            "title": f"Assessments of {self.header.called}",
            "found": [_shown(one) | {"change": reverse(NAMES[_of(one)], args=[key])} for one in found],
            "begin": [(TITLES[one], reverse(NAMES[one], args=[key])) for one in missing],
        }
        return self.page(self.head() | shown, people=self.header.keys)


class _AssessView(PersonForm):
    """Ask what the law lists. What stood before stays to be read."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    form_class = AssessmentForm
    lead = (
        "Write down what they could do if nobody helped. What a carer does is written down after. "
        "Leave empty what you did not ask."
    )
    button = "Keep this assessment"
    standing: StandingKind

    def found(self) -> NeedsAssessment | None:
        """Return what stands."""
        return queries.assessment_of(self.header.person, self.standing, viewer=self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form whose test it is, and which version was seen."""
        seen = NeedsAssessment.objects.visible_to(self.login).version_of(self.header.person)
        return super().form_arguments() | {"standing": self.standing, "seen_version": seen}

    def initial(self) -> dict[str, Any]:
        """Start with what stands, and with today."""
        found = self.found()
        return (as_asked(found) if found else {}) | {"assessed_on": self.today}

    def stale(self, form: AssessmentForm, refusal: Stale) -> None:
        """Say that somebody was faster; the same answers can be kept after reading theirs."""
        super().stale(form, refusal)
        form.has_now_seen(NeedsAssessment.objects.visible_to(self.login).version_of(self.header.person))

    def act(self, form: AssessmentForm) -> str:
        """Keep it, and show how it looks."""
        actions.record_assessment(
            assessment=form.assessment(self.header.person),
            by=self.login,
            at=self.request.at,
            seen_version=form.cleaned_data["seen_version"],
        )
        return reverse("assessments", args=[self.person])


class AssessNeedsView(_AssessView):
    """What an adult can and cannot do (Care Act 2014, section 9)."""

    title = "Needs for care and support"
    heading = "What can {called} do alone?"
    standing = StandingKind.ADULT


class AssessCarerView(_AssessView):
    """What caring does to a carer's own life (Care Act 2014, section 10)."""

    title = "A carer’s own needs"
    heading = "What does caring take from {called}?"
    standing = StandingKind.CARER


class MyAssessmentsView(Mine, PageView):
    """A copy of my own assessments: what we found, line by line."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "assessment/my_assessments.html"
    title = "What we found about your needs"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what stands."""
        found = queries.assessments_of(self.whose(), viewer=self.login)
        return self.page({"found": [_shown(one) for one in found]})


def _of(found: NeedsAssessment) -> StandingKind:
    return StandingKind(found.standing)


def _shown(found: NeedsAssessment) -> dict[str, Any]:
    return {"made": found, "name": TITLES[_of(found)]}
