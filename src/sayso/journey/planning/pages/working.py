"""A worker's pages of a plan: what stands, what is written, and the person's own yes."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.queries import close_people
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.pages.emergency_shown import carers_part
from sayso.journey.planning.pages.forms import BeginForm, CommentForm, HeardStopForm, HeardYesForm
from sayso.journey.planning.pages.shown import lines_shown
from sayso.journey.planning.statuses import Writer
from sayso.rules.refusals import Held, Refusal, Stale


class ForStaff:
    """Mixed into a worker's page of a plan. To whoever does not work here it is not there."""

    kwargs: dict[str, Any]
    login: Any
    header: Any
    today: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        if not self.login.is_staff:
            raise Http404
        key: UUID = self.kwargs["person"]
        return key

    @property
    def standing(self) -> StandingKind:
        """Return whose plan it is: of an adult, or of a carer who is nothing else to us."""
        only_carer = self.header.standings == frozenset({StandingKind.CARER})
        return StandingKind.CARER if only_carer else StandingKind.ADULT

    def open_draft(self) -> Plan:
        """Return the draft. Raises Http404 when there is none, or it is not open."""
        found = queries.draft_of(self.header.person, self.standing, viewer=self.login)
        if found is None:
            raise Http404
        return found

    def near(self) -> list[tuple[str, str]]:
        """Return those close to the person, as choices."""
        found = close_people(self.header.person, viewer=self.login, on=self.today)
        return [(str(one.key), one.called) for one in found]


class PlanView(ForStaff, PersonPage):
    """The plan that stands and the one that is written, with what is not settled."""

    permission = Permission.WRITE_PLAN
    shows = Shows.PERSON
    template_name = "planning/plan.html"
    title = "Plan"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show both."""
        areas = areas_open(self.header.person)
        if Area.PLAN not in areas:
            raise Http404
        found = [
            self._shown(plan)
            for find in (queries.draft_of, queries.plan_of)
            if (plan := find(self.header.person, self.standing, viewer=self.login))
        ]
        shown = {
            "title": f"The plan of {self.header.called}",
            "plans": found,
            "has_draft": any(one["is_draft"] for one in found),
            "may_ask": Area.PRIVATE in areas,
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def _shown(self, plan: Plan) -> dict[str, Any]:
        return {
            "plan": plan,
            "is_draft": plan.finished_at is None,
            "is_theirs": plan.written_by == Writer.SELF,
            "lines": lines_shown(plan, viewer=self.login, on=self.today, own=False),
            "carers": carers_part(plan, viewer=self.login, on=self.today) if plan.finished_at else None,
            "comments": queries.comments_on(plan, viewer=self.login),
            "writes": queries.picked_writer(plan, viewer=self.login),
        }


class PlanForm(ForStaff, PersonForm):
    """A page that changes something of a plan, and goes back to it."""

    permission = Permission.WRITE_PLAN
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back to the plan."""
        if Area.PLAN not in areas_open(self.header.person):
            raise Http404
        return super().context(form) | {"back": self.plan_url}

    @property
    def plan_url(self) -> str:
        """Return the address of the plan."""
        return reverse("plan", args=[self.person])


class BeginPlanView(PlanForm):
    """Begin a plan with somebody."""

    form_class = BeginForm
    title = "Begin a plan"
    heading = "Begin a plan with {called}"
    lead = "It begins with what they said and what stands in their plan now. Nothing is written twice."
    button = "Begin"

    def form_arguments(self) -> dict[str, Any]:
        """Give the people close to them to choose from."""
        return super().form_arguments() | {"near": self.near()}

    def act(self, form: BeginForm) -> str:
        """Begin it."""
        said = form.cleaned_data
        new = actions.NewPlan(
            person=self.header.person,
            standing=self.standing,
            written_by=Writer(said["written_by"]),
            writer_name=form.picked_called(),
            writer=form.picked(),
            alone=SeenAlone(said["alone"]) if said["alone"] else None,
            key=said["form_key"],
        )
        actions.begin_plan(plan=new, by=self.login, at=self.request.at)
        return self.plan_url


class StopPlanWriterView(PlanForm):
    """Write down that somebody does not want whom they picked to write their plan any more."""

    form_class = HeardStopForm
    title = "Let whom they picked write no more"
    lead = "From this minute that one reads and writes nothing of it. What is written stays."
    button = "Keep what they said"

    def context(self, form: Any) -> dict[str, Any]:
        """See that somebody writes it."""
        if queries.picked_writer(self.open_draft(), viewer=self.login) is None:
            raise Http404
        return super().context(form)

    def act(self, form: HeardStopForm) -> str:
        """Stop it."""
        actions.stop_writer(
            plan=self.open_draft().pk,
            person=self.header.person,
            alone=SeenAlone(form.cleaned_data["alone"]),
            by=self.login,
            at=self.request.at,
        )
        return self.plan_url


class CommentOnPlanView(PlanForm):
    """Say something beside a plan. What the person wrote stays theirs."""

    form_class = CommentForm
    title = "Write beside the plan"
    heading = "Write beside the plan of {called}"
    button = "Keep this comment"

    def plan(self) -> Plan:
        """Return the plan in the address. Raises Http404."""
        found = queries.plan_by_key(self.header.person, self.kwargs["plan"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """See that there is such a plan."""
        self.plan()
        return super().context(form)

    def act(self, form: CommentForm) -> str:
        """Keep it."""
        said = actions.NewComment(
            person=self.header.person,
            plan=self.plan().pk,
            words=form.cleaned_data["words"],
            key=form.cleaned_data["form_key"],
        )
        actions.comment_on_plan(comment=said, by=self.login, at=self.request.at)
        return self.plan_url


class HearYesView(PlanForm):
    """Write down a person's own yes to their plan, and whether they were asked alone."""

    form_class = HeardYesForm
    template_name = "planning/hear_yes.html"
    title = "Their own yes"
    heading = "Does {called} say yes to this plan?"
    button = "Write down their yes"

    def form_arguments(self) -> dict[str, Any]:
        """Keep which version was read to them."""
        seen = PlanLine.objects.visible_to(self.login).version_of(self.header.person)
        return super().form_arguments() | {"seen_version": seen}

    def context(self, form: Any) -> dict[str, Any]:
        """Show what the yes is to."""
        lines = lines_shown(self.open_draft(), viewer=self.login, on=self.today, own=False)
        return super().context(form) | {"lines": lines}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Say that it was changed; the page shows it as it stands now."""
        super().stale(form, refusal)
        form.has_now_seen(PlanLine.objects.visible_to(self.login).version_of(self.header.person))

    def act(self, form: HeardYesForm) -> str:
        """Finish the plan by it, or hold it with the rule."""
        actions.finish_plan(yes=self.yes(form), by=self.login, at=self.request.at)
        return self.plan_url

    def refused(self, form: HeardYesForm, refusal: Refusal) -> None:
        """Let them be seen alone, where the yes is held for that."""
        if isinstance(refusal, Held):
            actions.was_not_alone(yes=self.yes(form), by=self.login, at=self.request.at)

    def yes(self, form: HeardYesForm) -> actions.Yes:
        """Return what was heard, and how they were asked."""
        said, asked = form.cleaned_data, form.asked()
        return actions.Yes(
            person=self.header.person,
            plan=self.open_draft().pk,
            alone=asked.alone,
            means=asked.means,
            who_there=asked.who_there,
            words=said["words"],
            seen_version=said["seen_version"],
        )
