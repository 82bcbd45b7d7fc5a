"""A worker's pages of a carer's breaks: what is needed, offered, booked and came; and who waits how long."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open, may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.queries import held_box, words_of
from sayso.foundation.decisions.states import State
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.assessment.queries import cared_for
from sayso.journey.breaks import actions, queries
from sayso.journey.breaks.pages import forms
from sayso.journey.breaks.pages.in_address import InAddress
from sayso.journey.breaks.pages.shown import (
    length_or_none,
    shown_booking,
    shown_break,
    shown_cost,
    shown_wait,
)
from sayso.journey.casework.pages.persons import Named, PersonForm, PersonPage
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.queries import lines_of, plan_of
from sayso.journey.purchasing.models import Order
from sayso.journey.purchasing.queries import orders_of


class OfBreaks(InAddress):
    """Mixed into a worker's page of a carer's breaks. Without the carer's own account it is not there."""

    login: Any
    header: Any
    person: Any
    today: Any

    @cached_property
    def breaks(self) -> list[queries.Break]:
        """Return the breaks. Raises Http404 unless the carer's own account is open to a worker."""
        if not self.login.is_staff or Area.PRIVATE not in areas_open(self.header.person):
            raise Http404
        return queries.breaks_of(self.header.person, viewer=self.login)

    def home(self) -> str:
        """Return the address of the page of all of it."""
        return reverse("breaks", args=[self.person])


class BreaksView(OfBreaks, PersonPage):
    """A carer's breaks: each with what happened, what came, and what waiting cost."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON
    template_name = "breaks/breaks.html"
    title = "Breaks"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        found, person = self.breaks, self.header.person
        came = queries.came_of_breaks([person], viewer=self.login, on=self.today)[person]
        shown = {
            "title": f"Breaks for {self.header.called}",
            "name": self.header.called,
            "breaks": [
                {
                    "one": shown_break(one, viewer=self.login, on=self.today),
                    "cost": shown_cost(queries.cost_of(one, viewer=self.login)),
                    "may_plan": self.may_plan(one),
                }
                for one in found
            ],
            "came": came,
            "booked": length_or_none(came.planned),
            "delivered": length_or_none(came.delivered),
            "last_off": queries.last_day_off([person], viewer=self.login, on=self.today)[person],
            "decides": self.login.may(Permission.DECIDE_FOR_COUNCIL),
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def may_plan(self, one: queries.Break) -> bool:
        """Whether the plan of whom they care for is open, so that care can be put there."""
        adult = one.need.adult_id
        return adult is not None and may_see(person=adult, area=Area.PLAN)


class _Form(OfBreaks, PersonForm):
    """A worker's form that goes back to the page of all of it."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back."""
        assert self.breaks is not None
        return super().context(form) | {"back": self.home()}

    def initial(self) -> dict[str, Any]:
        """See that it is open."""
        assert self.breaks is not None
        return {}

    def act(self, form: Any) -> str:
        """Do it, say so, and go back."""
        messages.success(self.request, self.do(form))
        return self.home()

    def do(self, form: Any) -> str:
        """Do what the page is for; return what to say of it."""
        raise RuntimeError(f"{type(self).__name__} does not say what it does")


class AskForBreakView(_Form):
    """Write down a break that a carer needs."""

    form_class = forms.AskForm
    title = "Write down a break that is needed"
    heading = "What break does {called} need?"
    lead = "Nothing is refused here. What nobody knows yet, leave empty."
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form whom they care for."""
        assert self.breaks is not None
        return {"close": cared_for(self.header.person, viewer=self.login, on=self.today)}

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return super().initial() | {"asked_on": self.today, "given_to": ""}

    def do(self, form: forms.AskForm) -> str:
        """Keep it."""
        asked = form.asked(self.header.person)
        actions.ask_for_break(asked=asked, by=self.login, at=self.request.at)
        return "Kept."


class _OfOneForm(_Form):
    """A form about one break, which is shown above."""

    template_name = "breaks/one.html"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the break too."""
        one = shown_break(self.of_need(), viewer=self.login, on=self.today)
        return super().context(form) | {"one": one}


class KeepBreakStepView(_OfOneForm):
    """Write down what was offered, or what they said."""

    form_class = forms.StepForm
    title = "Write down what happened"
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        self.of_need()
        return {"happened_on": self.today}

    def do(self, form: forms.StepForm) -> str:
        """Keep it."""
        actions.keep_step(step=form.step(self.of_need().need), by=self.login, at=self.request.at)
        return "Kept."


class PlanBreakCareView(_OfOneForm):
    """Put care from somebody else in the person's plan; or keep that they do not want it."""

    form_class = forms.CareForm
    title = "Care from somebody else"
    lead = (
        "Ask the person, alone. It is their plan, and theirs to say. Never tell them what the carer told you."
    )
    button = "Keep this"

    def adult(self) -> Any:
        """Return whom the care is for. Raises Http404 unless their plan is open."""
        adult = self.of_need().need.adult_id
        if adult is None or not may_see(person=adult, area=Area.PLAN):
            raise Http404
        return adult

    def form_arguments(self) -> dict[str, Any]:
        """Give the form the lines of the person's plan."""
        return {"lines": self.lines()}

    def lines(self) -> list[PlanLine]:
        """Return the lines of the plan that stands."""
        plan = plan_of(self.adult(), StandingKind.ADULT, viewer=self.login)
        return lines_of(plan, viewer=self.login) if plan else []

    def people(self) -> Any:
        """Return both: the page shows the plan of one."""
        return [*self.header.keys, self.adult()]

    def do(self, form: forms.CareForm) -> str:
        """Keep it on the person's record."""
        care, is_wanted = form.care(self.of_need().need), form.cleaned_data["wanted"] == "yes"
        act = actions.plan_care if is_wanted else actions.decline_care
        act(care=care, by=self.login, at=self.request.at)
        if is_wanted:
            return "Kept. It stands in the person’s plan. Nothing of the carer is with it."
        return "Kept on the person’s record. The carer reads only that another way is looked for."


class BookBreakView(_OfOneForm):
    """Write down that a break is booked, by an order or in words."""

    form_class = forms.BookForm
    title = "Book a break"
    button = "Keep this booking"

    def orders(self) -> list[Order]:
        """Return the orders of the two of them that are open to the worker."""
        need = self.of_need().need
        people = [one for one in (need.adult_id, need.person_id) if one]
        return [order for person in people for order in orders_of(person, viewer=self.login, on=self.today)]

    def form_arguments(self) -> dict[str, Any]:
        """Give the form the orders."""
        return {"orders": self.orders()}

    def do(self, form: forms.BookForm) -> str:
        """Keep it."""
        made = actions.book_breaks(
            items=form.bookings(self.of_need().need), by=self.login, at=self.request.at
        )
        if any(one.care for one in made):
            return "Kept. The care stands in the person’s plan too, with nothing of the carer."
        return "Kept."


class TellBreakView(_Form):
    """Write down what became of a break that was booked."""

    form_class = forms.OutcomeForm
    template_name = "breaks/tell.html"
    title = "What became of this break?"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return what it is about."""
        one = shown_booking(self.booking(), on=self.today, own=False)
        return super().context(form) | {"one": one, "is_staff": True}

    def do(self, form: forms.OutcomeForm) -> str:
        """Keep it."""
        found = self.booking()
        outcome = form.outcome(found.row, found.outcome)
        actions.tell_outcome_of_break(outcome=outcome, by=self.login, at=self.request.at)
        return "Kept."


class DecideBreakView(PersonForm):
    """Decide whether a break is bought: by who works on it, or by a manager who takes up what is owed."""

    permission = Permission.DECIDE_FOR_COUNCIL
    shows = Shows.PERSON
    form_class = forms.DecideForm
    template_name = "breaks/decide.html"
    title = "Decide whether this break is bought"
    lead = "What a break costs may change how it is met. It is never a reason not to meet the need."
    button = "Keep this"

    @cached_property
    def one(self) -> queries.Break | None:
        """Return the break, where the carer's own account is open."""
        return queries.break_of(self.header.person, self.kwargs["need"], viewer=self.login)

    @cached_property
    def decision(self) -> Decision | None:
        """Return what was decided last, or held. Raises Http404 where there is nothing to see."""
        if not self.login.is_staff or Area.PLAN not in areas_open(self.header.person):
            raise Http404
        found = queries.decision_on(self.header.person, self.kwargs["need"], viewer=self.login)
        if found is None and self.one is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Give the form what was offered."""
        assert self.decision is None or self.decision.pk
        return {"offers": self.one.offers if self.one else []}

    def context(self, form: Any) -> dict[str, Any]:
        """Return what holds it, and the break where it is open."""
        found = self.decision
        shown = shown_break(self.one, viewer=self.login, on=self.today) if self.one else None
        back = reverse("breaks", args=[self.person]) if self.one else self.record_url
        return super().context(form) | {
            "one": shown,
            "box": held_box(found) if found else None,
            "held_on": timezone.localdate(found.proposed_at) if found else None,
            "held_by": found.proposed_by.name if found else "",
            "said": words_of(found, "reasons", viewer=self.login) if found else [],
            "back": back,
        }

    def act(self, form: forms.DecideForm) -> str:
        """Decide it, or keep what was given and the rule that holds it."""
        assert self.decision is None or self.decision.pk
        given = form.decided(self.header.person, self.kwargs["need"])
        found = actions.decide_break(decided=given, by=self.login, at=self.request.at)
        if found.state == State.HELD:
            messages.success(self.request, "Kept as what happened, and held. Read which rule holds it.")
            return reverse("decide_break", args=[self.person, self.kwargs["need"]])
        messages.success(self.request, "Decided. The carer reads it on their own page.")
        return reverse("breaks", args=[self.person]) if self.one else self.record_url


class BreaksWaitingView(PageView):
    """Whose break waits, of the people whom the worker works with: how long, and what waiting cost."""

    permission = Permission.REVIEW_SUPPORT
    shows = Shows.PEOPLE
    template_name = "breaks/waiting.html"
    title = "Breaks that carers wait for"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, the longest first."""
        on = timezone.localdate(self.request.at)
        found = queries.waits(keys_of_my_people(viewer=self.login), viewer=self.login, on=on)
        named = Named([one.carer for one in found], self.login, on)
        rows = [(named.link(one.carer), shown_wait(one, viewer=self.login)) for one in found]
        shown = {"rows": rows, "limit": queries.wait_limit(on=on)}
        return self.page(shown, people=named.shown)
