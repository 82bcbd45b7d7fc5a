"""What is asked of whoever tells a story, and of whoever reads it first."""

from sayso.council.community.actions.tell_story import MOST
from sayso.foundation.govuk.fields import LongTextField, TextField, YesNoField
from sayso.foundation.govuk.forms import PlainForm


class TellForm(PlainForm):
    """The story, and the name under it."""

    words = LongTextField(
        label="Your story",
        hint="Leave out names and places by which somebody else could be known.",
        rows=10,
        max_length=MOST,
        missing="Write your story",
    )
    called = TextField(
        label="What name should stand under it?",
        hint="Any name you like, or none.",
        required=False,
        max_length=60,
    )


class SureForm(PlainForm):
    """Nothing to fill in."""


class ReadForm(PlainForm):
    """Whether it can be shown; if not, what to change."""

    is_fit = YesNoField(
        label="Can it be shown?",
        hint="Look for names of others, and for what tells who or where they are.",
        missing="Say whether it can be shown",
    )
    said_back = LongTextField(
        label="If not, what should they change?",
        hint="They read this.",
        rows=3,
        required=False,
        max_length=1000,
    )
