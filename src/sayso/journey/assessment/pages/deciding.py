"""A worker's pages of the decision on needs: decide what an assessment means, and tell the person."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.assessment import actions, facts, queries
from sayso.journey.assessment.models import Eligibility, NeedsAssessment
from sayso.journey.assessment.statuses import Finding, Reached
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Stale

SAID = {
    Reached.DECIDED: "Decided. Tell them next.",
    Reached.PROPOSED: "Kept as proposed. A registered colleague decides.",
    Reached.HELD: "Kept, and held. Read below which rule holds it.",
}


class EligibilityForm(PlainForm):
    """What somebody would decide. Whatever is left out is kept as it is, and holds the decision."""

    finding = RadiosField(
        label="What do you decide?",
        choices=[
            (Finding.ELIGIBLE, "Eligible: all of these needs, or some"),
            (Finding.NOT_ELIGIBLE, "Not eligible: none of these needs"),
        ],
        missing="Choose what you decide",
    )
    outcomes = TicksField(
        label="Which needs are eligible?",
        hint="What they were found unable to do is ticked at first. Tick none if none is eligible.",
        required=False,
    )
    reasons = LongTextField(
        label="Why?",
        hint="As you would say it to the person. They get these words.",
        rows=4,
        missing="Write why. They are owed the reasons in plain words",
    )
    advice = LongTextField(
        label="What can help with needs that are not eligible?",
        hint="What lessens them, and what keeps others from coming. They get this in writing.",
        rows=4,
        required=False,
    )

    def __init__(self, *args: Any, standing: StandingKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("outcomes", [(one.code, one.label) for one in facts.outcomes_asked(standing)])

    def eligibility(self, assessment: NeedsAssessment) -> actions.NewEligibility:
        """Return what was typed."""
        said = self.cleaned_data
        return actions.NewEligibility(
            person=assessment.person_id,
            assessment=assessment.pk,
            finding=Finding(said["finding"]),
            outcomes=said["outcomes"],
            reasons=said["reasons"],
            advice=said["advice"],
            key=said["form_key"],
        )


class _DecideView(PersonForm):
    """Decide what an assessment means. What the rules found stands beside, and decides nothing."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    form_class = EligibilityForm
    template_name = "assessment/decide.html"
    lead = "Read what was found. Then decide, and say why."
    button = "Keep this"
    standing: StandingKind

    def assessment(self) -> NeedsAssessment:
        """Return what is decided on. Raises Http404 while there is no assessment."""
        found = queries.assessment_of(self.header.person, self.standing, viewer=self.login)
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form whose test it is, and which version was seen."""
        seen = Eligibility.objects.visible_to(self.login).version_of(self.header.person)
        return super().form_arguments() | {"standing": self.standing, "seen_version": seen}

    def initial(self) -> dict[str, Any]:
        """Start with what was proposed or held; else with what they were found unable to do."""
        found = queries.proposed_of(self.header.person, self.standing, viewer=self.login)
        if found is None:
            return {"outcomes": facts.unable(self.standing, self.assessment().outcomes)}
        names = ("finding", "outcomes", "reasons", "advice")
        return {name: getattr(found, name) for name in names}

    def context(self, form: Any) -> dict[str, Any]:
        """Return what was found, who proposed what, and whether this sign-in decides or proposes."""
        found = self.assessment()
        return super().context(form) | {
            "assessed": found,
            "proposed": queries.proposed_of(self.header.person, self.standing, viewer=self.login),
            "decides": self.login.may(Permission.DECIDE_FOR_COUNCIL),
            "back": reverse("assessments", args=[self.person]),
        }

    def stale(self, form: EligibilityForm, refusal: Stale) -> None:
        """Say that somebody was faster; the same can be kept after reading theirs."""
        super().stale(form, refusal)
        form.has_now_seen(Eligibility.objects.visible_to(self.login).version_of(self.header.person))

    def act(self, form: EligibilityForm) -> str:
        """Keep it: decided, held with the rule, or proposed."""
        made = actions.decide_eligibility(
            eligibility=form.eligibility(self.assessment()),
            by=self.login,
            at=self.request.at,
            seen_version=form.cleaned_data["seen_version"],
        )
        messages.success(self.request, SAID[Reached(made.reached)])
        return reverse("assessments", args=[self.person])


class DecideNeedsView(_DecideView):
    """Whether an adult's needs are eligible (Care Act 2014, section 13)."""

    title = "Decide what this means"
    heading = "Are {called}’s needs eligible?"
    standing = StandingKind.ADULT


class DecideCarerView(_DecideView):
    """Whether a carer's own needs are eligible (Care Act 2014, section 13)."""

    title = "Decide what this means for the carer"
    heading = "Are {called}’s own needs as a carer eligible?"
    standing = StandingKind.CARER


class TellForm(PlainForm):
    """Nothing to fill in: the letter is written from the decision."""


class TellEligibilityView(PersonForm):
    """Write the letter of a decision, and send it the first safe way."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    form_class = TellForm
    title = "Tell them what was decided"
    heading = "Write to {called}"
    lead = (
        "The letter says what was decided and why, what can help, and how to ask us to look again. "
        "It goes the first safe way they gave. Where there is none, it waits among their letters."
    )
    button = "Write the letter and send it"

    def found(self) -> Eligibility:
        """Return the decision in the address. Raises Http404 for another person's."""
        key: UUID = self.kwargs["eligibility"]
        found = queries.eligibility(key, viewer=self.login)
        if found is None or found.person_id not in self.header.keys:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the assessments."""
        self.found()
        return super().context(form) | {"back": reverse("assessments", args=[self.person])}

    def act(self, form: TellForm) -> str:
        """Write it, and show it."""
        found = self.found()
        letter = actions.tell_eligibility(
            eligibility=found.pk, person=found.person_id, by=self.login, at=self.request.at
        )
        return reverse("letter", args=[self.person, letter.pk])
