"""One's own pages of a plan for an emergency; a carer's part in somebody else's; and one's plan on paper."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.assessment.queries import cared_for
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
from sayso.journey.planning.pages.emergency_shown import emergency_sheet, plan_sheet
from sayso.journey.planning.pages.mine import Mine, MyForm
from sayso.journey.planning.pages.shown import named
from sayso.journey.planning.pages.tasks import readers_of
from sayso.rules.clocks.promises import EMERGENCY_PLAN_AGAIN
from sayso.rules.refusals import Stale


class MyEmergencyView(Mine, PageView):
    """What happens if whoever helps me cannot; and my part in the plans of those I help."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "planning/my_emergency.html"
    title = "If somebody cannot help: a plan for an emergency"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it as it prints."""
        plan = queries.emergency_plan_of(self.whose(), viewer=self.login)
        shown = {
            "plan": plan,
            "sheet": emergency_sheet(plan, self.login.name),
            "helps": cared_for(self.whose(), viewer=self.login, on=self.today),
        }
        return self.page(shown)


class MyPlanPaperView(Mine, PageView):
    """My plan on paper: what I want, what carers do with thanks, and what happens if they cannot."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "planning/paper.html"
    title = "My plan, to print"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the plan that stands."""
        self.whose()
        plan = self.plan()
        if plan is None:
            raise Http404
        sheet = plan_sheet(plan, self.login.name, viewer=self.login, on=self.today, own=True)
        return self.page({"sheet": sheet, "back": reverse("my_plan")})


class _MyEmergencyForm(MyForm):
    goes_back = "my_emergency"


class SayMyEmergencyView(_MyEmergencyForm):
    """Write my parts."""

    form_class = PartsForm
    title = "What must happen, in your words"
    lead = (
        "You, those who work with you, and whoever comes in an emergency read this. Leave out what you like."
    )
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Keep which version was read."""
        return {"seen_version": queries.emergency_version(self.whose(), viewer=self.login)}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        parts = queries.emergency_plan_of(self.whose(), viewer=self.login).parts
        return {part: row.words for part, row in parts.items()}

    def stale(self, form: PartsForm, refusal: Stale) -> None:
        """Say that it was changed; what was typed stays."""
        super().stale(form, refusal)
        form.has_now_seen(queries.emergency_version(self.whose(), viewer=self.login))

    def act(self, form: PartsForm) -> str:
        """Keep them."""
        actions.say_emergency_parts(
            items=form.new(self.whose()),
            by=self.login,
            at=self.request.at,
            seen_version=form.cleaned_data["seen_version"],
        )
        return reverse("my_emergency")


class NameMyContactView(_MyEmergencyForm):
    """Whom to ring: one who was asked."""

    form_class = ContactForm
    title = "Whom to ring"
    button = "Keep this"

    def contact_row(self) -> EmergencyContact | None:
        """Return the contact in the address, if there is one there. Raises Http404."""
        return contact_in(self.kwargs.get("contact"), self.whose(), self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Keep which row was read."""
        return {"row": self.contact_row()}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return contact_as_kept(self.contact_row())

    def stale(self, form: ContactForm, refusal: Stale) -> None:
        """Say that it was changed; what was typed stays."""
        super().stale(form, refusal)
        form.has_now_read()

    def act(self, form: ContactForm) -> str:
        """Keep it, or take them off."""
        keep_contact(form, self.whose(), by=self.login, at=self.request.at)
        return reverse("my_emergency")


class ChangeMyContactView(NameMyContactView):
    """Change whom to ring, or take them off."""

    title = "Whom to ring: change it"


class AgreeMyEmergencyView(_MyEmergencyForm):
    """Say yes to it as it stands."""

    form_class = EmergencyYesForm
    template_name = "planning/agree_emergency.html"
    title = "Is this right?"
    button = "Yes, this is right"

    def form_arguments(self) -> dict[str, Any]:
        """Keep which version was read."""
        seen = queries.emergency_version(self.whose(), viewer=self.login)
        return {"asks_alone": False, "seen_version": seen}

    def initial(self) -> dict[str, Any]:
        """Look again in a year, unless said otherwise."""
        return {"review_on": EMERGENCY_PLAN_AGAIN.after(self.today)}

    def stale(self, form: EmergencyYesForm, refusal: Stale) -> None:
        """Show it as it stands now; the next yes is to that."""
        super().stale(form, refusal)
        form.has_now_seen(queries.emergency_version(self.whose(), viewer=self.login))

    def context(self, form: Any) -> dict[str, Any]:
        """Show what the yes is to."""
        plan = queries.emergency_plan_of(self.whose(), viewer=self.login)
        return super().context(form) | {"sheet": emergency_sheet(plan, self.login.name)}

    def act(self, form: EmergencyYesForm) -> str:
        """Keep the yes."""
        actions.say_yes_to_emergency_plan(yes=form.new(self.whose()), by=self.login, at=self.request.at)
        return reverse("my_emergency")


class MyPartInEmergencyView(_MyEmergencyForm):
    """What I write, as a carer, for the plan of somebody I help."""

    form_class = CarersPartsForm
    title = "Your part"
    button = "Keep this"

    def called(self) -> str:
        """Return what I call them. Raises Http404 for somebody who is not close to me."""
        near = {one.adult: one.called for one in cared_for(self.whose(), viewer=self.login, on=self.today)}
        if self.kwargs["adult"] not in near:
            raise Http404
        return near[self.kwargs["adult"]]

    def form_arguments(self) -> dict[str, Any]:
        """Ask nothing more: it is my own sign-in."""
        return {"asks_alone": False}

    def initial(self) -> dict[str, Any]:
        """Start with what I wrote."""
        return carers_as_kept(queries.carers_parts(self.whose(), self.kwargs["adult"], viewer=self.login))

    def context(self, form: Any) -> dict[str, Any]:
        """Say for whom it is, and who reads it."""
        called = self.called()
        lead = (
            f"For the plan of {called}. {readers_of(self.login)} can read this. {named(called)} reads it"
            " only while you let it stand in the plan. Ask whom you name here first."
        )
        return super().context(form) | {"title": f"Your part in the plan of {called}", "lead": lead}

    def act(self, form: CarersPartsForm) -> str:
        """Keep it; it stands in the plan or is gone from it in this minute."""
        self.called()
        items = form.new(self.whose(), self.kwargs["adult"])
        actions.say_carers_parts(items=items, by=self.login, at=self.request.at)
        return reverse("my_emergency")


def contact_in(key: UUID | None, person: UUID, login: Any) -> EmergencyContact | None:
    """Return the contact with this key; None where the address names none. Raises Http404."""
    if key is None:
        return None
    found = [one for one in queries.emergency_plan_of(person, viewer=login).contacts if one.contact == key]
    if not found:
        raise Http404
    return found[0]


def keep_contact(form: ContactForm, person: UUID, *, by: Any, at: Any) -> None:
    """Keep whom to ring, or take them off."""
    if form.row and form.cleaned_data.get("drop"):
        actions.drop_contact(contact=form.row.contact, person=person, by=by, at=at)
    else:
        actions.name_contact(contact=form.new(person), by=by, at=at)
