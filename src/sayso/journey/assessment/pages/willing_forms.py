"""What is asked of a carer about one task: two questions, never one, and what may be told."""

from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    RadiosField,
    TextField,
    TickField,
    WholeNumberField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.assessment.actions import NewWillingness
from sayso.journey.assessment.models import Willingness
from sayso.journey.assessment.queries import CaredFor
from sayso.journey.assessment.statuses import Able, Willing
from sayso.rules.refusals import Invalid, Refusal

SOMEBODY_ELSE = ""
NO_ANSWER = (Willing.NOT_ASKED.value, "No answer yet")


class WillingForm(PlainForm):
    """One task. No answer is needed: what is left as not asked never counts as a yes."""

    words = LongTextField(
        label="What is there to do?",
        hint="In your own words. For example: help Mum to bed, Monday to Friday.",
        rows=2,
        missing="Write what there is to do",
    )
    adult = ChoiceField(label="Who is it for?", required=False)
    adult_called = TextField(
        label="If they are not in the list, what is their name?", required=False, max_length=200
    )
    willing = RadiosField(
        label="Are you willing to do it?",
        hint="You may say no. You may change your mind at any time, without a reason.",
        choices=[NO_ANSWER, *Willing.choices[1:]],
        initial=Willing.NOT_ASKED,
    )
    able = RadiosField(
        label="Are you able to do it?", choices=[NO_ANSWER, *Able.choices[1:]], initial=Able.NOT_ASKED
    )
    conditions = LongTextField(
        label="If something has to come first, what?",
        hint="Nobody but you and your worker reads these words.",
        rows=2,
        required=False,
    )
    hours = WholeNumberField(
        label="How many hours a week?", min_value=0, max_value=168, required=False, after="hours"
    )
    minutes = WholeNumberField(
        label="And how many minutes?", min_value=0, max_value=59, required=False, after="minutes"
    )
    holds_from = DateField(label="From which day?", required=False)
    ends_before = DateField(label="When do we ask again?", hint="No yes lasts for ever.", required=False)
    may_be_told = TickField(
        label="My hours may be counted, and told to the person and those who plan with them",
        required=False,
    )

    def __init__(self, *args: Any, cared_for: list[CaredFor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = [(str(one.adult), one.called) for one in cared_for]
        self.choose_among("adult", [*near, (SOMEBODY_ELSE, "Somebody else")])

    def answer(self, carer: UUID, before: Willingness | None) -> NewWillingness:
        """Return what was typed."""
        said = self.cleaned_data
        hours, minutes = said["hours"], said["minutes"]
        week = None if hours is None and minutes is None else (hours or 0) * 60 + (minutes or 0)
        return NewWillingness(
            person=carer,
            words=said["words"],
            adult=UUID(said["adult"]) if said["adult"] else None,
            adult_called=said["adult_called"],
            willing=Willing(said["willing"]),
            able=Able(said["able"]),
            conditions=said["conditions"],
            minutes_a_week=week,
            holds_from=said["holds_from"],
            ends_before=said["ends_before"],
            may_be_told=said["may_be_told"],
            in_place_of=before.pk if before else None,
            key=said["form_key"],
        )

    def refuse(self, refusal: Refusal) -> None:
        """Show what is wrong with the time at the hours."""
        if isinstance(refusal, Invalid):
            places = {"minutes_a_week": "hours"}
            named = {places.get(name, name): sentence for name, sentence in refusal.fields.items()}
            refusal = Invalid(refusal.message, fields=named)
        super().refuse(refusal)


def as_said(found: Willingness) -> dict[str, Any]:
    """Return an answer as its form starts with it."""
    names = ("words", "adult_called", "willing", "able", "conditions", "holds_from", "ends_before")
    kept = {name: getattr(found, name) for name in (*names, "may_be_told")}
    hours, minutes = divmod(found.minutes_a_week, 60) if found.minutes_a_week else (None, None)
    return kept | {"adult": str(found.adult_id or ""), "hours": hours, "minutes": minutes}
