"""What is asked for a note."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField, TimeField
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework import statuses as kinds
from sayso.journey.casework.actions import NewNote


class NoteForm(PlainForm):
    """What happened, when, how, whether they were seen alone, their words, and who may see it."""

    text = LongTextField(label="What happened", hint="A few words are enough.", rows=5, required=False)
    their_words = LongTextField(label="What they said, in their own words", rows=3, required=False)
    kind = ChoiceField(label="Kind", choices=kinds.NoteKind.choices)
    happened_on = DateField(label="The day it happened", missing="Write the day it happened")
    happened_time = TimeField(label="The time, if you know it", hint="Such as 2:15 pm", required=False)
    seen_alone = RadiosField(
        label="Were they seen alone?",
        choices=kinds.SeenAlone.choices,
        missing="Choose whether they were seen alone",
    )
    not_alone_because = TextField(label="If it was not possible, why?", required=False, max_length=300)
    who_was_there = TextField(label="Who else was there?", required=False, max_length=300)
    readers = ChoiceField(label="Who may see it", choices=kinds.Readers.choices)

    def __init__(self, *args: Any, private: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not private:
            self.choose_among(
                "readers", [choice for choice in kinds.Readers.choices if choice[0] != kinds.Readers.PRIVATE]
            )

    def note(self, person: UUID, *, readers: str = "") -> NewNote:
        """Return the note that was typed. With no time of day it happened at noon of its day."""
        said = self.cleaned_data
        of_day = said["happened_time"] or time(12)
        happened = datetime.combine(said["happened_on"], of_day, tzinfo=LONDON)
        return NewNote(
            person=person,
            kind=kinds.NoteKind(said["kind"]),
            happened_at=happened,
            seen_alone=kinds.SeenAlone(said["seen_alone"]),
            not_alone_because=said["not_alone_because"],
            who_was_there=said["who_was_there"],
            their_words=said["their_words"],
            text=said["text"],
            readers=kinds.Readers(readers or said["readers"]),
            key=said["form_key"],
        )


class CorrectionForm(NoteForm):
    """A note again, and why it is corrected. Who may see it stays what it was."""

    because = TextField(
        label="Why are you correcting it?", max_length=300, missing="Write why you are correcting it"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["readers"]
