"""What is asked about holding one's own support: few questions, and none of them why."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.forms import HiddenInput
from django.http import QueryDict

from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    RadiosField,
    TextField,
    TickField,
    TicksField,
    WholeNumberField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control.actions import NewLevel, NewSigns
from sayso.journey.control.models import EarlySigns, TaskLevel
from sayso.journey.control.statuses import THEIR_LEVEL, HeldBy, Level, Task
from sayso.journey.people.pages.asking_forms import WITH_ME, AskedForm, asked_in
from sayso.rules import control as rules

NOBODY = ("", "Nobody from this list")
#: What only a worker is asked: how they asked.
HOW_ASKED = ("alone", "means", "who_there")


class SeenForm(PlainForm):
    """A form that knows which row was read, so that nothing written meanwhile is written over."""

    def has_now_read(self, seen: str) -> None:
        """Take what stands now as read: what was chosen stays, and can be kept after reading it."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("seen")] = seen
        self.data = typed


class SureForm(PlainForm):
    """Nothing to fill in."""


class LevelForm(AskedForm, SeenForm):
    """How much help I want with one task. `own` False: as a worker asks it."""

    level = RadiosField(
        label="How do you want to do this?", choices=Level.choices, missing="Choose how you want to do this"
    )
    held_by = RadiosField(
        label="If it is done for you, who does it?", choices=[("", "It is not done for me")], required=False
    )
    supporter = ChoiceField(
        label="Who helps you with it?",
        hint="They read this task and your words below, and nothing else.",
        choices=[NOBODY],
        required=False,
    )
    supporter_called = TextField(label="Or write the name of somebody else", required=False, max_length=200)
    how = LongTextField(
        label="How do you want to be helped?",
        hint="Whoever helps you reads these words.",
        rows=2,
        required=False,
    )
    every_days = WholeNumberField(
        label="Every how many days do we remind you?",
        hint="It stands on your page on that day. 7 is once a week. Leave it empty for no reminder.",
        min_value=1,
        max_value=rules.MOST_DAYS,
        required=False,
    )
    field_order = ("level", "held_by", "supporter", "supporter_called", "how", "every_days")

    def __init__(
        self,
        *args: Any,
        task: Task,
        near: Sequence[tuple[str, str]] = (),
        seen: str = "",
        own: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        self.task = task
        fields["seen"] = TextField(required=False, widget=HiddenInput(), initial=seen)
        who = [one for one in HeldBy.choices if one[0] in rules.MAY_HOLD[rules.Task(task)]]
        self.choose_among(
            "held_by",
            [
                ("", "It is not done for me" if own else "It is not done for them"),
                *who,
            ],
        )
        self.choose_among("supporter", [NOBODY, *near])
        if own:
            for name in HOW_ASKED:
                del fields[name]
            return
        self.choose_among("level", [(level.value, words) for level, words in THEIR_LEVEL.items()])
        fields["level"].label = "How do they want to do this?"
        fields["held_by"].label = "If it is done for them, who does it?"
        fields["supporter"].label = "Who helps them with it?"
        fields["how"].label = "How do they want to be helped?"
        fields["how"].hint = "In their words. Whoever helps reads them."
        fields["every_days"].label = "Every how many days do we remind them?"

    def new(self, person: UUID) -> NewLevel:
        """Return what was chosen."""
        said = self.cleaned_data
        asked, is_held = asked_in(said), said["level"] == Level.HELD
        return NewLevel(
            person=person,
            task=self.task,
            level=Level(said["level"]),
            held_by=HeldBy(said["held_by"]) if is_held and said["held_by"] else None,
            supporter=UUID(said["supporter"]) if said["supporter"] else None,
            supporter_called=said["supporter_called"],
            how=said["how"],
            every_days=said["every_days"],
            alone=asked.alone if said.get("alone") else None,
            means=asked.means,
            who_there=asked.who_there,
            seen=said["seen"],
            key=said["form_key"],
        )


def level_as_kept(row: TaskLevel | None) -> dict[str, Any]:
    """Return a level as its form starts with it; with nothing while nobody said."""
    if row is None:
        return {}
    supporter = str(row.supporter_id) if row.supporter_id else ""
    return {
        "level": row.level,
        "held_by": row.held_by,
        "supporter": supporter,
        "supporter_called": "" if supporter else row.supporter_called,
        "how": row.how,
        "every_days": row.every_days,
    }


class AloneForm(PlainForm):
    """Whether anybody is with me: who manages my support is my own choice."""

    alone = RadiosField(
        label="Is anybody with you now?",
        hint="We ask so that the choice is yours.",
        choices=WITH_ME,
        missing="Choose whether anybody is with you",
    )

    def said_alone(self) -> SeenAlone:
        """Return it."""
        return SeenAlone(self.cleaned_data["alone"])


class SignsForm(SeenForm):
    """My early signs, in my words."""

    signs = LongTextField(
        label="What changes first when you are not well?",
        hint="In your own words. You, and those of us who work with you, read this.",
        rows=4,
        missing="Write what is the first thing that changes",
    )
    what_helps = LongTextField(label="What should we do then?", rows=4, required=False)
    on_sheet = TickField(
        label="Let it stand on the sheet for those who are ordered to come to me", required=False
    )

    def __init__(self, *args: Any, seen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = TextField(required=False, widget=HiddenInput(), initial=seen)

    def new(self, person: UUID) -> NewSigns:
        """Return what was written."""
        said = self.cleaned_data
        return NewSigns(
            person=person,
            signs=said["signs"],
            what_helps=said["what_helps"],
            on_sheet=said["on_sheet"],
            seen=said["seen"],
            key=said["form_key"],
        )


def signs_as_kept(row: EarlySigns | None) -> dict[str, Any]:
    """Return early signs as their form starts with them."""
    return {name: getattr(row, name) for name in ("signs", "what_helps", "on_sheet")} if row else {}


class ShareSignsForm(PlainForm):
    """Who close to me may read my early signs."""

    who = TicksField(
        label="Who may read your early signs?",
        hint="They read these words and nothing else. Take the tick away, and they read them no more.",
        choices=[],
        required=False,
    )

    def __init__(self, *args: Any, near: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("who", near)
