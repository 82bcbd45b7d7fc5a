"""Writing one's own plan, a line at a time: what I want, who does it, when; and asking somebody close."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.planning import actions, queries
from sayso.journey.planning.pages.asking import AskForm
from sayso.journey.planning.pages.forms import AimForm, SureForm, WhenForm, WhoForm, as_written, with_changes
from sayso.journey.planning.pages.mine import Mine, MyForm


class AddMyLineView(MyForm):
    """Say one thing that I want."""

    form_class = AimForm
    title = "What do you want?"
    button = "Continue"

    def context(self, form: Any) -> dict[str, Any]:
        """See that there is a plan to write it in."""
        self.open_draft()
        return super().context(form)

    def act(self, form: AimForm) -> str:
        """Keep it, and ask who does it."""
        draft = self.open_draft()
        line = actions.NewLine(
            person=draft.person_id, plan=draft.pk, key=form.cleaned_data["form_key"], **form.changes()
        )
        made = actions.add_line(line=line, by=self.login, at=self.request.at)
        return reverse("my_line_who", args=[made.pk]) + "?then=when"


class _ChangeMyLine(MyForm):
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return as_written(self.row())

    def context(self, form: Any) -> dict[str, Any]:
        """Say which line."""
        return super().context(form) | {"lead": f"“{self.row().aim}”"}

    def act(self, form: Any) -> str:
        """Put it in the place of what stood; ask when, if this line is new."""
        row = self.row()
        to = with_changes(row, form.changes(), form.cleaned_data["form_key"])
        made = actions.change_line(row=row.pk, to=to, by=self.login, at=self.request.at)
        return self.leads_to(made.pk)

    def leads_to(self, row: UUID) -> str:
        """Return where to go on."""
        return reverse("my_draft")


class ChangeMyLineView(_ChangeMyLine):
    """Say what I want in other words."""

    form_class = AimForm
    title = "Change what you want"


class MyLineWhoView(_ChangeMyLine):
    """Say who does it."""

    form_class = WhoForm
    title = "Who does it?"

    def form_arguments(self) -> dict[str, Any]:
        """Give the people close to me to choose from."""
        return super().form_arguments() | {"near": self.near()}

    def leads_to(self, row: UUID) -> str:
        """Ask when, if the line is new."""
        if self.request.GET.get("then") == "when":
            return reverse("my_line_when", args=[row])
        return reverse("my_draft")


class MyLineWhenView(_ChangeMyLine):
    """Say when, how often and how long."""

    form_class = WhenForm
    title = "When, and how often?"


class RemoveMyLineView(_ChangeMyLine):
    """Take a line out."""

    form_class = SureForm
    title = "Take this out of your plan?"
    button = "Yes, take it out"

    def initial(self) -> dict[str, Any]:
        """Start with nothing."""
        return {}

    def act(self, form: Any) -> str:
        """Take it out."""
        actions.remove_line(row=self.row().pk, person=self.whose(), by=self.login, at=self.request.at)
        return reverse("my_draft")


class AskSomebodyView(MyForm):
    """Ask somebody close to me whether they would do one part."""

    form_class = AskForm
    title = "Ask somebody close to you"
    lead = "It is theirs only when they say yes. Nobody has to say why not."
    button = "Ask them"
    goes_back = "my_plan"

    def form_arguments(self) -> dict[str, Any]:
        """Give the people close to me to choose from."""
        known = queries.is_hands_on(self.line())
        return super().form_arguments() | {"near": self.near(), "is_known": known}

    def line(self) -> Any:
        """Return the line in the address. Raises Http404."""
        found = queries.line_of(self.whose(), self.kwargs["line"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        """Start with whom I hope for, and how long it takes."""
        line = self.line()
        hoped = str(line.hoped_for_id) if line.hoped_for_id else None
        return {"carer": hoped, "minutes_a_week": line.minutes_a_week}

    def act(self, form: AskForm) -> str:
        """Put it to them, and say what happens now: the same, whatever comes of it."""
        actions.offer_task(offer=form.offer(self.line()), by=self.login, at=self.request.at)
        return reverse("somebody_asked")


class SomebodyAskedView(Mine, PageView):
    """What happens after I asked somebody close to me. It is the same page each time."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "planning/somebody_asked.html"
    title = "You have asked"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say it."""
        self.whose()
        return self.page()
