"""What is asked about orders and visits."""

from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField, TimeField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    PaperField,
    RadiosField,
    TextField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.purchasing.actions import NewOrder, NewVisit
from sayso.journey.purchasing.models import Order
from sayso.journey.purchasing.statuses import PriceUnit, SaidBy, VisitOutcome


class OrderForm(PlainForm):
    """An order. What they want and when comes from the plan, and is not asked again."""

    provider = TextField(
        label="Who gives the help?",
        hint="Only if they chose somebody who is not on the list.",
        required=False,
    )
    starts_on = DateField(label="From which day?", missing="Write the day it starts")
    price = MoneyField(
        label="What does it cost?",
        hint="Leave it empty to take the price of the offer.",
        required=False,
        most_pence=1_000_000,
    )
    unit = ChoiceField(
        label="For what?", choices=[("", "Choose, if you gave a price"), *PriceUnit.choices], required=False
    )
    visitor_must_know = LongTextField(
        label="What must whoever comes know?",
        hint="To come safely and be understood. Not where somebody hidden lives. Not the name of anybody to "
        "keep it from.",
        rows=3,
        required=False,
        max_length=2000,
    )
    urgent_because = TextField(
        label="Why can it not wait for the money to be agreed?",
        hint="Only if it cannot. Then it is ordered at once, and the money is work that is owed.",
        required=False,
        max_length=500,
    )

    def order(self, person: UUID, line: UUID, offer: UUID | None) -> NewOrder:
        """Return what was typed."""
        said = self.cleaned_data
        return NewOrder(
            person=person,
            line=line,
            offer=None if said["provider"] else offer,
            provider=said["provider"],
            starts_on=said["starts_on"],
            price_pence=said["price"],
            unit=PriceUnit(said["unit"]) if said["unit"] else None,
            visitor_must_know=said["visitor_must_know"],
            urgent_because=said["urgent_because"],
            key=said["form_key"],
        )


class WaitingForm(PlainForm):
    """What becomes of an order that waited."""

    then = RadiosField(
        label="What shall become of it?",
        choices=[("place", "Place it now, as it was written"), ("aside", "It is not wanted any more")],
        missing="Choose what shall become of it",
    )


class EndOrderForm(PlainForm):
    """When an order ends, and why."""

    ends_before = DateField(
        label="From which day is it over?", hint="The first day without it.", missing="Write the day"
    )
    because = LongTextField(label="Why does it end?", rows=2, missing="Write why it ends", max_length=1000)


class JoinForm(PlainForm):
    """Nothing to fill in."""


class VisitForm(PlainForm):
    """One visit: who came when, or that nobody did."""

    planned_on = DateField(label="Which day?", missing="Write the day")
    outcome = RadiosField(label="What happened?", choices=VisitOutcome.choices)
    came_at = TimeField(label="When did they come?", required=False)
    left_at = TimeField(label="When did they leave?", required=False)
    because = TextField(label="Why, if you know", required=False, max_length=500)
    said_by = RadiosField(label="Who says so?", choices=SaidBy.choices, initial=SaidBy.PERSON)

    def visit(self, order: Order) -> NewVisit:
        """Return what was typed."""
        said: dict[str, Any] = self.cleaned_data
        return NewVisit(
            order=order.pk,
            planned_on=said["planned_on"],
            outcome=VisitOutcome(said["outcome"]),
            came_at=said["came_at"],
            left_at=said["left_at"],
            because=said["because"],
            said_by=SaidBy(said["said_by"]),
        )


class VisitsFileForm(PlainForm):
    """A provider's table of visits."""

    file = PaperField(
        label="The table of visits",
        hint="A CSV file with the columns date, order, came, left; and planned, reason if you have them.",
        accept=".csv,text/csv",
        missing="Choose the file",
    )
