"""What is asked about the two of them. Nothing but the words is needed."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.forms import HiddenInput
from django.http import QueryDict

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import ChoiceField, LongTextField, RadiosField, TextField, YesNoField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.partnership.actions import NewHolder, NewPair, NewWords, Placed
from sayso.journey.partnership.models import Account, PartnershipSide, WhoDecides
from sayso.journey.partnership.pages.showing import Spoken
from sayso.journey.partnership.queries import Near
from sayso.journey.partnership.statuses import DOMAINS, Basis, DomainKind, Holder, Idea, PairKind, Part, Ring

NOT_THERE = ("", "Not in the picture")


class WordsForm(PlainForm):
    """Something one of the two says. `asked` is the question, if it is not the usual one."""

    words = LongTextField(
        label="What do you want to say?",
        hint="In your own words. It may be short.",
        rows=4,
        missing="Write what you want to say",
        max_length=5000,
    )
    decision = ChoiceField(label="Which decision is it about?", choices=[], missing="Choose which decision")
    agrees = YesNoField(label="Do you agree with who decides?", required=False)
    field_order = ["decision", "agrees", "words"]

    def __init__(self, *args: Any, part: Part, spoken: Spoken, asked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        if asked:
            self.fields["words"].label = asked
        if part == Part.DECISION:
            choices = [(domain.kind.value, spoken.about(domain)) for domain in DOMAINS]
            self.choose_among("decision", [("", "Choose one"), *choices])
        else:
            del self.fields["decision"], self.fields["agrees"]

    def new(self, side: PartnershipSide) -> NewWords:
        """Return what was typed."""
        said = self.cleaned_data
        return NewWords(
            person=side.person_id,
            side=side.pk,
            part=self.part,
            words=said["words"],
            decision=DomainKind(said["decision"]) if said.get("decision") else None,
            agrees=said.get("agrees"),
            key=said["form_key"],
        )


def words_as_typed(account: Account) -> dict[str, Any]:
    """Return words as their form starts with them."""
    return {"words": account.words, "decision": account.decision, "agrees": account.agrees}


class SureForm(PlainForm):
    """Nothing to fill in."""


#: How two of the rights are called to the person themself.
TO_ONESELF = {
    Basis.OWN: "Everybody decides about their own life",
    Basis.AGREED: "The two of you agreed on it",
}


class HolderForm(PlainForm):
    """Who decides one thing, since when, and by what right."""

    holder = RadiosField(label="Who decides this?", choices=[])
    since = DateField(label="Since when?", missing="Write since when it is so")
    idea_of = RadiosField(label="Whose idea was it?", choices=[])
    person_agrees = YesNoField(label="")
    basis = ChoiceField(label="By what right?", choices=Basis.choices)
    carer_told = YesNoField(label="", required=False)
    adds_time = YesNoField(label="", required=False)

    def __init__(self, *args: Any, spoken: Spoken, own: bool, seen: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = spoken.names
        holders = [(holder.value, names.of(holder)) for holder in Holder]
        self.choose_among("holder", holders)
        ideas = {Idea.PERSON: names.person, Idea.CARER: names.carer, Idea.BOTH: names.both}
        self.choose_among("idea_of", [(idea.value, ideas.get(idea, "A worker")) for idea in Idea])
        if own:
            for name in ("person_agrees", "carer_told", "adds_time"):
                del self.fields[name]
            self.choose_among(
                "basis",
                [(basis.value, TO_ONESELF.get(basis, basis.label)) for basis in Basis],
            )
        else:
            self.fields["person_agrees"].label = f"Does {names.person} agree?"
            self.fields["carer_told"].label = f"Does {names.carer} know?"
            self.fields["adds_time"].label = f"Does it take more of {names.carer}’s time?"
            self.fields["idea_of"].help_text = f"{names.person} reads this. Write nothing told in private."
        self.fields["seen"] = TextField(required=False, widget=HiddenInput(), initial=seen)

    def has_now_read(self, seen: str) -> None:
        """Take who decides now as seen: what was chosen stays, and can be kept after reading it."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("seen")] = seen
        self.data = typed

    def new(self, side: PartnershipSide, domain: DomainKind) -> NewHolder:
        """Return what was chosen."""
        said = self.cleaned_data
        return NewHolder(
            person=side.person_id,
            side=side.pk,
            domain=domain,
            holder=Holder(said["holder"]),
            since=said["since"],
            idea_of=Idea(said["idea_of"]),
            person_agrees=said.get("person_agrees", True),
            basis=Basis(said["basis"]),
            carer_told=said.get("carer_told"),
            adds_time=said.get("adds_time"),
            seen=_key(said["seen"]),
            key=said["form_key"],
        )


def holder_as_kept(row: WhoDecides | None, by_default: Holder, today: date) -> dict[str, Any]:
    """Return who decides as the form starts with it: what stands, from today."""
    told = ("holder", "basis", "carer_told", "adds_time")
    kept = {name: getattr(row, name) for name in told} if row else {"holder": by_default, "basis": Basis.OWN}
    return kept | {"since": today, "idea_of": Idea.PERSON, "person_agrees": True}


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class CircleForm(PlainForm):
    """How close each of the people around somebody is: one question for each of them."""

    def __init__(
        self, *args: Any, near: Sequence[Near], rings: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.near = list(near)
        for one in self.near:
            self.fields[one.who] = RadiosField(
                label=one.called, choices=[*rings, NOT_THERE], required=False, initial=one.ring or ""
            )

    def placed(self) -> list[Placed]:
        """Return where each stands."""
        said = self.cleaned_data
        return [Placed(one.who, Ring(said[one.who]) if said[one.who] else None) for one in self.near]


class OpenPairForm(PlainForm):
    """What is needed to open the page of the two. What each calls the other is known from their ties."""

    kind = RadiosField(label="What are they to each other?", choices=PairKind.choices)
    starts_on = DateField(label="Since when does one care for the other?", hint="About is fine.")
    adult_calls = TextField(label="What do they call their carer?", required=False)
    carer_calls = TextField(
        label="What does the carer call them?",
        hint="Leave empty if the carer’s own record says it.",
        required=False,
    )

    def pair(self, adult: UUID, carer: UUID) -> NewPair:
        """Return what was typed."""
        said = self.cleaned_data
        return NewPair(
            adult=adult,
            carer=carer,
            kind=PairKind(said["kind"]),
            starts_on=said["starts_on"],
            adult_calls=said["adult_calls"],
            carer_calls=said["carer_calls"],
            key=said["form_key"],
        )


class EndForm(PlainForm):
    """When it ended."""

    ends_before = DateField(label="The first day on which it is no longer so")


class NoCarerForm(PlainForm):
    """That somebody said nobody cares for them, unpaid; and when to ask again."""

    said_on = DateField(label="The day they said it")
    ask_again_on = DateField(label="Ask again on", hint="At the next review, and within a year.")
