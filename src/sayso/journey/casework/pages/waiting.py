"""Saying how great the risk is while somebody waits; and a manager's look at one that rose."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField, RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.casework import actions
from sayso.journey.casework.pages.persons import Named, PersonForm
from sayso.journey.casework.queries.waiting import Rose, risks_of, risks_that_rose
from sayso.journey.casework.statuses import Risk


class RiskForm(PlainForm):
    """How great, and what makes it so."""

    risk = RadiosField(
        label="How great is the risk while they wait?",
        hint="As you see it now. Nothing is worked out.",
        choices=Risk.choices,
        missing="Choose how great the risk is",
    )
    words = LongTextField(
        label="What makes you say so?",
        hint="What happened, what they said, what could go wrong.",
        rows=3,
        missing="Write what makes you say so",
    )


class SayRiskView(PersonForm):
    """Say it; what was said before is beside it."""

    permission = Permission.TRANSFER
    shows = Shows.PERSON
    form_class = RiskForm
    template_name = "casework/say_risk.html"
    title = "Say the risk"
    heading = "{called}: the risk while they wait"
    button = "Save the risk"

    def context(self, form: Any) -> dict[str, Any]:
        """Return what was said before."""
        return super().context(form) | {"before": risks_of(self.header.person, viewer=self.login)[:5]}

    def act(self, form: RiskForm) -> str:
        """Say it."""
        said = form.cleaned_data
        risk = actions.NewRisk(
            person=self.header.person, risk=Risk(said["risk"]), words=said["words"], key=said["form_key"]
        )
        actions.say_risk(risk=risk, by=self.login, at=self.request.at)
        return self.record_url


class LookForm(PlainForm):
    """Nothing to fill in."""


class LookAtRiskView(FormPage):
    """A risk that rose in one's team. The record need not be open to see that it did."""

    permission = Permission.ALLOCATE
    shows = Shows.PEOPLE
    form_class = LookForm
    template_name = "casework/look_at_risk.html"
    title = "The risk rose while they wait"
    button = "I have looked at it"

    @property
    def rose(self) -> Rose:
        """Return the one in the address, if it waits for this login."""
        key = self.kwargs["risk"]
        found = next((one for one in risks_that_rose(viewer=self.login) if one.key == key), None)
        if found is None or found.person != self.kwargs["person"]:
            raise Http404
        return found

    def people(self) -> set[Any]:
        """Return whom the page names."""
        return self._named().shown

    def _named(self) -> Named:
        return Named([self.kwargs["person"]], self.login, self.request.at.astimezone(LONDON).date())

    def context(self, form: Any) -> dict[str, Any]:
        """Return who, how high, and the way to the record."""
        found, named = self.rose, self._named()
        words = [one.words for one in risks_of(found.person, viewer=self.login) if one.pk == found.key]
        return {
            "rose": found,
            "risk": Risk(found.risk).label,
            "link": named.link(found.person),
            "caution": named.caution(found.person),
            "words": words[0] if words else "",
            "today": self.request.at.astimezone(LONDON).date(),
            "back": reverse("my_day"),
        }

    def act(self, form: LookForm) -> str:
        """Look at it."""
        actions.look_at_risk(risk=self.rose.key, by=self.login, at=self.request.at)
        return f"{reverse('waiting')}?whose=team"
