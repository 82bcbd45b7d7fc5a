"""What is asked for a plan for an emergency: short, for it has to be read at night on one page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import (
    LongTextField,
    PhoneField,
    RadiosField,
    TextField,
    TickField,
    WholeNumberField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.planning import actions
from sayso.journey.planning.models import CarersEmergencyPart, EmergencyContact
from sayso.journey.planning.statuses import CarersPartKind, ContactAsked, EmergencyPartKind

MOST = 400
HINTS = {
    EmergencyPartKind.FIRST_HOURS: "Such as: somebody sits with me. Tea at seven. Help to bed.",
    EmergencyPartKind.KEYS: "No number of a key safe or an alarm: this gets printed.",
    EmergencyPartKind.MEDICINES: "Where they are, and whom to ask. No doses: the label has them.",
    EmergencyPartKind.OTHERS: "Who is there for them, and how to reach that person. No child’s name.",
}
#: Was somebody asked alone? Asked of a worker, who writes down what was said.
ALONE = [one for one in SeenAlone.choices if one[0] != SeenAlone.NOT_SEEN]


class PartsForm(PlainForm):
    """The person's parts, all on one page. Any may be left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: dict[str, forms.Field] = {
            kind.value: LongTextField(
                label=kind.label, hint=HINTS.get(kind, ""), rows=2, max_length=MOST, required=False
            )
            for kind in EmergencyPartKind
        }
        self.fields = asked | self.fields

    def new(self, person: UUID) -> list[actions.NewEmergencyPart]:
        """Return what was written."""
        return [
            actions.NewEmergencyPart(person=person, part=kind, words=self.cleaned_data[kind.value])
            for kind in EmergencyPartKind
        ]


class ContactForm(PlainForm):
    """Whom to ring, and whether they were asked first."""

    called = TextField(label="Who is it?", hint="Their name, and what they are to you.", max_length=120)
    telephone = PhoneField(label="Their number")
    free = TextField(
        label="When can they come, or be rung?",
        hint="Such as: evenings; can stay a night.",
        required=False,
        max_length=200,
    )
    asked = RadiosField(
        label="Did they say yes?",
        hint="Ask first. Only who said yes is rung. A no is written nowhere: take them off.",
        choices=ContactAsked.choices,
    )
    place = WholeNumberField(
        label="In which place are they rung?", hint="1 is first.", min_value=1, max_value=99, initial=1
    )
    drop = TickField(label="Take them off the list", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: EmergencyContact | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.fields["seen"].initial = str(row.pk) if row else ""
        if row is None:
            del self.fields["drop"]

    def has_now_read(self) -> None:
        """Take what stands now as read; what was typed stays."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed[self.add_prefix("seen")] = str(self.row.pk) if self.row else ""
        self.data = typed

    def clean_seen(self) -> UUID | None:
        """Read which row was on the page; a broken one counts as none."""
        try:
            return UUID(self.cleaned_data["seen"])
        except ValueError:
            return None

    def new(self, person: UUID) -> actions.NewContact:
        """Return whom to ring."""
        said = self.cleaned_data
        return actions.NewContact(
            person=person,
            called=said["called"],
            telephone=said["telephone"],
            free=said["free"],
            asked=ContactAsked(said["asked"]),
            place=said["place"],
            contact=self.row.contact if self.row else None,
            seen=said["seen"] if self.row else None,
            key=said["form_key"],
        )


def contact_as_kept(row: EmergencyContact | None) -> dict[str, Any]:
    """Return what is kept of a contact as a form starts with it."""
    names = ("called", "telephone", "free", "asked", "place")
    return {name: getattr(row, name) for name in names} if row else {}


class EmergencyYesForm(PlainForm):
    """The person's yes. `asks_alone`: as a worker writes it down."""

    review_on = DateField(
        label="When do we look at it again?", hint="Within a year, or when something changes."
    )
    alone = RadiosField(label="Were they asked alone?", choices=ALONE, required=False)

    def __init__(self, *args: Any, asks_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_alone:
            del self.fields["alone"]

    def new(self, person: UUID) -> actions.NewEmergencyYes:
        """Return the yes."""
        said = self.cleaned_data
        return actions.NewEmergencyYes(
            person=person,
            review_on=said["review_on"],
            seen_version=said["seen_version"] or 0,
            alone=SeenAlone(said["alone"]) if said.get("alone") else None,
            key=said["form_key"],
        )


class CarersPartsForm(PlainForm):
    """A carer's parts, and whether they stand in the plan."""

    stands = TickField(
        label="Let these words stand in the plan",
        hint="Then they read it, and whoever comes in an emergency. You can take it out again at any time.",
        required=False,
    )
    alone = RadiosField(label="Were they asked alone?", choices=ALONE, required=False)

    def __init__(self, *args: Any, asks_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: dict[str, forms.Field] = {
            kind.value: LongTextField(label=kind.label, rows=2, max_length=MOST, required=False)
            for kind in CarersPartKind
        }
        if not asks_alone:
            del self.fields["alone"]
        self.fields = asked | self.fields

    def new(self, person: UUID, adult: UUID) -> list[actions.NewCarersPart]:
        """Return what was written."""
        said = self.cleaned_data
        return [
            actions.NewCarersPart(
                person=person, adult=adult, part=kind, words=said[kind.value], stands=said["stands"]
            )
            for kind in CarersPartKind
        ]

    def asked_alone(self) -> SeenAlone | None:
        """Return how a worker asked."""
        return SeenAlone(self.cleaned_data["alone"]) if self.cleaned_data.get("alone") else None


def carers_as_kept(rows: Mapping[str, CarersEmergencyPart]) -> dict[str, Any]:
    """Return what a carer wrote as a form starts with it."""
    kept: dict[str, Any] = {part: row.words for part, row in rows.items()}
    return kept | {"stands": any(row.stands for row in rows.values())}
