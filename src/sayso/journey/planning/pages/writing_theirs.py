"""The pages of whoever somebody picked to write their plan: that draft, and nothing else of theirs.

When the yes is taken back, nothing is there in the same minute: no list, no draft, no word of one.
What was being typed is given back to whoever typed it, and kept nowhere.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.menus import frame
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import Plan, PlanLine
from sayso.journey.planning.pages.forms import SureForm, TheirLineForm, as_written, with_changes
from sayso.journey.planning.pages.mine import Mine
from sayso.journey.planning.pages.shown import lines_shown
from sayso.rules.refusals import NotFound


class Theirs(Mine):
    """Mixed into a page of a plan that whoever looks was picked to write. Not picked: nothing is there."""

    def draft(self) -> Plan:
        """Return the draft in the address. Raises Http404 when it is not theirs to write, or finished."""
        self.whose()
        found = queries.drafts_i_may_write(viewer=self.login)
        plan = next((one for one in found if one.pk == self.kwargs["plan"]), None)
        if plan is None:
            raise Http404
        return plan

    def row(self) -> PlanLine:
        """Return the line in the address, as it was when the page was opened. Raises Http404."""
        plan = self.draft()
        found = queries.row_of_line(plan.person_id, self.kwargs["row"], viewer=self.login)
        if found is None or found.plan_id != plan.pk:
            raise Http404
        return found

    def called(self, plan: Plan) -> str:
        """Return what whoever looks calls the person."""
        return queries.called_by_me(plan.person_id, viewer=self.login)


class PlansIWriteView(Mine, PageView):
    """The plans that somebody picked me to write."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.PERSON
    template_name = "planning/plans_i_write.html"
    title = "Plans I write for somebody"

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them; the same page for everybody whom nobody picked."""
        plans = queries.drafts_i_may_write(viewer=self.login)
        named = [(plan, queries.called_by_me(plan.person_id, viewer=self.login)) for plan in plans]
        return self.page({"plans": named}, people=[self.whose(), *(plan.person_id for plan in plans)])


class PlanIWriteView(Theirs, PageView):
    """The draft, each line with whoever wrote it."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.PERSON
    template_name = "planning/plan_i_write.html"
    title = "The plan you write"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        plan = self.draft()
        lines = lines_shown(plan, viewer=self.login, on=self.today, own=False)
        shown = {"plan": plan, "lines": lines, "called": self.called(plan)}
        return self.page(shown, people=[plan.person_id])


class TheirForm(Theirs, FormPage):
    """A page that changes one line of it. Where nothing is there any more, what was typed is given back."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.PERSON

    def people(self) -> list[UUID]:
        """Return whose plan it is."""
        return [self.draft().person_id]

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return super().context(form) | {"back": self.back}

    @property
    def back(self) -> str:
        """Return the address of the draft."""
        return reverse("plan_i_write", args=[self.kwargs["plan"]])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep it; or give back what was typed, in the same words whether there ever was such a plan."""
        try:
            return super().post(request, *args, **kwargs)
        except (Http404, NotFound):
            typed = [request.POST.get(name, "").strip() for name in ("aim", "how_met")]
            shown: dict[str, Any] = {"title": "You cannot save this here now", "layout": self.layout}
            shown |= {"typed": [one for one in typed if one], "page": frame(request, ""), "page_help": ""}
            return render(request, "planning/not_open_now.html", shown, status=404)


class AddTheirLineView(TheirForm):
    """Write one thing that they want."""

    form_class = TheirLineForm
    title = "What do they want?"
    button = "Add this"

    def act(self, form: TheirLineForm) -> str:
        """Keep it, in my own name."""
        plan = self.draft()
        key = form.cleaned_data["form_key"]
        line = actions.NewLine(person=plan.person_id, plan=plan.pk, key=key, **form.changes())
        actions.add_line(line=line, by=self.login, at=self.request.at)
        return self.back


class ChangeTheirLineView(TheirForm):
    """Write one thing in other words, or at another time."""

    form_class = TheirLineForm
    title = "Change what they want"
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return as_written(self.row())

    def act(self, form: TheirLineForm) -> str:
        """Put it in the place of what stood, in my own name."""
        row = self.row()
        to = with_changes(row, form.changes(), form.cleaned_data["form_key"])
        actions.change_line(row=row.pk, to=to, by=self.login, at=self.request.at)
        return self.back


class RemoveTheirLineView(TheirForm):
    """Take a line out."""

    form_class = SureForm
    title = "Take this out of the plan?"
    button = "Yes, take it out"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which line."""
        return super().context(form) | {"lead": f"“{self.row().aim}”"}

    def act(self, form: SureForm) -> str:
        """Take it out."""
        row = self.row()
        actions.remove_line(row=row.pk, person=row.person_id, by=self.login, at=self.request.at)
        return self.back
