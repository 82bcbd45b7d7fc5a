"""An assessment: what was asked, how it looks against the test, and the person's own copy of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.decisions.holds import HOLDS
from sayso.foundation.decisions.queries import decision
from sayso.foundation.decisions.states import State
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.assessment import actions, facts, queries
from sayso.journey.assessment.models import Eligibility, NeedsAssessment
from sayso.journey.assessment.pages.asking import AssessmentForm, as_asked
from sayso.journey.assessment.pages.own import Mine
from sayso.journey.assessment.statuses import Finding
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.people.queries import knows_how_asked
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Stale

DECIDES = {StandingKind.ADULT: "decide_needs", StandingKind.CARER: "decide_carer"}
#: What was decided, in the words of whoever it is about.
ANSWERS = {
    Finding.ELIGIBLE: "We decided: your needs are eligible",
    Finding.NOT_ELIGIBLE: "We decided: your needs are not eligible",
}
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
        advocacy = queries.advocacy(found, viewer=self.login)
        missing = [one for one in StandingKind if one not in {made.standing for made in found}]
        shown = {
            "title": f"Assessments of {self.header.called}",
            "found": [self._one(one) | {"advocacy": advocacy[one.pk]} for one in found],
            "may_read_private": Area.PRIVATE in areas_open(key),
            "begin": [(TITLES[one], reverse(NAMES[one], args=[key])) for one in missing],
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def _one(self, made: NeedsAssessment) -> dict[str, Any]:
        """Return one assessment with what was decided on it, what waits, and what can be done next."""
        standing, key = _of(made), self.header.person
        shown = _shown(made, viewer=self.login)
        decided = shown["decided"]
        pending = queries.proposed_of(key, standing, viewer=self.login)
        is_open = decided is None or shown["is_older"]
        to_tell = decided and self.login.may(Permission.SEND_LETTER) and _is_untold(decided, self.login)
        return shown | {
            "change": reverse(NAMES[standing], args=[key]),
            "pending": pending,
            "holds": [HOLDS[code] for code in pending.held_by_rules] if pending else [],
            "decide": reverse(DECIDES[standing], args=[key]) if is_open else "",
            "tell": reverse("tell_eligibility", args=[key, decided.pk]) if to_tell else "",
        }


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
        known = knows_how_asked(self.header.person, viewer=self.login, on=self.today)
        more = {"standing": self.standing, "asks_how": not known, "seen_version": seen}
        return super().form_arguments() | more

    def initial(self) -> dict[str, Any]:
        """Start with what stands, and with today."""
        found = self.found()
        check = queries.supporter_check(found.pk, viewer=self.login) if found else None
        return (as_asked(found, check) if found else {}) | {"assessed_on": self.today}

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
        today = self.request.at.astimezone(LONDON).date()
        return self.page({"found": [_shown(one, viewer=self.login) for one in found], "today": today})


def _of(found: NeedsAssessment) -> StandingKind:
    return StandingKind(found.standing)


def _shown(made: NeedsAssessment, *, viewer: User) -> dict[str, Any]:
    """Return an assessment with the decision that stands: the needs it names, and if it is an older one."""
    standing = _of(made)
    decided = queries.eligibility_of(made.person_id, standing, viewer=viewer)
    labels = {one.code: one.label for one in facts.outcomes_asked(standing)}
    return {
        "made": made,
        "name": TITLES[standing],
        "decided": decided,
        "needs": [labels[code] for code in decided.outcomes] if decided else [],
        "answer": ANSWERS[Finding(decided.finding)] if decided else "",
        "is_older": decided is not None and decided.assessment_id != made.pk,
    }


def _is_untold(decided: Eligibility, viewer: User) -> bool:
    """Whether nobody was told of a decision yet."""
    assert decided.decision is not None, "what is decided has its record"
    return decision(decided.decision, viewer=viewer).state == State.DECIDED
