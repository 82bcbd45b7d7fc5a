"""What the pages of a budget ask."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.decisions.grounds import How, Whether
from sayso.foundation.decisions.holds import Grounds
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TextField, TicksField
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.budget import actions
from sayso.journey.budget.facts import GivenPrice
from sayso.journey.budget.statuses import EndBecause
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import PlanLine
from sayso.rules.refusals import Invalid, Refusal

LOOKED, SKIP = "looked", "skip"
PERSON_READS = "The person can read this. Write nothing that anybody told you alone."


class ProposeForm(PlainForm):
    """From when, and a price for the week where the hours do not make it."""

    starts_on = DateField(label="From which day?", missing="Give the day from which this budget counts")

    def __init__(self, *args: Any, lines: Sequence[PlanLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            words = line.how_met or line.aim
            self.fields[f"price_{line.line}"] = MoneyField(
                label=f"A price for the week: {words}",
                hint="Leave empty where it is paid by the hour, or costs nothing.",
                after="a week",
                required=False,
            )
            self.fields[f"rests_{line.line}"] = TextField(
                label=f"What that price rests on: {words}",
                hint="Such as a quote and its date.",
                max_length=300,
                required=False,
            )

    def budget(self, person: UUID, standing: StandingKind) -> actions.NewBudget:
        """Return what was asked for."""
        given = self.cleaned_data
        prices = {
            line.line: GivenPrice(
                pence_a_week=given[f"price_{line.line}"], priced_by=given[f"rests_{line.line}"]
            )
            for line in self.lines
            if given[f"price_{line.line}"] is not None
        }
        return actions.NewBudget(
            person=person,
            standing=standing,
            starts_on=given["starts_on"],
            prices=prices,
            key=given["form_key"],
        )

    def refuse(self, refusal: Refusal) -> None:
        """Show what is wrong with a line at that line's price."""
        named = refusal.fields if isinstance(refusal, Invalid) else {}
        at_lines = {f"price_{name}": say for name, say in named.items() if f"price_{name}" in self.fields}
        rest = {name: say for name, say in named.items() if f"price_{name}" not in self.fields}
        if not at_lines:
            super().refuse(refusal)
            return
        super().refuse(Invalid(refusal.message, fields=at_lines | rest))


class ImpactForm(PlainForm):
    """Whether it was looked at, or why not."""

    looked = RadiosField(
        label="Have you looked at this?",
        choices=[(LOOKED, "Yes. This is what changes"), (SKIP, "Not now, and I say why")],
        missing="Choose whether you looked at it",
    )
    because = LongTextField(label="If not: why not?", hint=PERSON_READS, max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where it was not looked at."""
        given = super().clean() or self.cleaned_data
        if given.get("looked") == SKIP and not given.get("because", "").strip():
            self.add_error("because", "Write why you did not look at what changes for the two of them.")
        return given

    @property
    def skipped_because(self) -> str:
        """Return why it was not looked at; empty where it was."""
        return str(self.cleaned_data["because"]) if self.cleaned_data["looked"] == SKIP else ""


class AgreeForm(PlainForm):
    """On what grounds, in words for the person; and which manager, where it is above the limit."""

    whether = RadiosField(
        label="Are the needs in this plan met?",
        choices=[(one.value, one.words) for one in Whether],
        required=False,
    )
    how_main = RadiosField(
        label="The main reason for doing it this way",
        choices=[(one.value, one.words) for one in How],
        required=False,
    )
    how_others = TicksField(
        label="What else was looked at", choices=[(one.value, one.words) for one in How], required=False
    )
    reasons = LongTextField(
        label="The reasons, as you would say them to the person",
        hint="They stand in the letter. Write no sums here: the letter shows them line by line.",
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, managers: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("whether", "how_main", "reasons"):
            self.fields[name].waited_for = True  # type: ignore[attr-defined]  # without it, it is held
        if managers:
            self.fields["hand_to"] = RadiosField(
                label="Which manager agrees it?",
                hint="They see whom it is about, the plan and the sums, for 30 days.",
                choices=[(str(one.pk), one.name) for one in managers],
                missing="Choose a manager",
            )

    def agreement(self, budget: UUID) -> actions.Agreement:
        """Return what was answered."""
        given = self.cleaned_data
        grounds = Grounds(
            whether=Whether(given["whether"]) if given["whether"] else None,
            how_main=How(given["how_main"]) if given["how_main"] else None,
            how_others=[How(one) for one in given["how_others"]],
            reasons=given["reasons"],
        )
        to = given.get("hand_to")
        return actions.Agreement(budget=budget, grounds=grounds, hand_to=UUID(to) if to else None)


class SureForm(PlainForm):
    """Nothing to fill in: the button says it."""


class EndForm(PlainForm):
    """From which day, and why."""

    ends_before = DateField(
        label="The first day without it", missing="Give the first day on which it no longer stands"
    )
    because = RadiosField(label="Why does it end?", choices=EndBecause.choices, missing="Choose why it ends")


class AskAgainForm(PlainForm):
    """What the person does not agree with, in their own words."""

    words = LongTextField(
        label="What is not right, in your own words?",
        hint="You and those who decide can read this.",
        max_length=4000,
        missing="Write what is not right. One sentence is enough",
    )
