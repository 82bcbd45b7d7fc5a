"""What is asked of people around somebody: only what no other record tells, and any of it may be left."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from sayso.foundation.govuk.fields import (
    LongTextField,
    RadiosField,
    TextField,
    TickField,
    TicksField,
    WholeNumberField,
    YesNoField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning import actions
from sayso.journey.planning.models import AroundPerson, ChildTogether, TogetherYes
from sayso.journey.planning.models.family import A_WEEK
from sayso.journey.planning.statuses import GrownUpAge, TogetherAnswer

SOMEBODY_ELSE = "else"
NO_KEY = "name-"
ALONE = [one for one in SeenAlone.choices if one[0] != SeenAlone.NOT_SEEN]
#: A worker's words for the person, and the words to the person themself.
NAMED = {"gives": "What do they do for {name}?", "gets": "What does {name} do for them?"}
TO_ME = {"gives": "What do they do for you?", "gets": "What do you do for them?"}


def _minutes() -> WholeNumberField:
    return WholeNumberField(
        label="About how many minutes a week?", min_value=1, max_value=A_WEEK, width=5, required=False
    )


class AroundForm(PlainForm):
    """One grown-up around somebody. `name` is the person's; "" on their own page."""

    who = RadiosField(label="Who is it?", choices=[], missing="Choose who it is")
    called = TextField(
        label="If it is somebody else: who?",
        hint="A name, or what they are, such as: my brother.",
        max_length=120,
        required=False,
    )
    age_band = RadiosField(
        label="About how old are they?", choices=GrownUpAge.choices, initial=GrownUpAge.NOT_KNOWN
    )
    lives_here = YesNoField(label="Do they live there?", required=False)
    gives = LongTextField(label="", rows=2, max_length=400, required=False)
    gives_minutes = _minutes()
    gets = LongTextField(label="", rows=2, max_length=400, required=False)
    gets_minutes = _minutes()
    drop = TickField(label="Take them out", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        name: str = "",
        near: Sequence[tuple[str, str]] = (),
        row: AroundPerson | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        for field, words in (NAMED if name else TO_ME).items():
            self.fields[field].label = words.format(name=name)
        self.fields["lives_here"].label = f"Do they live with {name or 'you'}?"
        self.fields["seen"].initial = str(row.pk) if row else ""
        if row:
            del self.fields["who"]
            self.fields["called"].label = "Who is it?"
        else:
            del self.fields["drop"]
            if near:
                self.choose_among("who", [*near, (SOMEBODY_ELSE, "Somebody else")])
            else:
                del self.fields["who"]
                self.fields["called"].label = "Who is it?"
        self.near = dict(near)

    def has_now_read(self) -> None:
        """Take what stands now as seen: what was typed stays."""
        if not isinstance(self.data, QueryDict):
            return
        typed = self.data.copy()
        typed[self.add_prefix("seen")] = str(self.row.pk) if self.row else ""
        self.data = typed

    def clean_seen(self) -> UUID | None:
        """Return which row was read; None where it is no key."""
        try:
            return UUID(self.cleaned_data["seen"])
        except ValueError:
            return None

    def new(self, person: UUID) -> actions.NewAround:
        """Return what was said."""
        said = self.cleaned_data
        who = said.get("who") or SOMEBODY_ELSE
        known = self.near.get(who) if not self.row else None
        other = UUID(who) if known and not who.startswith(NO_KEY) else None
        names = ("lives_here", "gives", "gives_minutes", "gets", "gets_minutes")
        return actions.NewAround(
            person=person,
            called=known or said["called"],
            other=other,
            age_band=GrownUpAge(said["age_band"]),
            entry=self.row.entry if self.row else None,
            seen=said["seen"] if self.row else None,
            key=said["form_key"],
            **{name: said[name] for name in names},
        )


def around_as_kept(row: AroundPerson | None) -> dict[str, Any]:
    """Return what stands, as a form starts with it."""
    if row is None:
        return {}
    names = ("called", "age_band", "lives_here", "gives", "gives_minutes", "gets", "gets_minutes")
    return {name: getattr(row, name) for name in names}


class TogetherForm(PlainForm):
    """What a grown-up says to being assessed together with another. `own`: on their own page."""

    answer = RadiosField(label="", choices=[], missing="Choose an answer")
    alone = RadiosField(label="Were they asked alone?", choices=ALONE, required=False)
    because = LongTextField(
        label="If they cannot decide this: why is it best for them, and who was asked?",
        rows=2,
        max_length=1000,
        required=False,
    )

    def __init__(self, *args: Any, other: str, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = "your needs" if own else "their needs"
        self.fields["answer"].label = f"May {whose} be looked at together with those of {other}?"
        answers = [one for one in TogetherAnswer.choices if not own or one[0] != TogetherAnswer.BEST]
        self.choose_among("answer", answers)
        if own:
            del self.fields["alone"]
            del self.fields["because"]

    def new(self, person: UUID, other: UUID) -> actions.NewTogether:
        """Return what they say."""
        said = self.cleaned_data
        return actions.NewTogether(
            person=person,
            other=other,
            answer=TogetherAnswer(said["answer"]),
            alone=SeenAlone(said["alone"]) if said.get("alone") else None,
            because=said.get("because", ""),
            key=said["form_key"],
        )


class ChildTogetherForm(PlainForm):
    """What a child says, where they are able to; else why it is best for them."""

    answer = RadiosField(
        label="May their needs be looked at together with those of this adult?",
        choices=[
            (TogetherAnswer.YES, "They understand what it means, and say yes"),
            (TogetherAnswer.BEST, "They cannot decide this yet, and it is best for them"),
            (TogetherAnswer.NO, "No"),
        ],
        hints={TogetherAnswer.YES: "From 16 somebody is taken to understand. Under 16, ask what they see."},
        missing="Choose an answer",
    )
    who_speaks = TextField(
        label="If they cannot decide it: who speaks for them?",
        hint="A role, and no more: their father.",
        max_length=120,
        required=False,
    )
    because = LongTextField(label="Why is it best for them?", rows=2, max_length=1000, required=False)

    def new(self, person: UUID, child: UUID) -> actions.NewChildTogether:
        """Return what was said."""
        said = self.cleaned_data
        return actions.NewChildTogether(
            person=person,
            child=child,
            answer=TogetherAnswer(said["answer"]),
            who_speaks=said["who_speaks"],
            because=said["because"],
            key=said["form_key"],
        )


class JoinForm(PlainForm):
    """Whose assessments are done together with this person's."""

    others = TicksField(label="Grown-ups", choices=[], required=False)
    children = TicksField(label="Children in the home", choices=[], required=False)

    def __init__(
        self,
        *args: Any,
        others: Sequence[tuple[str, str]],
        children: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("others", others), ("children", children)):
            self.choose_among(name, choices)
            if not choices and (name == "children" or children):
                del self.fields[name]

    def new(self, person: UUID) -> actions.NewJoined:
        """Return whose."""
        said = self.cleaned_data
        return actions.NewJoined(
            person=person,
            others=[UUID(one) for one in said.get("others", [])],
            children=[UUID(one) for one in said.get("children", [])],
            key=said["form_key"],
        )


def together_as_kept(row: TogetherYes | ChildTogether | None) -> dict[str, Any]:
    """Return what was said, as a form starts with it."""
    if row is None:
        return {}
    kept = {"answer": row.answer, "because": row.because}
    return kept | ({"who_speaks": row.who_speaks} if isinstance(row, ChildTogether) else {})
