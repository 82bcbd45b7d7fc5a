"""The forms of concerns."""

from typing import Any

from django import forms

from sayso.foundation.govuk.fields import LongTextField, RadiosField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.safeguarding.statuses import AboutStaff, Asked, Danger, Found, Outcome

TESTS = {
    "needs_care": "Do they have needs for care and support?",
    "at_risk": "Are they at risk of abuse or neglect, or is it happening to them?",
    "cannot_protect": "Because of those needs, are they unable to protect themselves?",
}


class ConcernForm(PlainForm):
    """What worries somebody. Only the first answer is needed."""

    what_happened = LongTextField(
        label="What has happened, or what worries you?",
        hint="Use your own words. What you saw or heard is enough. You do not have to be sure.",
        missing="Write what happened, or what worries you. A few words are enough",
        rows=6,
        max_length=20_000,
    )
    danger = RadiosField(
        label="Is somebody in danger at this minute?", choices=Danger.choices, initial="", required=False
    )
    about = TextField(
        label="Who is it about?", hint="A name, if you know it.", required=False, max_length=200
    )
    place = TextField(
        label="Where can we find them?",
        hint="An address, a place or a telephone number.",
        required=False,
        max_length=300,
    )
    asked = RadiosField(
        label="Did you ask them what they want to happen?",
        choices=Asked.choices,
        required=False,
        hint="If it is not safe to ask, do not ask.",
    )
    wants = LongTextField(
        label="What do they want, or what do you think they would want?",
        required=False,
        rows=3,
        max_length=5000,
    )
    about_staff = RadiosField(
        label="Could somebody who works for the council have done this?",
        choices=AboutStaff.choices,
        required=False,
        hint="Then it goes to somebody outside their team.",
    )
    teller = TextField(
        label="How can we reach you, if it is safe?",
        hint="You can leave this empty. Then we cannot ask you more.",
        required=False,
        max_length=300,
    )
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)


class DecideForm(PlainForm):
    """The three tests of section 42(1), each with why; what is done; and the reasons for it."""

    outcome = RadiosField(label="What should happen?", choices=Outcome.choices)
    reasons = LongTextField(label="Why is this what should happen?", rows=4, max_length=5000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: dict[str, forms.Field] = {}
        for name, question in TESTS.items():
            asked[name] = RadiosField(label=question, choices=Found.choices)
            asked[f"{name}_because"] = LongTextField(
                label="What makes you say so?", missing="Write why", rows=2, max_length=2000
            )
        self.fields = asked | self.fields


class WhoseForm(PlainForm):
    """Whom a concern is about, by the number of their record."""

    number = TextField(
        label="The number of their record",
        hint="Such as L-204-113. Find them first, in another window.",
        max_length=20,
    )


class AnswerForm(PlainForm):
    """What was done about a concern that somebody who works here may have caused harm."""

    answer = LongTextField(
        label="What did you do about it, and to whom did it go?",
        missing="Write what you did about it, and to whom it went",
        rows=5,
        max_length=5000,
    )
