"""Continuing healthcare and where somebody lives: who takes over, from when, and with no gap."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField, MoneyField
from sayso.foundation.govuk.fields import (
    LongTextField,
    RadiosField,
    TextField,
    TickField,
    TicksField,
    YesNoField,
)
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.charging import actions, queries
from sayso.journey.charging.pages.who_pays import OfWhoPays, aims_of
from sayso.journey.charging.statuses import LivedIn, NhsDecided, PlacedBy


class NhsCareForm(PlainForm):
    """How far it has come. All but the first two may be left for later."""

    was_thought_of = YesNoField(label="Was it thought of that the NHS might pay for all their care?")
    why = LongTextField(label="Why, or why not?", rows=3)
    referred_on = DateField(label="When did we ask the NHS to look?", required=False)
    is_fast_track = TickField(
        label="It was asked for by the fast way: they are getting worse fast", required=False
    )
    decided = RadiosField(label="What did the NHS decide?", choices=NhsDecided.choices, required=False)
    decided_on = DateField(label="When did it decide?", required=False)
    eligible_from = DateField(label="From which day is it for the NHS to pay?", required=False)
    takes_over_on = DateField(
        label="From which day does it truly pay?", hint="The council pays until then.", required=False
    )
    disputed_on = DateField(label="When did somebody ask it to look again?", required=False)
    has_health_budget = TickField(
        label="They have a personal health budget",
        required=False,
    )


class RecordNhsCareView(OfWhoPays):
    """Write down how far it has come. It changes nobody's support."""

    form_class = NhsCareForm
    title = "Continuing healthcare"
    heading = "Might the NHS pay for all of {called}’s care?"
    lead = "Support goes on as it is until the day the NHS takes over."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        found = queries.nhs_care_of(self.header.person, viewer=self.login)
        return {name: getattr(found, name) for name in NhsCareForm.base_fields} if found else {}

    def do(self, said: dict[str, Any]) -> None:
        """Keep it."""
        dates = ("referred_on", "decided_on", "eligible_from", "takes_over_on", "disputed_on")
        new = actions.NewNhsCare(
            person=self.header.person,
            was_thought_of=said["was_thought_of"],
            why=said["why"],
            is_fast_track=said["is_fast_track"],
            decided=NhsDecided(said["decided"]) if said["decided"] else None,
            has_health_budget=said["has_health_budget"],
            key=said["form_key"],
            **{name: said[name] for name in dates},
        )
        actions.record_nhs_care(care=new, by=self.login, at=self.request.at)


class HandForm(PlainForm):
    """Which lines the NHS pays from a day on."""

    lines = TicksField(label="Which parts does the NHS pay for?")
    starts_on = DateField(label="From which day?")

    def __init__(self, *args: Any, lines: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_among("lines", lines)


class HandToNhsView(OfWhoPays):
    """Let the NHS pay for parts of the plan; held until it takes over."""

    permission = Permission.DECIDE_FOR_COUNCIL
    form_class = HandForm
    title = "Hand parts over to the NHS"
    heading = "Which parts of {called}’s plan does the NHS pay for?"
    lead = "Our part of these ends on that day, and not before."
    button = "Hand them over"

    def form_arguments(self) -> dict[str, Any]:
        """Offer the lines of the plan."""
        return {"lines": [(str(key), said) for key, said in aims_of(self.header.person, self.login).items()]}

    def initial(self) -> dict[str, Any]:
        """Start with the day on which it takes over."""
        found = queries.nhs_care_of(self.header.person, viewer=self.login)
        return {"starts_on": found.takes_over_on if found else None}

    def do(self, said: dict[str, Any]) -> None:
        """Hand them over, or raise Held."""
        actions.hand_to_nhs(
            person=self.header.person,
            lines=[UUID(one) for one in said["lines"]],
            starts_on=said["starts_on"],
            by=self.login,
            at=self.request.at,
        )


class BackForm(PlainForm):
    """From when we pay again."""

    ends_before = DateField(label="The first day on which the NHS no longer pays")


class TakeBackFromNhsView(OfWhoPays):
    """Write down that the NHS pays no more: we do again, with no gap."""

    permission = Permission.PROPOSE_BUDGET
    form_class = BackForm
    title = "The NHS pays no more"
    heading = "From when do we pay for {called}’s support again?"
    lead = "We pay from that day on. What is aftercare is free again."
    button = "Keep this"

    def do(self, said: dict[str, Any]) -> None:
        """Keep it."""
        actions.take_back_from_nhs(
            person=self.header.person, ends_before=said["ends_before"], by=self.login, at=self.request.at
        )


class RefundForm(PlainForm):
    """What came back, and what each had paid."""

    came_on = DateField(label="When did it come?")
    refund_pence = MoneyField(label="How much did the NHS pay back?")
    person_paid_pence = MoneyField(label="How much had they paid in those days?")
    council_paid_pence = MoneyField(label="How much had the council paid?")


class KeepNhsRefundView(PersonForm):
    """Write down what the NHS paid back. What the person paid goes to them first."""

    permission = Permission.ASSESS_MEANS
    shows = Shows.PERSON
    form_class = RefundForm
    title = "The NHS paid back"
    heading = "What did the NHS pay back for {called}?"
    lead = "What they paid goes to them first. The council has what is left."
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. Raises NotFound where money is not open."""
        authorise_on(self.login, person=self.header.person, area=Area.MONEY)
        return super().context(form) | {"back": reverse("means", args=[self.person])}

    def act(self, form: RefundForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        new = actions.NewRefund(
            person=self.header.person,
            came_on=said["came_on"],
            refund_pence=said["refund_pence"],
            person_paid_pence=said["person_paid_pence"],
            council_paid_pence=said["council_paid_pence"],
            key=said["form_key"],
        )
        actions.keep_nhs_refund(refund=new, by=self.login, at=self.request.at)
        return reverse("means", args=[self.person])


class ResidenceForm(PlainForm):
    """Where they live, and a move out or in."""

    lives_in = RadiosField(label="Where do they live?", choices=LivedIn.choices)
    placed_by = RadiosField(label="Had a council found them that place?", choices=PlacedBy.choices)
    council_name = TextField(label="Which council meets their needs?", max_length=200)
    basis = LongTextField(label="On what ground?", rows=2)
    since = DateField(label="Since when?")
    disputed_with = TextField(
        label="Which council does not agree?",
        hint="Support goes on meanwhile.",
        max_length=200,
        required=False,
    )
    moves_out_on = DateField(label="When do they move to another council’s area?", required=False)
    moves_to = TextField(label="To which council?", max_length=200, required=False)
    plan_sent_on = DateField(label="When did we send it their plan and assessment?", required=False)
    taken_over_on = DateField(
        label="From which day does it meet their needs?",
        hint="In its own word. Nothing of ours ends before.",
        required=False,
    )
    came_on = DateField(label="When did they come here from another council?", required=False)
    came_from = TextField(label="From which council?", max_length=200, required=False)
    has_old_plan = TickField(label="They came with a plan", required=False)


class RecordResidenceView(OfWhoPays):
    """Write down which council meets their needs, and a move. It stops nothing."""

    form_class = ResidenceForm
    area = Area.PLAN
    title = "Which council meets their needs"
    heading = "Which council meets {called}’s needs?"
    lead = "Nothing that they have stops because of where they live, or while two councils do not agree."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        found = queries.residence_of(self.header.person, viewer=self.login)
        return {name: getattr(found, name) for name in ResidenceForm.base_fields} if found else {}

    def act(self, form: Any) -> str:
        """Keep it; lead on to starting what their old plan names, while that has not begun."""
        who_pays = super().act(form)
        came_on = form.cleaned_data["came_on"]
        is_here = came_on is not None and came_on <= self.today
        may_start = self.login.may(Permission.START_URGENT_SUPPORT)
        if is_here and may_start and queries.old_plan_waits(self.header.person, viewer=self.login):
            return reverse("tonight", args=[self.person])
        return who_pays

    def do(self, said: dict[str, Any]) -> None:
        """Keep it."""
        plain = {
            name: said[name] for name in ResidenceForm.base_fields if name not in ("lives_in", "placed_by")
        }
        new = actions.NewResidence(
            person=self.header.person,
            lives_in=LivedIn(said["lives_in"]),
            placed_by=PlacedBy(said["placed_by"]),
            key=said["form_key"],
            **plain,
        )
        actions.record_residence(residence=new, by=self.login, at=self.request.at)
