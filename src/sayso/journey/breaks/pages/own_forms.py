"""What a carer is asked on pages of their own: what break, what they say to an offer, what became of one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField, WholeNumberField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.assessment.queries import CaredFor
from sayso.journey.breaks import actions
from sayso.journey.breaks.models import BreakNeed, BreakStep
from sayso.journey.breaks.pages.forms import (
    MOST_HOURS,
    MOST_WORDS,
    NOBODY_LISTED,
    OutcomeForm,
    minutes_of,
)
from sayso.journey.breaks.statuses import (
    KIND_TO_CARER,
    OF_CARER,
    OF_PERSON,
    BreakKind,
    CameKind,
    StepKind,
    WhyNot,
)

ONLY_YOURS = "Only you and the workers you tell in private can read this."


class MyAskForm(PlainForm):
    """What break I need."""

    kind = RadiosField(
        label="What kind of break?",
        choices=list(KIND_TO_CARER.items()),
        missing="Choose what kind of break",
    )
    for_whom = ChoiceField(label="Whom do you care for?", choices=[NOBODY_LISTED], required=False)
    hours = WholeNumberField(
        label="How many hours?",
        hint="Leave this empty if you do not know.",
        min_value=1,
        max_value=MOST_HOURS,
        required=False,
    )
    needed_by = DateField(
        label="By when do you need it?", hint="Leave this empty if you do not know.", required=False
    )
    words = LongTextField(
        label="What do you want us to know?", hint=ONLY_YOURS, rows=3, max_length=MOST_WORDS, required=False
    )

    def __init__(self, *args: Any, close: Sequence[CaredFor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(one.adult), one.called) for one in close]
        self.choose_among("for_whom", [*listed, NOBODY_LISTED])

    def asked(self, person: UUID) -> actions.NewBreak:
        """Return what was typed."""
        said = self.cleaned_data
        return actions.NewBreak(
            person=person,
            kind=BreakKind(said["kind"]),
            adult=UUID(said["for_whom"]) if said["for_whom"] else None,
            minutes=minutes_of(said["hours"]),
            needed_by=said["needed_by"],
            words=said["words"],
            key=said["form_key"],
        )


class MySayForm(PlainForm):
    """What I say to a break that I asked for, or was offered."""

    said = RadiosField(label="What do you want to say?", choices=[], missing="Choose what you want to say")
    words = LongTextField(
        label="Anything else?", hint=ONLY_YOURS, rows=2, max_length=MOST_WORDS, required=False
    )

    def __init__(self, *args: Any, offers: Sequence[BreakStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            choice
            for offer in offers
            for choice in (
                (f"{StepKind.SAID_YES}:{offer.pk}", f"Yes to this: {offer.words}"),
                (f"{StepKind.SAID_NO}:{offer.pk}", f"No to this: {offer.words}"),
            )
        ]
        choices.append((f"{StepKind.NO_LONGER}:", "I no longer want this break"))
        self.choose_among("said", choices)

    def step(self, need: BreakNeed) -> actions.NewStep:
        """Return what was chosen."""
        kind, _, offer = self.cleaned_data["said"].partition(":")
        return actions.NewStep(
            person=need.person_id,
            need=need.pk,
            kind=StepKind(kind),
            words=self.cleaned_data["words"],
            answers=UUID(offer) if offer else None,
            key=self.cleaned_data["form_key"],
        )


class MyOutcomeForm(OutcomeForm):
    """What became of a break of mine."""

    came = RadiosField(
        label="What became of it?",
        choices=[
            (one.value, "I called it off" if one is CameKind.NOT_WANTED else one.label) for one in CameKind
        ],
        missing="Choose what became of it",
    )
    why = RadiosField(
        label="If it did not all come: why?",
        choices=[
            (one.value, "Something with me" if one in OF_CARER else one.label)
            for one in WhyNot
            if one not in OF_PERSON
        ],
        required=False,
    )
    words = LongTextField(
        label="Anything else?", hint=ONLY_YOURS, rows=2, max_length=MOST_WORDS, required=False
    )
