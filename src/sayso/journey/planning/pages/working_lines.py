"""A worker's pages of one line of a plan: to write it, hold it, cover it, and ask a carer."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import PlanLine
from sayso.journey.planning.pages.asking import AskForm
from sayso.journey.planning.pages.forms import (
    CoverForm,
    LineForm,
    SureForm,
    WayForm,
    as_written,
    with_changes,
)
from sayso.journey.planning.pages.working import PlanForm


class AddPlanLineView(PlanForm):
    """Write down one thing that somebody wants."""

    form_class = LineForm
    title = "Add a line"
    heading = "What does {called} want?"
    button = "Add this line"

    def form_arguments(self) -> dict[str, Any]:
        """Give the people close to them to choose from."""
        return super().form_arguments() | {"near": self.near()}

    def context(self, form: Any) -> dict[str, Any]:
        """See that there is a draft to write it in."""
        self.open_draft()
        return super().context(form)

    def act(self, form: LineForm) -> str:
        """Keep it."""
        draft = self.open_draft()
        line = actions.NewLine(
            person=draft.person_id, plan=draft.pk, key=form.cleaned_data["form_key"], **form.changes()
        )
        actions.add_line(line=line, by=self.login, at=self.request.at)
        return self.plan_url


class _OnLine(PlanForm):
    """A page about one line, as it was when the page was opened."""

    def row(self) -> PlanLine:
        """Return the line in the address. Raises Http404."""
        found = queries.row_of_line(self.header.person, self.kwargs["row"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Say which line."""
        return super().context(form) | {"lead": f"“{self.row().aim}”"}


class ChangePlanLineView(_OnLine):
    """Write a line in another way. What stood first stays to be read."""

    form_class = LineForm
    title = "Change a line"
    button = "Keep this instead"

    def form_arguments(self) -> dict[str, Any]:
        """Give the people close to them to choose from."""
        return super().form_arguments() | {"near": self.near()}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return as_written(self.row())

    def act(self, form: LineForm) -> str:
        """Put it in the place of the other."""
        row = self.row()
        to = with_changes(row, form.changes(), form.cleaned_data["form_key"])
        actions.change_line(row=row.pk, to=to, by=self.login, at=self.request.at)
        return self.plan_url


class RemovePlanLineView(_OnLine):
    """Take a line out of a draft."""

    form_class = SureForm
    title = "Take this line out?"
    button = "Take it out"

    def act(self, form: SureForm) -> str:
        """Take it out."""
        row = self.row()
        actions.remove_line(row=row.pk, person=row.person_id, by=self.login, at=self.request.at)
        return self.plan_url


class PickPlanWayView(_OnLine):
    """Write down the way that somebody picked for one line."""

    form_class = WayForm
    title = "How is this held?"
    heading = "Which way did {called} pick?"
    button = "Keep what they picked"

    def initial(self) -> dict[str, Any]:
        """Start with what they picked; with nothing when they picked nothing."""
        way = self.row().way
        return {"way": way} if way else {}

    def act(self, form: WayForm) -> str:
        """Keep it."""
        row = self.row()
        picked = actions.PickedWay(person=row.person_id, row=row.pk, way=form.picked())
        actions.pick_way(picked=picked, by=self.login, at=self.request.at)
        return self.plan_url


class CoverPlanLineView(_OnLine):
    """Say who meets a line until it is settled."""

    form_class = CoverForm
    title = "Who does it meanwhile?"
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return {"covers": self.row().covers_tonight}

    def act(self, form: CoverForm) -> str:
        """Keep it."""
        row, covers = self.row(), form.cleaned_data["covers"]
        actions.say_who_covers(
            row=row.pk, person=row.person_id, covers=covers, by=self.login, at=self.request.at
        )
        return self.plan_url


class OfferPlanTaskView(PlanForm):
    """Ask a carer about one line. What they say is theirs to tell, on their own record."""

    permission = Permission.OFFER_TASK
    form_class = AskForm
    title = "Ask a carer"
    heading = "Ask somebody close to {called}"
    lead = "It stands on the carer’s own page. It is theirs only when they say yes. Tell nobody their answer."
    button = "Ask them"

    def line(self) -> PlanLine:
        """Return the line in the address. Raises Http404."""
        found = queries.line_of(self.header.person, self.kwargs["line"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Give the people close to them to choose from."""
        known = queries.is_hands_on(self.line())
        return super().form_arguments() | {"near": self.near(), "is_known": known}

    def initial(self) -> dict[str, Any]:
        """Start with whom they hope for, and how long it takes."""
        line = self.line()
        hoped = str(line.hoped_for_id) if line.hoped_for_id else None
        return {"carer": hoped, "minutes_a_week": line.minutes_a_week}

    def act(self, form: AskForm) -> str:
        """Put it to them."""
        actions.offer_task(offer=form.offer(self.line()), by=self.login, at=self.request.at)
        return reverse("plan", args=[self.person])
