"""What a worker is asked about breaks: needed, offered, booked, come or not, and what is decided."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    RadiosField,
    TextField,
    TicksField,
    WholeNumberField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.assessment.queries import CaredFor
from sayso.journey.breaks import actions
from sayso.journey.breaks.models import BreakBooking, BreakNeed, BreakOutcome, BreakStep
from sayso.journey.breaks.statuses import (
    BreakKind,
    CameKind,
    GivenTo,
    ShownTo,
    Source,
    StepKind,
    WhyNot,
)
from sayso.journey.planning.models import PlanLine
from sayso.journey.purchasing.models import Order

MOST_HOURS, MOST_WEEKS, MOST_WORDS = 8784, 26, 3000
NOBODY_LISTED = ("", "Somebody who is not in this list")
ONLY_HERS = "The carer and whoever holds the carer’s private account read this."
PERSON_READS = "The person reads this. Write nothing that the carer told you."
GIVEN_TO = [(one.value, one.label) for one in GivenTo] + [("", "Not settled yet")]


def minutes_of(hours: int | None) -> int | None:
    """Return hours in minutes."""
    return hours * 60 if hours else None


class AskForm(PlainForm):
    """What break somebody needs, for a worker to write down."""

    kind = RadiosField(
        label="What kind of break?", choices=BreakKind.choices, missing="Choose what kind of break"
    )
    for_whom = ChoiceField(label="Whom do they care for?", choices=[NOBODY_LISTED], required=False)
    called = TextField(label="If not in the list: what do they call them?", required=False)
    source = RadiosField(
        label="Where does this come from?",
        hint="A break that an assessment found is owed.",
        choices=Source.choices,
        missing="Choose where this comes from",
    )
    given_to = RadiosField(
        label="By what does the carer get away?",
        hint="Care for the person stands in the person’s plan. It is never in the carer’s.",
        choices=GIVEN_TO,
        required=False,
    )
    hours = WholeNumberField(
        label="How many hours, if anybody has said?", min_value=1, max_value=MOST_HOURS, required=False
    )
    nights = WholeNumberField(label="How many nights?", min_value=1, max_value=366, required=False)
    needed_by = DateField(label="By when is it needed?", required=False)
    asked_on = DateField(label="On which day did they ask, or was it found?", missing="Give the day")
    words = LongTextField(
        label="In their own words", hint=ONLY_HERS, rows=3, max_length=MOST_WORDS, required=False
    )

    def __init__(self, *args: Any, close: Sequence[CaredFor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(one.adult), one.called) for one in close]
        self.choose_among("for_whom", [*listed, NOBODY_LISTED])

    def asked(self, person: UUID) -> actions.NewBreak:
        """Return what was typed."""
        said = self.cleaned_data
        return actions.NewBreak(
            person=person,
            kind=BreakKind(said["kind"]),
            source=Source(said["source"]),
            adult=UUID(said["for_whom"]) if said["for_whom"] else None,
            adult_called=said["called"],
            given_to=GivenTo(said["given_to"]) if said["given_to"] else None,
            minutes=minutes_of(said["hours"]),
            nights=said["nights"],
            needed_by=said["needed_by"],
            asked_on=said["asked_on"],
            words=said["words"],
            key=said["form_key"],
        )


class StepForm(PlainForm):
    """What happened to a break that is needed."""

    kind = RadiosField(label="What happened?", choices=StepKind.choices, missing="Choose what happened")
    happened_on = DateField(label="On which day?", missing="Give the day")
    words = LongTextField(
        label="What was offered, or what they said",
        hint="The carer reads this.",
        rows=3,
        required=False,
        max_length=MOST_WORDS,
    )
    shown_to = RadiosField(
        label="If you offered something: who was shown it?", choices=ShownTo.choices, required=False
    )
    price = MoneyField(
        label="What it costs, if anybody knows", hint="Leave this empty where nobody knows.", required=False
    )
    as_good_because = LongTextField(
        label="If it costs less than another: why is it as good?",
        hint="Think of hours, place, and who comes. The carer reads this.",
        rows=2,
        required=False,
        max_length=MOST_WORDS,
    )

    def step(self, need: BreakNeed) -> actions.NewStep:
        """Return what was typed."""
        said = self.cleaned_data
        return actions.NewStep(
            person=need.person_id,
            need=need.pk,
            kind=StepKind(said["kind"]),
            happened_on=said["happened_on"],
            words=said["words"],
            shown_to=ShownTo(said["shown_to"]) if said["shown_to"] else None,
            as_good_because=said["as_good_because"],
            price_pence=said["price"],
            key=said["form_key"],
        )


class CareForm(PlainForm):
    """Whether the person wants care from somebody else, and what is planned."""

    wanted = RadiosField(
        label="Does the person want care from somebody else?",
        choices=[("yes", "Yes: put it in their plan"), ("no", "No: they do not want it")],
        missing="Choose what the person said",
    )
    line = ChoiceField(
        label="Which line of their plan is it?", choices=[("", "It has no line yet")], required=False
    )
    words = TextField(
        label="What is planned, in the words of their plan", hint=PERSON_READS, max_length=500, required=False
    )

    def __init__(self, *args: Any, lines: Sequence[PlanLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(one.line), one.aim) for one in lines]
        self.choose_among("line", [("", "It has no line yet"), *listed])

    def care(self, need: BreakNeed) -> actions.NewCare:
        """Return what was typed."""
        said = self.cleaned_data
        return actions.NewCare(
            person=need.person_id,
            need=need.pk,
            line=UUID(said["line"]) if said["line"] else None,
            words=said["words"],
            key=said["form_key"],
        )


class BookForm(PlainForm):
    """When, how long, with whom; once or every week."""

    first_day = DateField(label="On which day does it begin?", missing="Give the day on which it begins")
    last_day = DateField(label="On which day does it end, if it is another?", required=False)
    hours = WholeNumberField(
        label="How many hours is it?",
        hint="Leave this empty where nobody knows.",
        min_value=1,
        max_value=MOST_HOURS,
        required=False,
    )
    is_whole_day = RadiosField(
        label="Is it a whole day off, or more?", choices=[("yes", "Yes"), ("no", "No")], initial="no"
    )
    weeks = WholeNumberField(
        label="For how many weeks, on the same day?",
        hint="1 is once.",
        min_value=1,
        max_value=MOST_WEEKS,
        initial=1,
    )
    order = ChoiceField(label="Is there an order for it?", choices=[("", "No order")], required=False)
    with_whom = TextField(
        label="If not: who gives it, or where?",
        hint="The carer reads this. Where it is care for the person, they read it too.",
        required=False,
    )

    def __init__(self, *args: Any, orders: Sequence[Order], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(one.pk), f"{one.provider}: {one.aim}") for one in orders]
        self.choose_among("order", [("", "No order"), *listed])

    def bookings(self, need: BreakNeed) -> list[actions.NewBooking]:
        """Return what was typed, a booking a week."""
        said = self.cleaned_data
        last = said["last_day"] or said["first_day"]
        return [
            actions.NewBooking(
                person=need.person_id,
                need=need.pk,
                first_day=said["first_day"] + timedelta(weeks=week),
                last_day=last + timedelta(weeks=week),
                minutes=minutes_of(said["hours"]),
                is_whole_day=said["is_whole_day"] == "yes",
                with_whom=said["with_whom"],
                order=UUID(said["order"]) if said["order"] else None,
            )
            for week in range(said["weeks"])
        ]


class OutcomeForm(PlainForm):
    """What became of a break that was booked."""

    came = RadiosField(
        label="What became of it?", choices=CameKind.choices, missing="Choose what became of it"
    )
    hours_that_came = WholeNumberField(
        label="If part of it came: how many hours?", min_value=1, max_value=MOST_HOURS, required=False
    )
    why = RadiosField(label="If it did not all come: why?", choices=WhyNot.choices, required=False)
    words = LongTextField(
        label="What do you tell the carer?",
        hint="The carer reads this. Write nothing that the person told you.",
        rows=2,
        max_length=MOST_WORDS,
        required=False,
    )

    def outcome(self, booking: BreakBooking, before: BreakOutcome | None) -> actions.NewOutcome:
        """Return what was chosen."""
        said = self.cleaned_data
        return actions.NewOutcome(
            person=booking.person_id,
            booking=booking.pk,
            came=CameKind(said["came"]),
            minutes_that_came=minutes_of(said["hours_that_came"]),
            why=WhyNot(said["why"]) if said["why"] else None,
            words=said["words"],
            in_place_of=before.pk if before else None,
            key=said["form_key"],
        )


class DecideForm(PlainForm):
    """On what ground, in words that the carer reads."""

    whether = RadiosField(
        label="Is this need for a break met?",
        choices=[(one.value, one.words) for one in Whether if one is not Whether.ELIGIBLE],
        required=False,
    )
    how_main = RadiosField(
        label="If it is met: the main reason for doing it this way",
        choices=[(one.value, one.words) for one in How],
        required=False,
    )
    how_others = TicksField(
        label="What else was looked at", choices=[(one.value, one.words) for one in How], required=False
    )
    offer = ChoiceField(
        label="If it costs less: which offer is as good?", choices=[("", "None of these")], required=False
    )
    reasons = LongTextField(
        label="The reasons, as you would say them to the carer",
        hint="The carer reads them. Write no sums, and nothing that the person told you.",
        rows=4,
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, offers: Sequence[BreakStep], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("whether", "how_main", "reasons"):
            self.fields[name].waited_for = True  # type: ignore[attr-defined]  # without it, it is held
        listed = [(str(one.pk), one.words) for one in offers]
        self.choose_among("offer", [("", "None of these"), *listed])

    def decided(self, person: UUID, need: UUID) -> actions.BreakDecision:
        """Return what was chosen."""
        said = self.cleaned_data
        return actions.BreakDecision(
            person=person,
            need=need,
            whether=Whether(said["whether"]) if said["whether"] else None,
            how_main=How(said["how_main"]) if said["how_main"] else None,
            how_others=[How(one) for one in said["how_others"]],
            reasons=said["reasons"],
            offer=UUID(said["offer"]) if said["offer"] else None,
        )
