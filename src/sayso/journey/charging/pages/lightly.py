"""Settling what somebody pays without looking at their money, with what must be so for it."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TickField, YesNoField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.charging import actions, queries
from sayso.journey.charging.facts.cases import cost_pence
from sayso.journey.charging.facts.lightly import TREATED, WITHIN
from sayso.journey.charging.models import FinancialAssessment
from sayso.journey.charging.pages.about_you import WHERE


class LightlyForm(PlainForm):
    """What was agreed or refused, that they know what follows, and how we know."""

    treated_as = RadiosField(
        label="What is it?",
        choices=list(TREATED.items()),
        hints={
            WITHIN: "A small charge that they can clearly pay, or benefits that show nothing is to be paid.",
        },
    )
    agreed_pence = MoneyField(
        label="If they agree to what they pay: how much a week?",
        hint="0 where nothing is to be paid.",
        required=False,
    )
    can_decide = YesNoField(
        label="Can they decide this themselves?",
        hint="If not, it is nobody’s refusal. We find out in another way, and charge nothing until then.",
        missing="Say if they can decide this themselves",
    )
    was_told = TickField(
        label="We told them what follows from it, and that they can ask us to look at everything on any day",
        missing="Tell them first. Then tick that they know",
    )
    on = DateField(label="On which day was that?", missing="Write the day on which they were told")
    why = LongTextField(
        label="How do we know?",
        hint="What you saw or were told. They read this.",
        rows=3,
        max_length=2000,
        missing="Write what you saw or were told",
    )
    setting = RadiosField(label="Where do they get support?", choices=list(WHERE.items()))
    cost_pence = MoneyField(
        label="What does their support cost a week?",
        hint="Leave it empty if nobody knows.",
        required=False,
    )
    starts_on = DateField(label="From which day does it hold?")

    def clean(self) -> dict[str, Any]:
        """Ask for what was agreed, where something was."""
        if self.cleaned_data.get("treated_as") == WITHIN and self.cleaned_data.get("agreed_pence") is None:
            if "agreed_pence" not in self.errors:
                self.add_error("agreed_pence", "Say what they agreed to pay, or 0")
        return self.cleaned_data


class SettleLightlyView(PersonForm):
    """Settle it as they agree, or as the law says for whoever will not tell."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    form_class = LightlyForm
    title = "Settle it without looking at their money"
    heading = "Without looking at {called}’s money"
    lead = "Do this only if they agree, or if they will not tell us. Else ask the questions."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Return what the record knows: where they get support, and what it costs."""
        known = self._holds()
        answers = known.answers if known else {}
        return {
            "starts_on": self.today,
            "setting": answers.get("where", {}).get("setting"),
            "cost_pence": cost_pence(answers),
        }

    def form_arguments(self) -> dict[str, Any]:
        """Return which version of the record the page shows."""
        seen = FinancialAssessment.objects.visible_to(self.login).version_of(self.header.person)
        return {"seen_version": seen}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. Not open without what they have and pay."""
        if not {Area.MEANS, Area.MONEY} <= areas_open(self.header.person):
            raise Http404
        return super().context(form) | {"back": reverse("means", args=[self.person])}

    def act(self, form: LightlyForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        touch = actions.NewLightTouch(
            person=self.header.person,
            assessed_on=self.today,
            key=said["form_key"],
            **{name: said[name] for name in _AS_TYPED},
        )
        actions.settle_lightly(
            touch=touch, by=self.login, at=self.request.at, seen_version=said["seen_version"]
        )
        return reverse("means", args=[self.person])

    def _holds(self) -> FinancialAssessment | None:
        return queries.means_of(self.header.person, viewer=self.login, on=self.today)


_AS_TYPED = (
    "treated_as",
    "agreed_pence",
    "can_decide",
    "on",
    "why",
    "setting",
    "cost_pence",
    "starts_on",
)
