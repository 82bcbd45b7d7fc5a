"""A worker's pages of the plan for an emergency: read it at night, write it with them; a plan on paper."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.assessment.queries import cared_for
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import EmergencyContact
from sayso.journey.planning.pages.emergency_forms import (
    CarersPartsForm,
    ContactForm,
    EmergencyYesForm,
    PartsForm,
    carers_as_kept,
    contact_as_kept,
)
from sayso.journey.planning.pages.emergency_own import contact_in, keep_contact
from sayso.journey.planning.pages.emergency_shown import emergency_sheet, plan_sheet
from sayso.journey.planning.pages.working import ForStaff, PlanForm
from sayso.rules.clocks.promises import EMERGENCY_PLAN_AGAIN
from sayso.rules.refusals import Stale


class EmergencyPlanView(ForStaff, PersonPage):
    """What happens if the carer cannot, on one page, for whoever is on at night too."""

    permission = Permission.SEE_DUTY_SHEET
    shows = Shows.PERSON
    template_name = "planning/emergency.html"
    title = "Plan for an emergency"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it as it prints, and whom nobody has asked yet."""
        areas = areas_open(self.header.person)
        if Area.PLAN not in areas:
            raise Http404
        plan = queries.emergency_plan_of(self.header.person, viewer=self.login)
        is_carer = Area.PRIVATE in areas and self.login.may(Permission.ANSWER_TASK)
        shown = {
            "plan": plan,
            "sheet": emergency_sheet(plan, self.header.called, lead=self.header.summary),
            "not_asked": [one for one in plan.contacts if one not in plan.to_ring],
            "may_write": self.login.may(Permission.WRITE_PLAN),
            "helps": cared_for(self.header.person, viewer=self.login, on=self.today) if is_carer else [],
        }
        return self.page(self.head() | shown, people=self.header.keys)


class PlanPaperView(ForStaff, PersonPage):
    """The plan on paper: what they want, what carers do with thanks, and what happens if they cannot."""

    permission = Permission.WRITE_PLAN
    shows = Shows.PERSON
    template_name = "planning/paper.html"
    title = "The plan, to print"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the plan that stands."""
        if Area.PLAN not in areas_open(self.header.person):
            raise Http404
        plan = queries.plan_of(self.header.person, self.standing, viewer=self.login)
        if plan is None:
            raise Http404
        sheet = plan_sheet(plan, self.header.called, viewer=self.login, on=self.today, own=False)
        back = reverse("plan", args=[self.person])
        return self.page(self.head() | {"sheet": sheet, "back": back}, people=self.header.keys)


class _EmergencyForm(PlanForm):
    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the plan for an emergency."""
        return super().context(form) | {"back": self.back}

    @property
    def back(self) -> str:
        """Return its address."""
        return reverse("emergency_plan", args=[self.person])

    def version(self) -> int:
        """Return which version stands."""
        return queries.emergency_version(self.header.person, viewer=self.login)


class WriteEmergencyView(_EmergencyForm):
    """Write their parts with them."""

    form_class = PartsForm
    title = "What must happen"
    heading = "What must happen, in the words of {called}"
    lead = "Write what they say. They read it, and so does whoever comes in an emergency."
    button = "Keep what they said"

    def form_arguments(self) -> dict[str, Any]:
        """Keep which version was read."""
        return super().form_arguments() | {"seen_version": self.version()}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        parts = queries.emergency_plan_of(self.header.person, viewer=self.login).parts
        return {part: row.words for part, row in parts.items()}

    def stale(self, form: PartsForm, refusal: Stale) -> None:
        """Say that it was changed; what was typed stays."""
        super().stale(form, refusal)
        form.has_now_seen(self.version())

    def act(self, form: PartsForm) -> str:
        """Keep them."""
        items, seen = form.new(self.header.person), form.cleaned_data["seen_version"]
        actions.say_emergency_parts(items=items, by=self.login, at=self.request.at, seen_version=seen)
        return self.back


class NameContactView(_EmergencyForm):
    """Whom to ring: one who was asked."""

    form_class = ContactForm
    title = "Whom to ring"
    button = "Keep this"

    def contact_row(self) -> EmergencyContact | None:
        """Return the contact in the address, if there is one there. Raises Http404."""
        return contact_in(self.kwargs.get("contact"), self.header.person, self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Keep which row was read."""
        return super().form_arguments() | {"row": self.contact_row()}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return contact_as_kept(self.contact_row())

    def stale(self, form: ContactForm, refusal: Stale) -> None:
        """Say that it was changed; what was typed stays."""
        super().stale(form, refusal)
        form.has_now_read()

    def act(self, form: ContactForm) -> str:
        """Keep it, or take them off."""
        keep_contact(form, self.header.person, by=self.login, at=self.request.at)
        return self.back


class ChangeContactView(NameContactView):
    """Change whom to ring, or take them off."""

    title = "Whom to ring: change it"


class HearEmergencyYesView(_EmergencyForm):
    """Write down the person's own yes to it as it stands."""

    form_class = EmergencyYesForm
    template_name = "planning/agree_emergency.html"
    title = "Their own yes"
    heading = "Does {called} say yes to this?"
    button = "Write down their yes"

    def form_arguments(self) -> dict[str, Any]:
        """Keep which version was read to them."""
        return super().form_arguments() | {"asks_alone": True, "seen_version": self.version()}

    def initial(self) -> dict[str, Any]:
        """Look again in a year, unless said otherwise."""
        return {"review_on": EMERGENCY_PLAN_AGAIN.after(self.today)}

    def stale(self, form: EmergencyYesForm, refusal: Stale) -> None:
        """Show it as it stands now."""
        super().stale(form, refusal)
        form.has_now_seen(self.version())

    def context(self, form: Any) -> dict[str, Any]:
        """Show what the yes is to."""
        plan = queries.emergency_plan_of(self.header.person, viewer=self.login)
        return super().context(form) | {"sheet": emergency_sheet(plan, self.header.called)}

    def act(self, form: EmergencyYesForm) -> str:
        """Keep it."""
        yes = form.new(self.header.person)
        actions.say_yes_to_emergency_plan(yes=yes, by=self.login, at=self.request.at)
        return self.back


class HearCarersPartView(ForStaff, PersonForm):
    """Write down a carer's own part, asked alone."""

    permission = Permission.ANSWER_TASK
    shows = Shows.PERSON
    form_class = CarersPartsForm
    title = "A carer’s part in the plan for an emergency"
    lead = "Write what they say alone. It stands in the other’s plan only while they say yes to that."
    button = "Keep what they said"

    def form_arguments(self) -> dict[str, Any]:
        """Ask how they were asked: it is a worker who writes."""
        return super().form_arguments() | {"asks_alone": True}

    def initial(self) -> dict[str, Any]:
        """Start with what they wrote."""
        return carers_as_kept(
            queries.carers_parts(self.header.person, self.kwargs["adult"], viewer=self.login)
        )

    def context(self, form: Any) -> dict[str, Any]:
        """See that the carer's account is open, and that they are close."""
        near = {one.adult for one in cared_for(self.header.person, viewer=self.login, on=self.today)}
        if Area.PRIVATE not in areas_open(self.header.person) or self.kwargs["adult"] not in near:
            raise Http404
        return super().context(form) | {"back": reverse("emergency_plan", args=[self.person])}

    def act(self, form: CarersPartsForm) -> str:
        """Keep it."""
        items, alone = form.new(self.header.person, self.kwargs["adult"]), form.asked_alone()
        actions.say_carers_parts(items=items, by=self.login, at=self.request.at, alone=alone)
        return reverse("emergency_plan", args=[self.person])
