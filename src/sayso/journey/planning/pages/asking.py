"""What a carer is asked, and what they say: the same few answers on their own page and to a worker."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, RadiosField, WholeNumberField, YesNoField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.planning.actions import CarersAnswer, NewOffer, SaidShown
from sayso.journey.planning.actions.offer_tasks import MOST_MINUTES_A_WEEK
from sayso.journey.planning.models import PlanLine, TaskOffer
from sayso.journey.planning.statuses import CarerAnswer, ShownHow

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
    hands_on = YesNoField(
        label="Does it take lifting, washing, the toilet or giving medicines?",
        hint="Then we ask them whether somebody showed them how. You can leave this.",
        required=False,
    )

    def __init__(
        self, *args: Any, near: Sequence[tuple[str, str]] = (), is_known: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("carer", near)
        if is_known:
            del self.fields["hands_on"]

    def offer(self, line: PlanLine) -> NewOffer:
        """Return what is asked."""
        said = self.cleaned_data
        return NewOffer(
            adult=line.person_id,
            carer=UUID(said["carer"]),
            line=line.line,
            words=said["words"],
            minutes_a_week=said["minutes_a_week"],
            hands_on=said.get("hands_on"),
            key=said["form_key"],
        )


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
        hint="An hour is 60 minutes.",
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

    shown = RadiosField(
        label="Were you shown how to do it?",
        hint="You can leave this. If not yet, we find somebody to show you.",
        choices=[],
        required=False,
    )

    def __init__(self, *args: Any, hands_on: bool | None = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if hands_on is False:
            del self.fields["shown"]
        else:
            self.choose_among("shown", shown_choices(hands_on=hands_on))

    def said(self, offer: UUID) -> CarersAnswer:
        """Return what was answered."""
        told = self.cleaned_data
        names = ("words", "minutes_a_week", "holds_from", "ends_before")
        kept = {name: told[name] for name in names}
        shown = ShownHow(told.get("shown") or "")
        return CarersAnswer(offer=offer, answer=CarerAnswer(told["answer"]), shown=shown, **kept)


class ShownForm(PlainForm):
    """Whether a carer was shown how to do one thing that is theirs."""

    shown = RadiosField(label="Were you shown how to do it?", choices=[], missing="Choose an answer")

    def __init__(self, *args: Any, offer: TaskOffer, of: str = "", **kwargs: Any) -> None:
        """Ask of one task; `of` names the carer where somebody else writes it down."""
        super().__init__(*args, **kwargs)
        self.offer = offer
        self.choose_among("shown", shown_choices(hands_on=offer.hands_on))
        if of:
            self.fields["shown"].label = f"Was {of} shown how to do it?"

    def said(self) -> SaidShown:
        """Return what was chosen."""
        return SaidShown(offer=self.offer.pk, shown=ShownHow(self.cleaned_data["shown"]))


def shown_choices(*, hands_on: bool | None) -> list[tuple[str, str]]:
    """Return the answers: where nobody said what a task takes, also that it takes nothing of the kind."""
    left = {ShownHow.NOT_SAID} | ({ShownHow.NONE} if hands_on else set())
    return [(one.value, str(one.label)) for one in ShownHow if one not in left]


def as_asked(offer: TaskOffer, today: Any) -> dict[str, Any]:
    """Return what an answer starts with: what was asked, from today, for twelve weeks."""
    return {
        "minutes_a_week": offer.agreed_minutes_a_week or offer.minutes_a_week,
        "holds_from": today,
        "ends_before": today + HOLDS,
        "shown": offer.shown,
    }
