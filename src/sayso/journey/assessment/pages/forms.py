"""What is asked when somebody's words are written down. Only the words are needed."""

from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField, TimeField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    RadiosField,
    TextField,
    TicksField,
    WholeNumberField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.assessment.actions import NewConversation, NewWish
from sayso.journey.assessment.models import Wish
from sayso.journey.assessment.statuses import OF_ONESELF, SaidBy, Way, WishKind
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.queries.safe_words import DAYS

WEEK = [(str(number), day) for number, day in enumerate(DAYS)]


class TimedForm(PlainForm):
    """A time of day that somebody wishes for, and how much earlier or later is still right."""

    wished_at = TimeField(
        label="At what time?", hint="Only if the time matters. For example: 7 pm.", required=False
    )
    give_or_take_minutes = WholeNumberField(
        label="How many minutes earlier or later is still fine?",
        hint="For example: 15.",
        min_value=0,
        max_value=180,
        width=4,
        required=False,
    )
    days = TicksField(label="On which days?", hint="Tick none for every day.", choices=WEEK, required=False)

    def timed(self) -> dict[str, Any]:
        """Return the wished time as a wish bears it."""
        said = self.cleaned_data
        return {
            "wished_at": said["wished_at"],
            "give_or_take_minutes": said["give_or_take_minutes"],
            "days": tuple(int(day) for day in said["days"]),
        }


class WishForm(TimedForm):
    """Something a person said, as a worker writes it down."""

    words = LongTextField(
        label="What do they say?",
        hint="In their own words. It may be small.",
        rows=3,
        missing="Write what they said",
    )
    kind = RadiosField(label="What is it about?", choices=WishKind.choices, initial=WishKind.MATTERS)
    said_by = RadiosField(label="Whose words are they?", choices=SaidBy.choices, initial=SaidBy.SELF)
    spoken_by = TextField(label="If somebody spoke for them, who?", required=False, max_length=200)
    field_order = ["words", "kind", "said_by", "spoken_by"]

    def wish(self, person: UUID) -> NewWish:
        """Return what was typed."""
        said = self.cleaned_data
        return NewWish(
            person=person,
            words=said["words"],
            kind=WishKind(said["kind"]),
            said_by=SaidBy(said["said_by"]),
            spoken_by=said["spoken_by"],
            key=said["form_key"],
            **self.timed(),
        )


class OwnWishForm(TimedForm):
    """Something I say of my own life."""

    words = LongTextField(
        label="What do you want to say?",
        hint="In your own words. It may be small. For example: I like my tea at seven.",
        rows=3,
        missing="Write what you want to say",
    )
    kind = RadiosField(
        label="What is it about?",
        choices=[(kind.value, label) for kind, label in OF_ONESELF.items()],
        initial=WishKind.MATTERS,
    )
    field_order = ["words", "kind"]

    def wish(self, person: UUID) -> NewWish:
        """Return what was typed."""
        said = self.cleaned_data
        kind = WishKind(said["kind"])
        return NewWish(person=person, words=said["words"], kind=kind, key=said["form_key"], **self.timed())


class TakeBackForm(PlainForm):
    """Nothing to fill in."""


class ConversationForm(TimedForm):
    """A conversation, and the first things that were said in it."""

    matters = LongTextField(label="What matters to them?", hint="In their own words.", rows=3, required=False)
    wish = LongTextField(
        label="What would they like?",
        hint="Small things count. If the time matters, say so below.",
        rows=2,
        required=False,
    )
    worry = LongTextField(label="What worries them?", rows=2, required=False)
    held_on = DateField(label="The day you talked", missing="Write the day on which you talked")
    way = ChoiceField(label="How did you talk?", choices=Way.choices)
    seen_alone = RadiosField(
        label="Were they seen alone?",
        choices=[choice for choice in SeenAlone.choices if choice[0] != SeenAlone.NOT_SEEN],
        missing="Choose whether they were seen alone",
    )
    not_alone_because = TextField(label="If it was not possible, why?", required=False, max_length=300)
    who_was_there = TextField(label="Who else was there?", required=False, max_length=300)
    field_order = ["matters", "wish", "wished_at", "give_or_take_minutes", "days", "worry"]

    def conversation(self, person: UUID) -> NewConversation:
        """Return what was typed: the conversation, with one wish for each box that was filled in."""
        said = self.cleaned_data
        kinds = (("matters", WishKind.MATTERS), ("wish", WishKind.WISH), ("worry", WishKind.WORRY))
        wishes = [
            NewWish(
                person=person, words=said[name], kind=kind, **(self.timed() if kind is WishKind.WISH else {})
            )
            for name, kind in kinds
            if said[name].strip()
        ]
        return NewConversation(
            person=person,
            held_on=said["held_on"],
            way=Way(said["way"]),
            seen_alone=SeenAlone(said["seen_alone"]),
            not_alone_because=said["not_alone_because"],
            who_was_there=said["who_was_there"],
            wishes=wishes,
            key=said["form_key"],
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a word of theirs, and for the wish that a time belongs to."""
        said = super().clean() or self.cleaned_data
        if not any((said.get(name) or "").strip() for name in ("matters", "wish", "worry")):
            self.add_error("matters", "Write one thing that they said")
        elif said.get("wished_at") and not (said.get("wish") or "").strip():
            self.add_error("wish", "Write what they would like at that time")
        return said


def as_typed(wish: Wish) -> dict[str, Any]:
    """Return a wish as its form starts with it."""
    names = ("words", "kind", "said_by", "spoken_by", "wished_at", "give_or_take_minutes")
    return {name: getattr(wish, name) for name in names} | {"days": [str(day) for day in wish.days]}
