"""A person's own plan: as it stands, as it is written, the ways to hold it, and their yes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.pages.emergency_shown import carers_part
from sayso.journey.planning.pages.forms import BeginOwnForm, OwnYesForm, SureForm, WayForm
from sayso.journey.planning.pages.mine import Mine, MyForm
from sayso.journey.planning.pages.shown import how_many, lines_shown
from sayso.journey.planning.statuses import Writer
from sayso.rules.refusals import Held, Refusal, Stale


class MyPlanView(Mine, PageView):
    """The plan I said yes to: what I want, who does it, how each part is held."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "planning/my_plan.html"
    title = "My plan"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it; and that one is being written, if it is."""
        plan, draft = self.plan(), self.draft()
        lines = lines_shown(plan, viewer=self.login, on=self.today) if plan else []
        told = carers_part(plan, viewer=self.login, on=self.today) if plan else None
        shown = {"lines": lines, "sentence": how_many(lines), "carers": told}
        return self.page({"plan": plan, "draft": draft} | shown)


class MyDraftView(Mine, PageView):
    """The plan I am writing, with what others said beside it."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "planning/my_draft.html"
    title = "The plan you are writing"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, each line with its ways to be changed."""
        draft = self.open_draft()
        return self.page(
            {
                "draft": draft,
                "lines": lines_shown(draft, viewer=self.login, on=self.today),
                "comments": queries.comments_on(draft, viewer=self.login),
                "has_near": bool(self.near()),
                "writes": queries.picked_writer(draft, viewer=self.login),
            }
        )


class BeginMyPlanView(MyForm):
    """Begin my plan: say who writes it."""

    form_class = BeginOwnForm
    title = "Who writes your plan?"
    lead = "We begin with what you told us and what stands in your plan now. You do not write it twice."
    button = "Begin"
    goes_back = "my_plan"

    def form_arguments(self) -> dict[str, Any]:
        """Give the people close to me to choose from."""
        return super().form_arguments() | {"near": self.near()}

    def act(self, form: BeginOwnForm) -> str:
        """Begin it, and go on to write."""
        said = form.cleaned_data
        new = actions.NewPlan(
            person=self.whose(),
            standing=self.standing,
            written_by=Writer(said["written_by"]),
            writer_name=form.picked_called(),
            writer=form.picked(),
            key=said["form_key"],
        )
        actions.begin_plan(plan=new, by=self.login, at=self.request.at)
        return reverse("my_draft")


class StopMyWriterView(MyForm):
    """Take it back that somebody writes my plan."""

    form_class = SureForm
    title = "Let them write no more?"
    lead = (
        "They read and write nothing of it from this minute. What is written stays, and is yours to change."
    )
    button = "Yes, stop this"

    def context(self, form: Any) -> dict[str, Any]:
        """See that somebody writes it."""
        if queries.picked_writer(self.open_draft(), viewer=self.login) is None:
            raise Http404
        return super().context(form)

    def act(self, form: SureForm) -> str:
        """Stop it."""
        draft = self.open_draft()
        actions.stop_writer(plan=draft.pk, person=self.whose(), by=self.login, at=self.request.at)
        return reverse("my_draft")


class FinishMyPlanView(MyForm):
    """Say yes to my plan."""

    form_class = OwnYesForm
    template_name = "planning/finish_my_plan.html"
    title = "Is this your plan?"
    button = "Yes, this is my plan"

    def form_arguments(self) -> dict[str, Any]:
        """Ask whether I am alone only where others wrote it; and keep which version I read."""
        draft = self.open_draft()
        seen = PlanLine.objects.visible_to(self.login).version_of(draft.person_id)
        return {"asks_alone": draft.written_by != Writer.SELF, "seen_version": seen}

    def context(self, form: Any) -> dict[str, Any]:
        """Show what the yes is to."""
        lines = lines_shown(self.open_draft(), viewer=self.login, on=self.today)
        return super().context(form) | {"lines": lines, "left": [one for one in lines if not one.is_settled]}

    def stale(self, form: OwnYesForm, refusal: Stale) -> None:
        """Say that it was changed; the page shows it as it stands now, and the next yes is to that."""
        super().stale(form, refusal)
        form.has_now_seen(PlanLine.objects.visible_to(self.login).version_of(self.whose()))

    def act(self, form: OwnYesForm) -> str:
        """Finish it, and show it as it stands."""
        actions.finish_plan(yes=self.yes(form), by=self.login, at=self.request.at)
        return reverse("my_plan")

    def refused(self, form: OwnYesForm, refusal: Refusal) -> None:
        """Let me be seen alone, where my yes is held for that."""
        if isinstance(refusal, Held):
            actions.was_not_alone(yes=self.yes(form), by=self.login, at=self.request.at)

    def yes(self, form: OwnYesForm) -> actions.Yes:
        """Return what I said, and whether anybody is with me."""
        return actions.Yes(
            person=self.whose(),
            plan=self.open_draft().pk,
            alone=form.said_alone(),
            words=form.cleaned_data["words"],
            seen_version=form.cleaned_data["seen_version"],
        )


class PickMyWayView(MyForm):
    """Pick how the money of one part is held. The others stay as they are."""

    form_class = WayForm
    title = "How is this held?"
    button = "Keep this"
    template_name = "planning/pick_my_way.html"
    goes_back = "my_plan"

    def initial(self) -> dict[str, Any]:
        """Start with what I picked; with nothing when I picked nothing."""
        way = self.row().way
        return {"way": way} if way else {}

    def context(self, form: Any) -> dict[str, Any]:
        """Say which part."""
        return super().context(form) | {"aim": self.row().aim, "back": self._back()}

    def _back(self) -> str:
        return reverse("my_plan" if self.row().plan.finished_at else "my_draft")

    def act(self, form: WayForm) -> str:
        """Keep it."""
        row = self.row()
        picked = actions.PickedWay(person=row.person_id, row=row.pk, way=form.picked())
        actions.pick_way(picked=picked, by=self.login, at=self.request.at)
        return self._back()
