"""The eight questions of a contact."""

from sayso.foundation.govuk.fields import LongTextField, RadiosField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.casework import statuses as kinds

HARM_HINTS: dict[str, str] = {
    kinds.Harm.MAYBE: "It goes to safeguarding when you save.",
    kinds.Harm.DANGER: "Ring 999 first. Then come back: what you typed is kept.",
}


class ContactForm(PlainForm):
    """Eight answers, and no more. Each one has a reader: docs/journey/casework.md names them."""

    caller = TextField(
        label="Who is ringing, and how do we reach them?",
        missing="Write who is ringing, and how we can reach them",
        max_length=300,
    )
    about = TextField(
        label="Who is it about?",
        hint="As you hear it. Spelling does not matter.",
        missing="Write who it is about, as you hear it",
    )
    whereabouts = TextField(label="Where are they, and about how old?", required=False, max_length=300)
    what_happened = LongTextField(
        label="What has happened?",
        hint="In the caller's words.",
        rows=3,
        missing="Write what has happened, in the caller's words",
    )
    how_soon = RadiosField(
        label="How soon?", choices=kinds.HowSoon.choices, missing="Choose how soon something is needed"
    )
    person_knows = RadiosField(
        label="Do they know that somebody is ringing us?",
        choices=kinds.PersonKnows.choices,
        missing="Choose whether they know",
    )
    harm = RadiosField(
        label="Could someone be hurting them, or leaving them without care?",
        choices=kinds.Harm.choices,
        hints=HARM_HINTS,
        missing="Choose whether someone could be hurting them",
    )
    outcome = RadiosField(
        label="What are you going to do?",
        choices=kinds.Outcome.choices,
        missing="Choose what you are going to do",
    )
