"""What is asked when somebody close may be paid: facts, reasons, the decision, and what was agreed."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField, TimeField
from sayso.foundation.govuk.fields import (
    ChoiceField,
    LongTextField,
    RadiosField,
    TextField,
    TicksField,
    WholeNumberField,
    YesNoField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import queries
from sayso.journey.partnership.actions import NewContract, NewProposal, PaidDecision
from sayso.journey.partnership.models import PaidProposal
from sayso.journey.partnership.pages.paid_shown import DAYS
from sayso.journey.partnership.statuses import Factor, Particular, PurposeKind, RelationshipKind
from sayso.journey.people.pages.asking_forms import means_field
from sayso.journey.people.statuses import Means
from sayso.rules.direct_payments.hours import Times

UNKNOWN = ("", "Not known yet")
NOT_KNOWN = "not_known"
YES_NO_UNKNOWN = [("yes", "Yes"), ("no", "No"), (NOT_KNOWN, "Not known yet")]
_SAID = {"yes": True, "no": False}
_KEPT = {True: "yes", False: "no", None: NOT_KNOWN}
NOBODY_LISTED = ("", "Somebody who is not in this list")
WEEK = [(str(number), day) for number, day in enumerate(DAYS)]
ASKED = [
    (SeenAlone.YES, "Yes, asked alone, and said yes"),
    (SeenAlone.DECLINED, "Offered to talk alone, did not want to, and said yes"),
    (SeenAlone.NO, "Not alone yet, or no yes yet"),
]


class ProposeForm(PlainForm):
    """Who may be paid, what they are to the person, for what, and why it is necessary."""

    who = ChoiceField(label="Who is to be paid?", choices=[NOBODY_LISTED], required=False)
    called = TextField(
        label="If they are not in the list, what does the person call them?", required=False, max_length=200
    )
    relationship = ChoiceField(
        label="What are they to the person?", choices=[UNKNOWN, *RelationshipKind.choices], required=False
    )
    same_household = RadiosField(
        label="Do they live in the same household?", choices=YES_NO_UNKNOWN, initial=NOT_KNOWN
    )
    household_on = DateField(label="On which day was that so?", missing="Write on which day that was so")
    partner_of_listed = RadiosField(
        label="Are they the husband, wife or partner of a close relative who lives there too?",
        hint="For example: a step-parent, or the partner of a son who lives at home.",
        choices=YES_NO_UNKNOWN,
        initial=NOT_KNOWN,
    )
    purpose = RadiosField(
        label="What are they to be paid for?",
        hint="For both, put two arrangements. Each has its own amount.",
        choices=PurposeKind.choices,
        missing="Choose what they are to be paid for",
    )
    speaks_for = RadiosField(
        label="Do they hold the payment, or act for the person?",
        hint="As a nominee, an authorised person, an attorney or a deputy.",
        choices=YES_NO_UNKNOWN,
        initial=NOT_KNOWN,
    )

    def __init__(self, *args: Any, near: Sequence[queries.Near], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.near = {one.who: one for one in near}
        listed = [(one.who, one.called) for one in near]
        self.choose_among("who", [NOBODY_LISTED, *listed])
        for factor in Factor:
            self.fields[f"evidence_{factor}"] = LongTextField(
                label=factor.label, hint="What shows this for this person?", rows=2, required=False
            )

    def about(self) -> list[str]:
        """Return the names of the fields that are not reasons, in order."""
        shown = [bound.name for bound in self.visible_fields()]
        return [name for name in shown if not name.startswith("evidence_")]

    def why(self) -> list[str]:
        """Return the names of the fields of the reasons."""
        return [f"evidence_{factor}" for factor in Factor]

    def proposal(self, person: UUID, before: PaidProposal | None) -> NewProposal:
        """Return what was typed; in place of `before`, if that stands."""
        said = self.cleaned_data
        near = self.near.get(said["who"])
        return NewProposal(
            person=person,
            relative=near.other if near else None,
            called=near.called if near else said["called"],
            relationship=RelationshipKind(said["relationship"]) if said["relationship"] else None,
            same_household=_SAID.get(said["same_household"]),
            household_on=said["household_on"],
            partner_of_listed=_SAID.get(said["partner_of_listed"]),
            purpose=PurposeKind(said["purpose"]),
            speaks_for=_SAID.get(said["speaks_for"]),
            reasons={one: said[f"evidence_{one}"] for one in Factor if said[f"evidence_{one}"].strip()},
            arrangement=before.arrangement if before else None,
            seen=before.pk if before else None,
            key=said["form_key"],
        )


def as_put(put: queries.Put, near: Sequence[queries.Near]) -> dict[str, Any]:
    """Return an arrangement as its form starts with it."""
    row = put.proposal
    who = next((one.who for one in near if one.called == row.called and one.other == row.relative_id), "")
    yes_no = {
        name: _KEPT[getattr(row, name)] for name in ("same_household", "partner_of_listed", "speaks_for")
    }
    reasons = {f"evidence_{one.factor}": one.evidence for one in put.reasons}
    kept = {"who": who, "called": "" if who else row.called, "relationship": row.relationship}
    return kept | {"purpose": row.purpose, "household_on": row.household_on} | yes_no | reasons


class DecidePaidForm(PlainForm):
    """Whether it is necessary, in words that the person receives."""

    agreed = YesNoField(
        label="What do you decide?",
        yes="It is necessary, or nothing bars it: they can be paid",
        no="It is not necessary: they cannot be paid from the direct payment",
        missing="Choose what you decide",
    )
    words = LongTextField(
        label="Why?",
        hint="As you would say it to the person. They read these words. Write nothing told in private.",
        rows=4,
        required=False,
    )

    def decided(self, row: PaidProposal) -> PaidDecision:
        """Return what was chosen."""
        said = self.cleaned_data
        return PaidDecision(person=row.person_id, proposal=row.pk, agreed=said["agreed"], words=said["words"])


class SignPaidForm(PlainForm):
    """What a reviewer looked at."""

    words = LongTextField(
        label="What did you look at, and why is it right?",
        hint="For example: who else sees the timesheets, and what the person said when they were alone.",
        rows=4,
        missing="Write what you looked at, and why it is right",
    )


class TellPaidForm(PlainForm):
    """Nothing to fill in: the letter is written from the decision."""


class AgreeForm(PlainForm):
    """What the two agreed, whatever it is for."""

    calls = TextField(label="What do they call the person?", hint="For example: Mum.", max_length=200)
    tasks = LongTextField(label="What do they do?", rows=3, missing="Write what they do")
    starts_on = DateField(label="From which day?")
    person_asked = RadiosField(label="Did the person say yes, with nobody else there?", choices=ASKED)
    person_means = means_field("By what means did you ask the person?")
    relative_asked = RadiosField(
        label="Did whoever is paid say yes, with nobody else there?",
        hint="A no, or no answer, is written nowhere. It changes nothing for either.",
        choices=ASKED,
    )
    relative_means = means_field("By what means did you ask whoever is paid?")
    second_signatory = TextField(
        label="Who else signs the timesheets?",
        hint="Needed where whoever is paid also holds the payment or acts for the person.",
        required=False,
        max_length=200,
    )
    look_again_on = DateField(
        label="When do we look again?", hint="Within a year; within six months where they act for the person."
    )
    purpose: PurposeKind

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in Particular:
            self.fields[f"particular_{one}"] = LongTextField(
                label=one.label, rows=2, missing=f"Write what the two agreed: {one.label}"
            )

    def contract(self, row: PaidProposal) -> NewContract:
        """Return what was typed."""
        said = self.cleaned_data
        names = ("calls", "tasks", "starts_on", "second_signatory", "look_again_on")
        return NewContract(
            person=row.person_id,
            proposal=row.pk,
            person_asked=SeenAlone(said["person_asked"]),
            relative_asked=SeenAlone(said["relative_asked"]),
            person_means=Means(said["person_means"] or Means.NOT_KNOWN),
            relative_means=Means(said["relative_means"] or Means.NOT_KNOWN),
            particulars={one: said[f"particular_{one}"] for one in Particular},
            key=said["form_key"],
            **{name: said[name] for name in names},
            **self.sum(),
        )

    def sum(self) -> dict[str, Any]:
        """Return when they are paid and how much."""
        raise RuntimeError(f"{type(self).__name__} does not say what is paid")


class AgreeCareForm(AgreeForm):
    """Paid hours and a wage."""

    days = TicksField(label="On which days are they paid to be there?", choices=WEEK)
    starts_at = TimeField(label="From what time?", hint="For example: 8 am.")
    minutes = WholeNumberField(label="For how many minutes each time?", min_value=1, max_value=1440, width=4)
    more_days = TicksField(label="At another time too? On which days?", choices=WEEK, required=False)
    more_starts_at = TimeField(label="From what time then?", required=False)
    more_minutes = WholeNumberField(
        label="And for how many minutes?", min_value=1, max_value=1440, width=4, required=False
    )
    pence_an_hour = MoneyField(label="What are they paid an hour?", most_pence=100_000)
    written_on = DateField(
        label="When do they have the written statement of the job?",
        hint="The first day at the latest: start, hours, pay, holiday, sick pay, notice.",
    )
    field_order = ["calls", "tasks", "days", "starts_at", "minutes", "more_days", "more_starts_at"]
    field_order += ["more_minutes", "pence_an_hour", "starts_on", "written_on"]

    def clean(self) -> dict[str, Any]:
        """Ask for all three of a second time, or none."""
        said = super().clean() or {}
        more = [said.get(name) for name in ("more_days", "more_starts_at", "more_minutes")]
        if any(one not in (None, "", []) for one in more) and any(one in (None, "", []) for one in more):
            self.add_error("more_days", "Say the days, the time and the minutes, or leave all three empty")
        return said

    def sum(self) -> dict[str, Any]:
        """Return the times and the wage."""
        said = self.cleaned_data
        asked = [(said["days"], said["starts_at"], said["minutes"])]
        if said["more_days"]:
            asked.append((said["more_days"], said["more_starts_at"], said["more_minutes"]))
        times = tuple(
            Times(days=tuple(int(day) for day in days), starts_at=at, minutes=minutes)
            for days, at, minutes in asked
        )
        given = {name: said[name] for name in ("pence_an_hour", "written_on")}
        return {"times": times, **given}

    def add_error(self, field: str | None, error: Any) -> None:
        """Put what is wrong with the times where the days are asked."""
        super().add_error("days" if field == "times" else field, error)


class AgreeManagingForm(AgreeForm):
    """An amount of its own for managing the payment."""

    pence_a_week = MoneyField(
        label="What are they paid a week for this?",
        hint="An amount of its own, apart from any care.",
        most_pence=1_000_000,
    )
    field_order = ["calls", "tasks", "pence_a_week", "starts_on"]

    def sum(self) -> dict[str, Any]:
        """Return the amount."""
        return {"pence_a_week": self.cleaned_data["pence_a_week"]}


class StopPaidForm(PlainForm):
    """From when it is no longer so. Nobody says why."""

    ends_before = DateField(
        label="The first day on which it is no longer so",
        hint="Today, or a day to come. The written statement says how much notice the two agreed.",
    )


def starts_with(today: date) -> dict[str, Any]:
    """Return a form of stopping from today."""
    return {"ends_before": today}
