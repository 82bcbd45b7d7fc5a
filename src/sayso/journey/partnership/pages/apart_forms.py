"""What is asked where interests part. Little of it must be answered."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
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
from sayso.journey.partnership.actions import (
    ClashEnds,
    NewDifference,
    NewEnding,
    NewFreeTime,
    NewOption,
    NewView,
    Telling,
)
from sayso.journey.partnership.models import OwnView, PartnershipSide
from sayso.journey.partnership.models.apart_kinds import (
    EndingKind,
    HoldsDecision,
    MatterKind,
    OptionKind,
    SeparateDone,
)
from sayso.journey.people.queries.safe_words import DAYS
from sayso.rules.direct_payments.hours import A_DAY, AN_HOUR

WEEK = [(str(number), day) for number, day in enumerate(DAYS)]
MOST_HOURS = 168
ONLY_YOU = "Only you can read this, and a worker whom you trusted with your private account."


def lasts(starts: time, ends: time) -> int:
    """Return the minutes from one time to another; past midnight where the other is not later."""
    day = date(2026, 1, 1)
    gone = datetime.combine(day, ends) - datetime.combine(day, starts)
    return gone % timedelta(days=1) // timedelta(minutes=1) or A_DAY


class FreeTimeForm(PlainForm):
    """A time of the week that somebody needs for themself."""

    days = TicksField(label="On which days?", choices=WEEK, missing="Choose at least one day")
    starts_at = TimeField(label="From when?", hint="For example, 2 pm")
    ends_at = TimeField(label="Until when?", hint="For example, 5 pm")
    why = TextField(label="What for?", hint=f"You need not say. {ONLY_YOU}", required=False)

    def new(self, person: UUID) -> NewFreeTime:
        """Return what was typed."""
        said = self.cleaned_data
        return NewFreeTime(
            person=person,
            days=[int(day) for day in said["days"]],
            starts_at=said["starts_at"],
            minutes=lasts(said["starts_at"], said["ends_at"]),
            why=said["why"],
            key=said["form_key"],
        )


class NoteForm(PlainForm):
    """How a clash ended."""

    note = LongTextField(
        label="What was done about it?", hint=ONLY_YOU, rows=3, max_length=2000, missing="Write what was done"
    )

    def ends(self, person: UUID, free: UUID, line: UUID) -> ClashEnds:
        """Return what was typed."""
        said = self.cleaned_data
        return ClashEnds(person=person, free=free, line=line, note=said["note"], key=said["form_key"])


class ViewForm(PlainForm):
    """How somebody sees it: their own, and shown to nobody else."""

    matter = RadiosField(label="What is it about?", choices=MatterKind.choices)
    sees = LongTextField(label="How do you see it?", hint=ONLY_YOU, rows=4, max_length=5000)
    wants = LongTextField(label="What do you want?", rows=2, max_length=5000, required=False)
    could_accept = LongTextField(label="What could you live with?", rows=2, max_length=5000, required=False)

    def new(self, side: PartnershipSide, instead: UUID | None = None) -> NewView:
        """Return what was typed."""
        said = self.cleaned_data
        return NewView(
            person=side.person_id,
            side=side.pk,
            matter=MatterKind(said["matter"]),
            sees=said["sees"],
            wants=said["wants"],
            could_accept=said["could_accept"],
            instead=instead,
            key=said["form_key"],
        )


def view_as_kept(view: OwnView) -> dict[str, Any]:
    """Return what stands, as the form starts with it."""
    return {name: getattr(view, name) for name in ("matter", "sees", "wants", "could_accept")}


class DifferenceForm(PlainForm):
    """What a worker takes up. It asks for no word of either of the two."""

    matter = RadiosField(label="What is it about?", choices=MatterKind.choices)
    decides = RadiosField(
        label="Whose decision is it?",
        hint="Somebody’s own life is theirs. A carer’s own time and work is the carer’s. What the record "
        "says today stands under each answer above.",
        choices=HoldsDecision.choices,
    )
    line = ChoiceField(label="Is it about a line of the plan?", choices=[("", "No")], required=False)
    review_on = DateField(label="When do we look at it again?")

    def __init__(
        self,
        *args: Any,
        lines: Sequence[tuple[str, str]] = (),
        whose: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("line", [("", "No"), *lines])
        self.fields["matter"].widget.hints = whose or {}

    def new(self, side: PartnershipSide) -> NewDifference:
        """Return what was chosen."""
        said = self.cleaned_data
        return NewDifference(
            person=side.person_id,
            side=side.pk,
            matter=MatterKind(said["matter"]),
            decides=HoldsDecision(said["decides"]),
            line=UUID(said["line"]) if said["line"] else None,
            review_on=said["review_on"],
            key=said["form_key"],
        )


NOT_PRIVATE = "Those who work with the person read this. Write nothing that either told you in private."


class OptionForm(PlainForm):
    """A way on, and what it does to both."""

    way = RadiosField(label="What could be done?", choices=OptionKind.choices)
    carer_hours = WholeNumberField(
        label="How many hours a week more does the carer do then?",
        hint="Less is a number below nothing: -3. Leave it empty if nobody knows.",
        min_value=-MOST_HOURS,
        max_value=MOST_HOURS,
        required=False,
    )
    to_meet_hours = WholeNumberField(
        label="How many hours a week are then to be met another way?",
        min_value=0,
        max_value=MOST_HOURS,
        required=False,
    )
    for_person = LongTextField(
        label="What does it do for the person?", hint=NOT_PRIVATE, rows=2, max_length=2000, required=False
    )
    for_carer = LongTextField(
        label="What does it do for the carer?", hint=NOT_PRIVATE, rows=2, max_length=2000, required=False
    )

    def new(self) -> NewOption:
        """Return what was typed."""
        said = self.cleaned_data
        return NewOption(
            way=OptionKind(said["way"]),
            carer_minutes=_minutes(said["carer_hours"]),
            to_meet_minutes=_minutes(said["to_meet_hours"]),
            for_person=said["for_person"],
            for_carer=said["for_carer"],
            key=said["form_key"],
        )


class EndingForm(PlainForm):
    """What came of it. What the carer will do is not asked here: only their own yes counts."""

    ending = RadiosField(label="What came of it?", choices=EndingKind.choices)
    way = ChoiceField(
        label="By which way?", choices=[("", "None of these"), *OptionKind.choices], required=False
    )
    needed_hours = WholeNumberField(
        label="How many hours a week is it about?",
        hint="Only where no line of the plan says so. Write 0 if it is about no hours.",
        min_value=0,
        max_value=MOST_HOURS,
        required=False,
    )
    met_by_lines = TicksField(
        label="Which lines of the plan meet what the carer does not do?", choices=[], required=False
    )
    met_by_called = TextField(label="Or who else does it?", hint="Not the carer.", required=False)
    met_by_hours = WholeNumberField(
        label="For how many hours a week?", min_value=1, max_value=MOST_HOURS, required=False
    )
    trial_ends_on = DateField(label="If it is a trial, when does it end?", required=False)
    review_on = DateField(
        label="When do we look at it again?", hint="Leave it empty only if they agree.", required=False
    )

    def __init__(self, *args: Any, lines: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if lines:
            self.choose_among("met_by_lines", lines)
        else:
            del self.fields["met_by_lines"]

    def new(self, person: UUID, difference: UUID) -> NewEnding:
        """Return what was typed."""
        said = self.cleaned_data
        return NewEnding(
            person=person,
            difference=difference,
            ending=EndingKind(said["ending"]),
            way=OptionKind(said["way"]) if said["way"] else None,
            needed_minutes=_minutes(said["needed_hours"]),
            met_by_lines=[UUID(key) for key in said.get("met_by_lines", [])],
            met_by_called=said["met_by_called"],
            met_by_minutes=_minutes(said["met_by_hours"]),
            trial_ends_on=said["trial_ends_on"],
            review_on=said["review_on"],
            key=said["form_key"],
        )


class TellingForm(PlainForm):
    """What one of the two is to know of it."""

    words = LongTextField(
        label="What is this one to know?",
        hint="They read it on their own page. Write nothing that the other told you in private.",
        rows=4,
        max_length=2000,
    )

    def new(self, side: PartnershipSide) -> Telling:
        """Return what was typed."""
        said = self.cleaned_data
        return Telling(person=side.person_id, side=side.pk, words=said["words"], key=said["form_key"])


class SeparateForm(PlainForm):
    """What was done where one acts for both."""

    done = RadiosField(label="What was done?", choices=SeparateDone.choices)
    because = LongTextField(label="Why?", hint=NOT_PRIVATE, rows=2, max_length=2000, required=False)


def _minutes(hours: int | None) -> int | None:
    return None if hours is None else hours * AN_HOUR
