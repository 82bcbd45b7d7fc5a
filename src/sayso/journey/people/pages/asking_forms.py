"""The one set of questions on how somebody was asked: for a worker, and for the person's own page.

Every page that asks for it takes its fields and its words from here (B-28).
"""

from collections.abc import Mapping
from typing import Any

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import ChoiceField, RadiosField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.people.facts import Asked
from sayso.journey.people.statuses import Alone, Means

#: On one's own page: whether anybody is with them. Only workers read the answer.
WITH_ME = [
    (Alone.YES.value, "No. I am alone"),
    (Alone.DECLINED.value, "Somebody is with me, and I want that"),
    (Alone.NO.value, "Somebody is with me, and I would rather be alone"),
]
NOT_SAID = [("", "I do not want to say"), *WITH_ME]
MEANS = [one for one in Means.choices if one[0] != Means.OWN_PAGE]
NO_MORE = "no_more"


def asked_in(said: Mapping[str, Any]) -> Asked:
    """Return what the answers of a form say of how somebody was asked."""
    return Asked(
        alone=Alone(said.get("alone") or Alone.NOT_KNOWN),
        means=Means(said.get("means") or Means.NOT_KNOWN),
        who_there=said.get("who_there") or "",
    )


def means_field(label: str = "By what means did you ask?") -> ChoiceField:
    """Return the question by what means somebody was asked, in its one wording."""
    return ChoiceField(label=label, choices=MEANS, initial=Means.FACE, required=False)


class AskedForm(PlainForm):
    """How somebody was asked, as a worker says. "I do not know" is an answer: nothing waits for more."""

    alone = RadiosField(
        label="Were they asked alone?",
        hint="Nobody else in the room, and nobody on the line.",
        choices=Alone.choices,
        missing="Choose whether they were asked alone",
    )
    means = means_field()
    who_there = TextField(label="Who was there, or why was it not offered?", required=False, max_length=300)

    def asked(self) -> Asked:
        """Return what was said of it."""
        return asked_in(self.cleaned_data)


class WithMeForm(PlainForm):
    """Whether anybody is with the person as they answer on their own page. They need not say."""

    with_me = RadiosField(
        label="Is anyone with you as you answer?",
        hint="Only your worker reads this. It changes nothing of what you choose here.",
        choices=NOT_SAID,
        initial="",
        required=False,
    )

    def said_alone(self) -> str:
        """Return what they ticked; "" for nothing."""
        return str(self.cleaned_data.get("with_me") or "")


class SeeAloneForm(AskedForm):
    """That somebody was seen alone, or why that is not to be done any more."""

    asked_on = DateField(label="On which day?", missing="Write the day on which you asked them")
    because = TextField(label="If it is not to be done any more, why not?", required=False, max_length=300)
    field_order = ["alone", "asked_on", "means", "who_there", "because"]

    def __init__(self, *args: Any, is_open: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["alone"].label = "Have they been seen alone?"
        if is_open:
            fields["alone"].choices = [*Alone.choices, (NO_MORE, "It is not to be done any more")]
        else:
            del fields["because"]
