"""What is asked in a review: made from the one list of questions, so that none is asked that is not on it.

Nothing but the day is needed to keep what was answered. What is missing holds only the end.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField, TextField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.assessment.statuses import SaidBy, WishKind
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review.actions import NewLook
from sayso.journey.review.queries import LookedAt
from sayso.journey.review.statuses import OF_HOPES, OF_WORRIES, AskedFor, Outcome, WishNow
from sayso.rules.review.answers import PERSON, Question

WISH = "wish_"


def asking(question: Question) -> forms.Field:
    """Return the field that asks one question."""
    told: dict[str, Any] = {"label": question.asks, "hint": question.hint, "required": False}
    if question.many:
        return TicksField(choices=question.choices, **told)
    if question.choices:
        return RadiosField(choices=question.choices, **told)
    return LongTextField(rows=3, max_length=5000, **told)


class Answering(PlainForm):
    """A form of some of the questions.

    `needed` ones are drawn without the word "optional", for the end waits for them; what is empty is kept all
    the same.
    """

    needed = True

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question.code] = asking(question)
        self.codes = [question.code for question in questions]
        self._draw_as(needed=self.needed)

    def _draw_as(self, *, needed: bool) -> None:
        for code in self.codes:
            self.fields[code].required = needed

    def _clean_fields(self) -> None:
        self._draw_as(needed=False)
        super()._clean_fields()  # type: ignore[misc]  # Django's own step, which its types leave out
        self._draw_as(needed=self.needed)

    def answers(self) -> dict[str, Any]:
        """Return what was typed and chosen, by question."""
        return {code: self.cleaned_data.get(code) or "" for code in self.codes}


class FindingForm(Answering):
    """The worker's answers. `because` is asked only where nobody planned or asked for this review."""

    held_on = DateField(
        label="When did you look at it together?", missing="Write the day on which you looked at it together"
    )

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_why:
            self.fields["because"] = TextField(
                label="Why do you look at it again now?",
                hint="It is not due, and nobody asked.",
                missing="Write why you look at it again now",
                max_length=500,
            )
            self.order_fields(["held_on", "because"])


class DepthForm(Answering):
    """What the answers opened, and each hope and worry where some of it has moved on."""

    def __init__(self, *args: Any, wishes: Iterable[LookedAt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wishes = list(wishes)
        for one in self.wishes:
            choices = OF_WORRIES if one.wish.kind == WishKind.WORRY else OF_HOPES
            kind = "A worry" if one.wish.kind == WishKind.WORRY else "A hope"
            self.fields[WISH + str(one.wish.pk)] = ChoiceField(
                label=f"{kind}: “{one.wish.words}”",
                choices=[(now.value, now.label) for now in choices],
                initial=one.looked.now if one.looked else WishNow.STILL,
                required=False,
            )

    def looks(self) -> list[NewLook]:
        """Return how it is now with each."""
        said = self.cleaned_data
        return [
            NewLook(wish=one.wish.pk, now=WishNow(said[WISH + str(one.wish.pk)] or WishNow.STILL))
            for one in self.wishes
        ]


class ClosingForm(PlainForm):
    """What comes of it. A lower budget is not among it."""

    outcome = RadiosField(
        label="What comes of it?", choices=Outcome.choices, missing="Choose what comes of it"
    )
    words = LongTextField(
        label="In plain words, for them: what happens now, and why?",
        hint="They read this. You can leave it empty if it goes on as it is.",
        rows=3,
        max_length=5000,
        required=False,
    )
    next_on = DateField(label="When do you look again?", required=False)

    def __init__(self, *args: Any, latest: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_on"].help_text = f"Leave it empty for {latest}: that is the last day there may be."


class TheirForm(Answering):
    """The five questions, as a worker hears the answers."""

    needed = False
    said_by = RadiosField(label="Whose words are they?", choices=SaidBy.choices, initial=SaidBy.SELF)
    spoken_by = TextField(label="If somebody spoke for them, who?", required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, questions=PERSON, **kwargs)
        self.order_fields([*self.codes, "said_by", "spoken_by"])


class OwnAnswersForm(Answering):
    """The same five, of myself. One answer is enough."""

    needed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, questions=PERSON, **kwargs)


class OwnRequestForm(PlainForm):
    """That I ask. A carer says about whose support."""

    about = RadiosField(label="What shall we look at again?", choices=AskedFor.choices, initial=AskedFor.OWN)
    words = LongTextField(
        label="Do you want to say why?",
        hint="You can leave this empty. You do not need a reason.",
        rows=3,
        max_length=5000,
        required=False,
    )

    def __init__(self, *args: Any, standing: StandingKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if standing != StandingKind.CARER:
            del self.fields["about"]

    def about_what(self) -> AskedFor:
        """Return whose support it is about."""
        return AskedFor(self.cleaned_data.get("about") or AskedFor.OWN)


class HeardRequestForm(PlainForm):
    """That somebody asks, as a worker hears it."""

    standing = RadiosField(label="What shall we look at again?", choices=(), missing="Choose what to look at")
    words = LongTextField(label="What do they say?", rows=3, max_length=5000, required=False)

    def __init__(self, *args: Any, standings: Sequence[StandingKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("standing", [(one.value, SUPPORT[one]) for one in standings])
        self.fields["standing"].initial = standings[0]


class RequestAnswerForm(PlainForm):
    """A day, or reasons."""

    look_on = DateField(label="By when do we look again?", required=False)
    not_because = LongTextField(
        label="If we do not look again, why not?",
        hint="They read this. They can ask again at any time.",
        rows=3,
        max_length=5000,
        required=False,
    )


#: What is looked at, of somebody in one standing.
SUPPORT: Mapping[StandingKind, str] = {
    StandingKind.ADULT: "Their care and support",
    StandingKind.CARER: "Their own support as a carer",
}
MY_SUPPORT: Mapping[StandingKind, str] = {
    StandingKind.ADULT: "Your care and support",
    StandingKind.CARER: "Your own support, as a carer",
}
