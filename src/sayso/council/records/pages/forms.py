"""What the desk is asked, and whoever asks for their own record."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.forms import HiddenInput

from sayso.council.records.models import Gathered, Mark
from sayso.council.records.statuses import (
    LAW,
    Asker,
    Channel,
    ComplaintEnded,
    Ended,
    Ground,
    How,
    Identity,
    PartKind,
)
from sayso.foundation.access.models import User
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField, TextField, TickField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.letters.outbox import WayKind
from sayso.journey.powers.queries import Held

MOST = 4000
NO_LETTER = "none"
THEY_READ = "The person reads this on their own page."
DESK_READS = "The records desk and the second reader read this."


class SearchForm(PlainForm):
    """Whom it is about."""

    once = False
    q = TextField(label="Whom is it about?", hint="A name, a date of birth or a number.", required=False)


class WriteRequestForm(PlainForm):
    """A request, as it came."""

    came_by = RadiosField(
        label="How did it come?",
        choices=[one for one in Channel.choices if one[0] != Channel.OWN_PAGE],
        missing="Choose how it came",
    )
    asked_on = DateField(label="On which day did it come?")
    words = LongTextField(
        label="What did they say?",
        hint=f"In their words. {THEY_READ}",
        rows=4,
        max_length=MOST,
        required=False,
    )
    part = RadiosField(label="What do they want?", choices=PartKind.choices, missing="Choose what they want")
    asker = RadiosField(label="Who asks?", choices=Asker.choices, missing="Choose who asks")
    asker_called = TextField(
        label="If it is not the person: what are they called?", max_length=200, required=False
    )
    power = ChoiceField(label="Which power do they hold?", required=False)
    known = TickField(label="I know them, and it was them", required=False)

    def __init__(self, *args: Any, powers: Sequence[Held], today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_on"].initial = today
        listed = [(str(one.row.pk), f"{one.row.holder_called}: {one.kind.label}") for one in powers]
        self.choose_among("power", [("", "None, or not on this list"), *listed])


class OnDayForm(PlainForm):
    """A day."""

    on = DateField(label="On which day?")


class SeenForm(OnDayForm):
    """What shows who it is."""

    identity = RadiosField(
        label="How do we know who it is?",
        choices=[one for one in Identity.choices if one[0] != Identity.SIGNED_IN],
        missing="Choose how we know",
    )
    words = TextField(label="What was it?", hint="Such as: her bus pass.", max_length=300, required=False)
    field_order = ["identity", "words", "on"]


class QuestionForm(OnDayForm):
    """A question that stops the clock."""

    question = LongTextField(label="What do we ask?", hint=THEY_READ, rows=3, max_length=MOST)
    field_order = ["question", "on"]


class AnswerForm(OnDayForm):
    """The answer to it."""

    answer = LongTextField(
        label="What did they say?", hint=THEY_READ, rows=3, max_length=MOST, required=False
    )
    field_order = ["answer", "on"]


class LongerForm(OnDayForm):
    """Why it takes longer."""

    because = LongTextField(label="Why does it take longer?", hint=THEY_READ, rows=3, max_length=MOST)
    field_order = ["because", "on"]


class SettleForm(PlainForm):
    """What shows the person's yes, where it is in writing."""

    shows = LongTextField(
        label="If the person said yes in writing: what shows it?",
        hint=f"The paper and its date. {THEY_READ}",
        rows=2,
        max_length=MOST,
        required=False,
    )


class NothingForm(PlainForm):
    """Nothing to fill in: the button says it."""


class MarkForm(PlainForm):
    """What happens with one thing."""

    how = RadiosField(
        label="What happens with it?", choices=How.choices, missing="Choose what happens with it"
    )
    words_out = LongTextField(
        label="If some words are taken out: which?",
        hint="Just as they stand there, one line for each. Nobody gets the words themselves.",
        rows=3,
        max_length=MOST,
        required=False,
    )
    ground = RadiosField(label="If anything is kept back: on what ground?", required=False)
    because = LongTextField(
        label="If anything is kept back: why?", hint=DESK_READS, rows=3, max_length=MOST, required=False
    )
    silent = TickField(
        label="To say that something was left out would itself do harm. The pack says nothing of it",
        required=False,
    )
    seen = TextField(label="Which mark was seen", required=False, widget=HiddenInput())

    def __init__(self, *args: Any, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = seen
        self.choose_among("ground", [(one.value, one.label) for one in Ground])
        self.fields["ground"].widget.hints = {one.value: LAW[one] for one in Ground}


class SecondForm(PlainForm):
    """Whether the second reader agrees."""

    said = RadiosField(
        label="Do you agree?",
        choices=[("agree", "Yes, I decide the same"), ("back", "No. Send it back")],
        missing="Choose whether you agree",
    )
    because = LongTextField(label="If not: why?", hint=DESK_READS, rows=3, max_length=MOST, required=False)


class ReaderForm(PlainForm):
    """Who reads second."""

    reader = ChoiceField(label="Who reads it second?")

    def __init__(self, *args: Any, readers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), f"{one.name}, {one.role_names}") for one in readers]
        self.choose_among("reader", [("", "Choose"), *named])


class LetGoForm(PlainForm):
    """How the pack leaves."""

    way = RadiosField(label="How do we tell them that it is ready?", required=False)
    handed = LongTextField(
        label="If you give it in hand: to whom, and when?",
        hint=THEY_READ,
        rows=2,
        max_length=MOST,
        required=False,
    )

    def __init__(self, *args: Any, kinds: Iterable[WayKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(one.value, f"A letter {one.words}") for one in kinds]
        self.choose_among(
            "way", [*listed, (NO_LETTER, "No letter: it is on their own page, or given in hand")]
        )


class EndForm(PlainForm):
    """How a request ends without a pack."""

    ended = RadiosField(
        label="How did it end?",
        choices=[one for one in Ended.choices if one[0] != Ended.GIVEN],
        missing="Choose how it ended",
    )
    words = LongTextField(label="What did you tell whoever asked?", hint=THEY_READ, rows=3, max_length=MOST)


class WriteComplaintForm(PlainForm):
    """A complaint about what we hold, as it came."""

    came_by = RadiosField(
        label="How did it come?",
        choices=[one for one in Channel.choices if one[0] != Channel.OWN_PAGE],
        missing="Choose how it came",
    )
    came_on = DateField(label="On which day did it come?")
    words = LongTextField(
        label="What went wrong?", hint=f"In their words. {THEY_READ}", rows=4, max_length=MOST
    )


class AnswerComplaintForm(PlainForm):
    """What came of a complaint."""

    ended = RadiosField(
        label="What did you find?", choices=ComplaintEnded.choices, missing="Choose what you found"
    )
    words = LongTextField(label="What do you tell them?", hint=THEY_READ, rows=4, max_length=MOST)


class AskOwnForm(PlainForm):
    """What I want to have of what is held about me."""

    part = RadiosField(
        label="What do you want?",
        choices=[
            (PartKind.EVERYTHING, "Everything you hold about me"),
            (PartKind.CARE, "What is about my care"),
            (PartKind.MONEY, "What is about my money"),
        ],
        missing="Choose what you want",
    )
    words = LongTextField(
        label="Do you want to say more?",
        hint="Such as which years, or which papers. You need not. The records desk reads this.",
        rows=3,
        max_length=MOST,
        required=False,
    )


class ComplainOwnForm(PlainForm):
    """What went wrong with what is held about me."""

    words = LongTextField(
        label="What went wrong?",
        hint="Such as: it is wrong, or somebody saw it. The records desk reads this.",
        rows=5,
        max_length=MOST,
    )


def words_at(row: Gathered, mark: Mark | None) -> str:
    """Return the words that a mark takes out, a line each, to be typed again."""
    if mark is None:
        return ""
    return "\n".join(row.lines[line]["text"][first:after] for line, first, after in mark.taken_out)


def uuid_or_none(typed: str) -> UUID | None:
    """Return a key that was chosen from a list, or None."""
    return UUID(typed) if typed else None
