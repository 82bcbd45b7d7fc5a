"""What is asked about a child in the home: no more than is needed to keep them safe."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from sayso.foundation.govuk.fields import LongTextField, RadiosField, TextField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.safeguarding.actions import NewChild
from sayso.journey.safeguarding.models import ChildAtHome
from sayso.journey.safeguarding.statuses import AgeBand, CarerToldKind, ChildTask, HarmLikely, Helps


class ChildForm(PlainForm):
    """A child: a first name or initials, about how old, whether they help, and what harm is likely."""

    called = TextField(
        label="What do you call the child?",
        hint="A first name or initials. “Child” will do while you do not know.",
        max_length=40,
        width=10,
    )
    age_band = RadiosField(label="About how old?", choices=AgeBand.choices, initial=AgeBand.NOT_KNOWN)
    helps = RadiosField(
        label="Does the child help to look after somebody?", choices=Helps.choices, initial=Helps.NOT_KNOWN
    )
    tasks = TicksField(
        label="Which of these does the child do?",
        hint="A child should not have to do them. No plan may count on it.",
        choices=ChildTask.choices,
        required=False,
    )
    harm = RadiosField(
        label="Is the child likely to be harmed?",
        hint="If it is likely, children’s services are told today.",
        choices=HarmLikely.choices,
    )
    harm_words = LongTextField(
        label="What makes you say so?",
        hint="Children’s services and your colleagues read it. What you saw, and no more.",
        rows=3,
        max_length=3000,
        required=False,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = seen

    def has_now_read(self, seen: str) -> None:
        """Take what stands now as read; what was typed stays."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("seen")] = seen
        self.data = typed

    def clean_seen(self) -> UUID | None:
        """Read which row was on the page; a broken one counts as none."""
        try:
            return UUID(self.cleaned_data["seen"])
        except ValueError:
            return None

    def new(self, person: UUID, *, child: UUID | None = None) -> NewChild:
        """Return what was told of a child."""
        said = self.cleaned_data
        return NewChild(
            person=person,
            called=said["called"],
            age_band=AgeBand(said["age_band"]),
            helps=Helps(said["helps"]),
            tasks=[ChildTask(code) for code in said["tasks"]],
            harm=HarmLikely(said["harm"]),
            harm_words=said["harm_words"],
            child=child,
            seen=said["seen"] if child else None,
            key=said["form_key"],
        )


def child_as_kept(row: ChildAtHome) -> dict[str, Any]:
    """Return what is kept of a child as a form starts with it."""
    return {
        name: getattr(row, name) for name in ("called", "age_band", "helps", "tasks", "harm", "harm_words")
    }


class PassChildForm(PlainForm):
    """To whom a child was passed on, and what was sent."""

    to_whom = TextField(
        label="Whom did you tell?",
        hint="Their role, and not a name: “duty worker at the children’s front door”.",
        max_length=200,
    )
    sent = LongTextField(
        label="What did you send or say?",
        hint="Word for word. It is kept, so that both services know the same.",
        rows=6,
        max_length=20_000,
    )


class ToldForm(PlainForm):
    """What the child, or whoever looks after them, was told."""

    kind = RadiosField(label="What was said?", choices=CarerToldKind.choices)
    words = LongTextField(
        label="In their words, if they said anything", rows=2, max_length=3000, required=False
    )


class ChildrensAnswerForm(PlainForm):
    """What children's services answered."""

    words = LongTextField(
        label="Who answered, and what did they say?",
        hint="Their role, and not a name.",
        rows=3,
        max_length=5000,
    )
