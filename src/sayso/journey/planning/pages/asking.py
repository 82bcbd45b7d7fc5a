"""What a carer is asked, and what they say: the same few answers on their own page and to a worker."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, RadiosField, WholeNumberField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.planning.actions import CarersAnswer
from sayso.journey.planning.actions.offer_tasks import MOST_MINUTES_A_WEEK
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.statuses import CarerAnswer

#: How long a yes holds when the carer says nothing else: then they are asked again.
HOLDS = timedelta(weeks=12)


class AskForm(PlainForm):
    """Ask somebody close about one line. It is put in the words in which they will read it."""

    carer = RadiosField(label="Whom do you want to ask?", choices=[], missing="Choose whom you want to ask")
    words = LongTextField(
        label="What do you ask of them?",
        hint="They read these words. For example: make tea at seven.",
        rows=2,
        missing="Write what you ask of them",
    )
    minutes_a_week = WholeNumberField(
        label="About how many minutes a week is it?",
        min_value=1,
        max_value=MOST_MINUTES_A_WEEK,
        width=5,
        required=False,
    )

    def __init__(self, *args: Any, near: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("carer", near)


class AnswerForm(PlainForm):
    """A carer's answer. A no needs nothing more; a yes starts with what was asked."""

    answer = RadiosField(
        label="Your answer",
        choices=[
            (CarerAnswer.YES, "Yes"),
            (CarerAnswer.WITH_HELP, "Yes, with help"),
            (CarerAnswer.NO, "No"),
        ],
        hints={
            CarerAnswer.WITH_HELP: "Say below what would help. Nothing starts before you say yes.",
            CarerAnswer.NO: "You do not have to say why. We find another way.",
        },
        missing="Choose an answer",
    )
    words = LongTextField(
        label="Anything you want to say", hint="You can leave this empty.", rows=2, required=False
    )
    minutes_a_week = WholeNumberField(
        label="If it is yes: how many minutes a week?",
        min_value=1,
        max_value=MOST_MINUTES_A_WEEK,
        width=5,
        required=False,
    )
    holds_from = DateField(label="From which day?", required=False)
    ends_before = DateField(
        label="On which day shall we ask you again?",
        hint="From that day it is not yours unless you say yes again. You can stop at any time before.",
        required=False,
    )

    def said(self, offer: UUID) -> CarersAnswer:
        """Return what was answered."""
        told = self.cleaned_data
        names = ("words", "minutes_a_week", "holds_from", "ends_before")
        kept = {name: told[name] for name in names}
        return CarersAnswer(offer=offer, answer=CarerAnswer(told["answer"]), **kept)


def as_asked(offer: TaskOffer, today: Any) -> dict[str, Any]:
    """Return what an answer starts with: what was asked, from today, for twelve weeks."""
    return {
        "minutes_a_week": offer.agreed_minutes_a_week or offer.minutes_a_week,
        "holds_from": today,
        "ends_before": today + HOLDS,
    }
