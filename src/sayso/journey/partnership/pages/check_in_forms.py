"""What is asked in a check-in: made from the one list of questions. Any may be left."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TickField, WholeNumberField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.partnership.actions import NewChange, NewTimes
from sayso.journey.partnership.models import CheckInTimes, PartnershipSide
from sayso.journey.partnership.statuses import AskedBy, NoticedBy, OftenAsked
from sayso.rules.partnership.check_in import CANNOT_REMEMBER, Form, Question, Said, Side

FORGOTTEN = "_forgotten"


class CheckInForm(PlainForm):
    """Some of the questions, in the words of one side. A worker also says when it was said."""

    def __init__(
        self,
        *args: Any,
        questions: Sequence[Question],
        side: PartnershipSide,
        by_worker: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            self.fields[question.code] = _asking(question, side)
            if question.form is Form.DAY:
                self.fields[question.code + FORGOTTEN] = TickField(label="I cannot remember", required=False)
        if by_worker:
            self.fields["said_on"] = DateField(label="When did they say it?", missing="Write the day")

    def answers(self) -> dict[str, Said | None]:
        """Return what was answered, by question; None for what was left."""
        said = self.cleaned_data
        found: dict[str, Said | None] = {}
        for question in self.questions:
            given = said.get(question.code)
            if question.form is Form.DAY:
                forgotten = CANNOT_REMEMBER if said.get(question.code + FORGOTTEN) else None
                given = given.isoformat() if given else forgotten
            found[question.code] = given if given != "" else None
        return found


def as_answered(questions: Sequence[Question], answers: Mapping[str, Said]) -> dict[str, Any]:
    """Return answers as a form starts with them."""
    found: dict[str, Any] = {}
    for question in questions:
        said = answers.get(question.code)
        if question.form is Form.DAY and said == CANNOT_REMEMBER:
            found[question.code + FORGOTTEN] = True
        elif question.form is Form.DAY and said:
            found[question.code] = date.fromisoformat(str(said))
        else:
            found[question.code] = said
    return found


def _asking(question: Question, side: PartnershipSide) -> forms.Field:
    told: dict[str, Any] = {
        "label": question.words(Side(side.standing), side.short),
        "hint": question.more(side.short),
        "required": False,
    }
    if question.form is Form.NUMBER:
        return WholeNumberField(
            after=f"{question.unit}s", min_value=question.least, max_value=question.most, **told
        )
    if question.form is Form.DAY:
        return DateField(**told)
    return RadiosField(choices=question.choices, **told)


class TimesForm(PlainForm):
    """How often, and in what way."""

    often = RadiosField(label="How often may we ask you?", choices=OftenAsked.choices, required=False)
    way = RadiosField(label="If we ask and not this page, how is it safe?", choices=AskedBy.choices)
    way_words = LongTextField(label="In what other way?", rows=2, max_length=500, required=False)

    def new(self, side: PartnershipSide) -> NewTimes:
        """Return what was chosen."""
        said = self.cleaned_data
        return NewTimes(
            person=side.person_id,
            side=side.pk,
            often=OftenAsked(said["often"]) if said["often"] else None,
            way=AskedBy(said["way"]),
            way_words=said["way_words"],
            key=said["form_key"],
        )


def times_as_kept(times: CheckInTimes | None) -> dict[str, Any]:
    """Return what stands, as its form starts with it."""
    if times is None:
        return {"way": AskedBy.SAFE_WAY}
    return {"often": times.often, "way": times.way, "way_words": times.way_words}


class ChangeForm(PlainForm):
    """What was noticed, and who does something about it by when."""

    words = LongTextField(
        label="What changed?",
        hint="In plain words. Write who said it, or what you saw.",
        rows=3,
        max_length=5000,
        missing="Write what changed",
    )
    noticed_on = DateField(label="When was it noticed?", missing="Write the day")
    noticed_by = RadiosField(
        label="Who noticed it?",
        choices=[one for one in NoticedBy.choices if one[0] != NoticedBy.CHECK_IN],
        missing="Choose who noticed it",
    )
    in_private = RadiosField(
        label="Was it told in private?",
        choices=[
            ("yes", "Yes. Only who holds the private account reads it"),
            ("no", "No. Those who work with them may read it"),
        ],
        missing="Say whether it was told in private",
    )
    owner = RadiosField(label="Who does something about it?", choices=[], missing="Choose who does it")
    due_on = DateField(label="By when?", missing="Write by when")

    def __init__(
        self, *args: Any, owners: Sequence[tuple[str, str]], holds_private: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("owner", owners)
        if not holds_private:
            del self.fields["in_private"]

    def new(self, side: PartnershipSide) -> NewChange:
        """Return what was written."""
        said = self.cleaned_data
        return NewChange(
            person=side.person_id,
            side=side.pk,
            noticed_on=said["noticed_on"],
            noticed_by=NoticedBy(said["noticed_by"]),
            words=said["words"],
            due_on=said["due_on"],
            in_private=said.get("in_private") == "yes",
            owner=UUID(said["owner"]),
            key=said["form_key"],
        )


class DoneForm(PlainForm):
    """What was done."""

    done = LongTextField(label="What was done?", rows=3, max_length=5000, missing="Write what was done")
