"""A worker's pages of capacity: what somebody could do towards one decision, on one day, with help."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import CapacityRecord
from sayso.journey.assessment.statuses import Could, Difficulty
from sayso.journey.casework.pages.persons import PersonForm, PersonPage

WORDS = (
    "to_decide",
    "help_given",
    "because_of",
    "their_wishes",
    "consulted",
    "less_restrictive",
    "best_interests",
)


class CapacityForm(PlainForm):
    """About one decision. There is no question about the person as such."""

    to_decide = LongTextField(
        label="What was to be decided?",
        hint="One thing. For example: whether to go home tonight.",
        rows=2,
        missing="Write the one thing that was to be decided",
    )
    help_given = LongTextField(
        label="What did you do to help them decide it themselves?",
        hint="Plain words, pictures, a better time of day, somebody they trust.",
        rows=3,
        missing="Write what you did to help them decide it themselves",
    )
    because_of = LongTextField(
        label="If they could not do one of these: what keeps them from it?",
        hint="The impairment, and how it keeps them from it. An unwise choice is no reason.",
        rows=2,
        required=False,
    )
    their_wishes = LongTextField(label="What do they wish, or did they wish before?", rows=2, required=False)
    consulted = LongTextField(label="Whom did you ask?", rows=2, required=False)
    less_restrictive = LongTextField(label="Which ways would leave them more free?", rows=2, required=False)
    best_interests = LongTextField(label="What is best for them, and why?", rows=2, required=False)
    looked_on = DateField(label="The day you looked", missing="Write the day on which you looked")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in Difficulty:
            self.fields[one.value] = RadiosField(
                label=one.label, choices=Could.choices, initial=Could.NOT_TRIED
            )
        self.order_fields(["to_decide", "help_given", *Difficulty.values, *WORDS[2:], "looked_on"])

    def record(
        self, person: UUID, before: CapacityRecord | None, about: UUID | None = None
    ) -> actions.NewCapacityRecord:
        """Return what was typed."""
        said = self.cleaned_data
        return actions.NewCapacityRecord(
            person=person,
            looked_on=said["looked_on"],
            abilities={one: Could(said[one.value]) for one in Difficulty},
            about_decision=about or (before.about_decision if before else None),
            in_place_of=before.pk if before else None,
            key=said["form_key"],
            **{name: said[name] for name in WORDS},
        )


class CapacityView(PersonPage):
    """The records about single decisions of one person."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    template_name = "assessment/capacity.html"
    title = "One decision at a time"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, the newest first."""
        key = self.header.person
        if Area.HEALTH not in areas_open(key):
            raise Http404
        found = [
            (one, [(part.label, Could(one.abilities[part.value]).label) for part in Difficulty])
            for one in queries.capacity_of(key, viewer=self.login)
        ]
        shown = {"title": f"What {self.header.called} could decide", "found": found}
        return self.page(self.head() | shown, people=self.header.keys)


class _CapacityForm(PersonForm):
    permission = Permission.ASSESS
    shows = Shows.PERSON
    form_class = CapacityForm
    lead = (
        "Somebody can decide until it is shown, for this one thing and today, that they cannot. "
        "Leave empty what does not apply."
    )
    button = "Keep this record"

    def before(self) -> CapacityRecord | None:
        """Return the record that this one takes the place of."""
        return None

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the list."""
        return super().context(form) | {"back": reverse("capacity", args=[self.person])}

    def initial(self) -> dict[str, Any]:
        """Start from today, and from what was written before."""
        before = self.before()
        kept = {name: getattr(before, name) for name in WORDS} | before.abilities if before else {}
        return kept | {"looked_on": self.today}

    def act(self, form: CapacityForm) -> str:
        """Keep it."""
        record = form.record(self.header.person, self.before(), self.kwargs.get("decision"))
        actions.record_capacity(record=record, by=self.login, at=self.request.at)
        return reverse("capacity", args=[self.person])


class WriteCapacityView(_CapacityForm):
    """Write a record about one decision."""

    title = "Whether somebody can decide one thing"
    heading = "What could {called} decide?"


class CapacityOfDecisionView(_CapacityForm):
    """Write the record that is due of a decision made at once, to keep somebody safe."""

    title = "The record of a decision made for somebody"
    heading = "What could {called} decide?"

    def context(self, form: Any) -> dict[str, Any]:
        """Raise Http404 unless it is due."""
        due = queries.capacity_records_due(self.header.keys, viewer=self.login)
        if self.kwargs["decision"] not in {one.pk for one in due}:
            raise Http404
        return super().context(form)


class WriteCapacityAgainView(_CapacityForm):
    """Write a record about the same decision again. The first stays to be read."""

    title = "Look again at one decision"
    heading = "What could {called} decide this time?"

    def before(self) -> CapacityRecord | None:
        """Return the record in the address. Raises Http404 for another person's."""
        found = queries.capacity_record(self.header.person, self.kwargs["record"], viewer=self.login)
        if found is None:
            raise Http404
        return found
