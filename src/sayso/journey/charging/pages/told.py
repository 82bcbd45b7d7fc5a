"""Saying that somebody was told in writing what they pay, by a letter that was not written here."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.charging import actions, queries
from sayso.journey.charging.models import FinancialAssessment
from sayso.journey.charging.statuses import WorkKind
from sayso.rules.refusals import NotFound


class ToldForm(PlainForm):
    """When, and how."""

    told_on = DateField(label="When were they told?")
    how = LongTextField(
        label="How were they told?",
        hint="Such as: the letter of the old system. It says how the sum was done, line by line.",
        rows=2,
        missing="Write how they were told",
    )


class ChargeToldView(PersonForm):
    """Record that a letter about a sum reached somebody another way: none is owed any more."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    form_class = ToldForm
    title = "They were told in writing another way"
    heading = "{called} was told in writing another way"
    button = "Keep this"

    def found(self) -> FinancialAssessment:
        """Return the sum in the address. Raises NotFound."""
        key: UUID = self.kwargs["means"]
        kept = queries.one_assessment(self.header.person, key, viewer=self.login)
        if kept is None:
            raise NotFound(NOT_FOUND)
        return kept

    def context(self, form: Any) -> dict[str, Any]:
        """Return which sum it is about, and the way back to the list."""
        since = plain_day(self.found().starts_on)
        lead = f"This is about the sum from {since}. No letter about it is owed then."
        return super().context(form) | {"lead": lead, "back": _list()}

    def act(self, form: ToldForm) -> str:
        """Keep it."""
        given = form.cleaned_data
        told = actions.ToldElsewhere(
            person=self.header.person,
            assessment=self.found().pk,
            told_on=given["told_on"],
            how=given["how"],
            key=given["form_key"],
        )
        actions.record_told(items=[told], by=self.login, at=self.request.at)
        return _list()


def _list() -> str:
    return f"{reverse('charge_work')}?kind={WorkKind.LETTER.value}"
