"""A worker's pages of a budget: what stands, line by line, and the steps to agree another."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.budget import actions, facts, queries
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.pages.forms import AgreeForm, EndForm, ImpactForm, ProposeForm, SureForm
from sayso.journey.budget.pages.showing import Shown, shown
from sayso.journey.budget.statuses import BudgetState, EndBecause
from sayso.journey.casework.pages.persons import OfPerson, PersonForm, PersonPage
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.queries import lines_of as lines_of_plan
from sayso.journey.planning.queries import plan_of
from sayso.journey.planning.statuses import MetBy

NAMES = {StandingKind.ADULT: "Support for them", StandingKind.CARER: "Support for them as a carer"}
NEEDED = {Area.PLAN, Area.MONEY}


class ForBudget(OfPerson):
    """Mixed into a page of somebody's budget. Without their plan and their money it is not there."""

    login: Any

    @cached_property
    def found(self) -> PersonalBudget:
        """Return the budget in the address, of the person in the address. Raises Http404."""
        self.see_it_is_open()
        rows = queries.budgets_of(self.header.person, viewer=self.login)
        found = next((one for one in rows if one.pk == self.kwargs["budget"]), None)
        if found is None:
            raise Http404
        return found

    def see_it_is_open(self) -> None:
        """Raise Http404 unless plan and money of this record are open."""
        if not areas_open(self.header.person) >= NEEDED:
            raise Http404

    def drawn(self, budget: PersonalBudget, *, before: PersonalBudget | None = None) -> Shown:
        """Return a budget ready to be drawn."""
        return shown(budget, viewer=self.login, on=self.today, called=self.header.called, before=before)

    @property
    def list_url(self) -> str:
        """Return the address of the budgets of this person."""
        return reverse("budgets", args=[self.person])


class BudgetsView(ForBudget, PersonPage):
    """The budgets of a person: what stands, what waits and why, and what was before."""

    permission = Permission.PROPOSE_BUDGET
    shows = Shows.PERSON
    template_name = "budget/budgets.html"
    title = "Budget"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, what waits first."""
        self.see_it_is_open()
        key = self.header.person
        every = queries.budgets_of(key, viewer=self.login)
        given = {
            "title": f"Budget of {self.header.called}",
            "standings": [one for standing in StandingKind if (one := self.of(standing))],
            "over": [one for one in every if one.state in (BudgetState.ENDED, BudgetState.WITHDRAWN)],
            "may_agree": self.login.may(Permission.AGREE_BUDGET),
        }
        return self.page(self.head() | given, people=self.header.keys)

    def of(self, standing: StandingKind) -> dict[str, Any] | None:
        """Return what stands and what waits for one standing; None where there is neither, nor a plan."""
        key = self.header.person
        plan = plan_of(key, standing, viewer=self.login)
        now = queries.budget_of(key, standing, viewer=self.login)
        waits = queries.open_budget_of(key, standing, viewer=self.login)
        if not (plan or now or waits):
            return None
        lines = lines_of_plan(plan, viewer=self.login) if plan else []
        return {
            "name": NAMES[standing],
            "standing": standing,
            "now": self.drawn(now) if now else None,
            "waits": self.waiting(waits, now) if waits else None,
            "has_plan": plan is not None,
            "unpaid": [line for line in lines if line.met_by in (MetBy.CARER, MetBy.ANOTHER_WAY)],
        }

    def waiting(self, waits: PersonalBudget, now: PersonalBudget | None) -> dict[str, Any]:
        """Return what waits, with what somebody can do about it."""
        above = facts.council_says(self.today).is_above_limit(waits.gross_pence_a_week)
        return {
            "shown": self.drawn(waits, before=now),
            "above": above,
            "may_begin": waits in queries.may_begin(viewer=self.login, on=self.today),
        }


class ProposeBudgetView(ForBudget, PersonForm):
    """Price the plan that stands."""

    permission = Permission.PROPOSE_BUDGET
    shows = Shows.PERSON
    form_class = ProposeForm
    title = "Price the plan"
    heading = "What does the plan of {called} cost?"
    lead = "What is paid by the hour is worked out from the plan. Nothing is agreed by this."
    button = "Price it, and read it"

    @property
    def standing(self) -> StandingKind:
        """Return whose plan it is: an adult's, or a carer's own."""
        return StandingKind.CARER if self.kwargs["standing"] == "carer" else StandingKind.ADULT

    @cached_property
    def lines(self) -> list[PlanLine]:
        """Return the lines that something could be paid for."""
        self.see_it_is_open()
        plan = plan_of(self.header.person, self.standing, viewer=self.login)
        return lines_of_plan(plan, viewer=self.login) if plan else []

    def form_arguments(self) -> dict[str, Any]:
        """Give the form the lines that may have a price of their own."""
        never = (MetBy.CARER, MetBy.ANOTHER_WAY, MetBy.SELF)
        return {"lines": [line for line in self.lines if line.met_by not in never]}

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"starts_on": self.today}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the budgets."""
        return super().context(form) | {"back": self.list_url}

    def act(self, form: ProposeForm) -> str:
        """Price it, and show it."""
        new = form.budget(self.header.person, self.standing)
        actions.propose_budget(budget=new, by=self.login, at=self.request.at)
        return self.list_url


class _BudgetForm(ForBudget, PersonForm):
    """A page that does one thing with one budget, and goes back to the list."""

    shows = Shows.PERSON
    template_name = "budget/step.html"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the budget, and the way back to the list."""
        return super().context(form) | {"back": self.list_url, "shown": self.shown_budget()}

    def shown_budget(self) -> Shown:
        """Return the budget that this is about."""
        return self.drawn(self.found)


class CheckImpactView(_BudgetForm):
    """What this changes for the two of them, from what stands on this record."""

    permission = Permission.PROPOSE_BUDGET
    template_name = "budget/check_impact.html"
    form_class = ImpactForm
    title = "What this changes for the two of them"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Say what changes."""
        standing = StandingKind(self.found.standing)
        before = (
            queries.before(self.found, viewer=self.login)
            if self.found.state == BudgetState.AGREED
            else queries.budget_of(self.header.person, standing, viewer=self.login)
        )
        impact = facts.impact_of(self.found, before, viewer=self.login, on=self.today)
        return super().context(form) | {"impact": impact, "title": self.title}

    def act(self, form: ImpactForm) -> str:
        """Keep it, or why not."""
        actions.check_impact(
            budget=self.found.pk, skipped_because=form.skipped_because, by=self.login, at=self.request.at
        )
        return self.list_url


class AgreeBudgetView(_BudgetForm):
    """Agree it, with reasons that the person receives; or hand it to a manager with them."""

    permission = Permission.AGREE_BUDGET
    form_class = AgreeForm
    title = "Agree this budget"
    heading = "Agree the budget of {called}"

    @property
    def button(self) -> str:  # type: ignore[override]  # words that depend on who looks
        """Say what the button does."""
        return "Hand it to this manager" if self.managers else "Agree this budget"

    @cached_property
    def managers(self) -> list[Any]:
        """Return who may be handed it; none where this login may agree it alone."""
        above = facts.council_says(self.today).is_above_limit(self.found.gross_pence_a_week)
        may = (
            self.login.may(Permission.AGREE_BUDGET_ABOVE_LIMIT) and self.login.pk != self.found.proposed_by_id
        )
        not_by = [self.found.proposed_by_id, self.login.pk]
        return queries.may_agree_above_limit(not_by=not_by) if above and not may else []

    def form_arguments(self) -> dict[str, Any]:
        """Give the form the managers."""
        return super().form_arguments() | {"managers": self.managers}

    def initial(self) -> dict[str, Any]:
        """Start with what was given before: nobody types their reasons twice."""
        return dict(self.found.grounds) | (
            {"hand_to": str(self.found.handed_to_id)} if self.found.handed_to_id else {}
        )

    def act(self, form: AgreeForm) -> str:
        """Agree it, or be held, and show which."""
        done = actions.agree_budget(
            agreement=form.agreement(self.found.pk), by=self.login, at=self.request.at
        )
        told = (
            "The budget is agreed. Send the letter next." if done.agreed_at else "It is held. Read why below."
        )
        messages.success(self.request, told)
        return self.list_url


class BeginBudgetView(_BudgetForm):
    """Begin a budget that waited."""

    permission = Permission.AGREE_BUDGET
    form_class = SureForm
    title = "Begin this budget"
    heading = "Begin the lower budget of {called}?"
    button = "Begin it today"

    def act(self, form: SureForm) -> str:
        """Begin it, where it may."""
        actions.begin_budget(budget=self.found.pk, by=self.login, at=self.request.at)
        return self.list_url


class WithdrawBudgetView(_BudgetForm):
    """Take back a budget that has not begun."""

    permission = Permission.PROPOSE_BUDGET
    form_class = SureForm
    title = "Take this budget back"
    heading = "Take back what was proposed for {called}?"
    lead = "What stands now goes on. What was proposed stays to be read."
    button = "Take it back"

    def act(self, form: SureForm) -> str:
        """Take it back."""
        actions.withdraw_budget(budget=self.found.pk, by=self.login, at=self.request.at)
        return self.list_url


class EndBudgetView(_BudgetForm):
    """End a budget that stands."""

    permission = Permission.AGREE_BUDGET
    form_class = EndForm
    title = "End this budget"
    heading = "End the budget of {called}"
    lead = "What is owed until then stays. What the person wants is never held."
    button = "End it from that day"

    def act(self, form: EndForm) -> str:
        """End it."""
        given = form.cleaned_data
        actions.end_budget(
            budget=self.found.pk,
            ends_before=given["ends_before"],
            because=EndBecause(given["because"]),
            by=self.login,
            at=self.request.at,
        )
        return self.list_url
