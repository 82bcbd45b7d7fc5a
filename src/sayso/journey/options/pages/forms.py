"""What is asked about feeds, checks and choices."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import HiddenInput

from sayso.foundation.govuk.dates_and_sums import DateField, TimeField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    PaperField,
    RadiosField,
    TextField,
    TickField,
    YesNoField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.options.actions import NewCheck, NewChoice
from sayso.journey.options.statuses import CheckAnswer, CheckKind, OwnAnswer, Owner, RoomAnswer
from sayso.journey.people.pages.asking_forms import WithMeForm
from sayso.rules.choice import KINDS, district_of

NONE = "none"
#: A blank, then groups, each with its own choices.
ANSWERS: list[tuple[str, Any]] = [("", "Choose one")]
ANSWERS += [("A check", CheckAnswer.choices), ("Room", RoomAnswer.choices), ("Owner", Owner.choices)]


class ChooseForm(PlainForm):
    """One of the list by its button, or none of it with what would suit. `seen` is the mark of the list."""

    answer = TextField(
        label="Your choice", missing="Choose one, or say that none of these suits you", widget=HiddenInput
    )
    seen = TextField(label="", required=False, widget=HiddenInput)
    none_words = LongTextField(label="What would suit you?", rows=3, required=False, max_length=2000)
    may_tell = TickField(
        label="Those who plan services may read these words, without my name", required=False
    )

    def clean_answer(self) -> str:
        """Refuse what is no choice."""
        said: str = self.cleaned_data["answer"]
        try:
            return said if said == NONE else str(UUID(said))
        except ValueError:
            raise ValidationError("Choose one, or say that none of these suits you") from None

    def choice(self, person: UUID, line: UUID) -> NewChoice:
        """Return what was chosen."""
        said = self.cleaned_data
        none = said["answer"] == NONE
        return NewChoice(
            person=person,
            line=line,
            offer=None if none else UUID(said["answer"]),
            none_words=said["none_words"] if none else "",
            may_tell=said["may_tell"] if none else False,
            seen=said["seen"],
            key=said["form_key"],
        )


class OwnAnswerForm(WithMeForm):
    """Whether they chose it themselves."""

    answer = RadiosField(label="Did you choose this?", choices=OwnAnswer.choices)
    words = LongTextField(
        label="Do you want to say more?",
        hint="In your own words. Those who give you help cannot read this, nor can anybody close to you.",
        rows=3,
        required=False,
        max_length=2000,
    )
    field_order = ["answer", "words", "with_me"]


class ImportForm(PlainForm):
    """A file of services."""

    feed = TextField(
        label="What do we call this list?",
        hint="The same name each time. For example: The council’s own list.",
        max_length=60,
        width=20,
    )
    file = PaperField(
        label="The file",
        hint="A .json file in the form of Open Referral UK.",
        accept=".json,application/json",
        largest_bytes=50_000_000,
        missing="Choose the file",
    )


class SettleForm(PlainForm):
    """Whether a feed that was held is right."""

    is_right = YesNoField(
        label="Is this feed right?",
        yes="Yes. These services have ended: take the feed",
        no="No. Leave everything as it is",
    )


class CheckForm(PlainForm):
    """One thing we looked at about an offer."""

    kind = ChoiceField(label="What did you look at?", choices=[("", "Choose one"), *CheckKind.choices])
    answer = ChoiceField(label="What did you find?", choices=ANSWERS)
    found = TextField(
        label="In a few words",
        hint="For example: Good, February 2026. No names of people.",
        required=False,
        max_length=300,
    )
    starts_on = DateField(
        label="From which day is there room?", hint="Only for room for somebody new.", required=False
    )
    checked_on = DateField(label="The day you looked", missing="Write the day you looked")

    def check(self, offer: UUID) -> NewCheck:
        """Return what was typed."""
        said = self.cleaned_data
        return NewCheck(
            offer=offer,
            kind=CheckKind(said["kind"]),
            answer=said["answer"],
            found=said["found"],
            starts_on=said["starts_on"],
            checked_on=said["checked_on"],
            key=said["form_key"],
        )


class TakeUpForm(PlainForm):
    """What was done about a *no*."""

    did = LongTextField(label="What did you do?", rows=3, missing="Write what you did", max_length=2000)


class SearchForm(PlainForm):
    """What somebody looks for in the open catalogue. Nothing is kept."""

    once = False
    kind = ChoiceField(
        label="What kind of help?", choices=[("", "Every kind"), *KINDS.items()], required=False
    )
    place = TextField(
        label="Where?", hint="A postcode, or its first half: ZZ1", required=False, max_length=10
    )
    at = TimeField(label="At what time?", hint="For example: 7 pm.", required=False)

    def clean_place(self) -> str:
        """Read the district."""
        said: str = self.cleaned_data["place"]
        found = district_of(said)
        if said and not found:
            raise ValidationError("Write a postcode like ZZ1 4QT, or its first half: ZZ1")
        return found


def found_by(form: SearchForm) -> dict[str, Any]:
    """Return what a valid search asks for."""
    return dict(form.cleaned_data)
