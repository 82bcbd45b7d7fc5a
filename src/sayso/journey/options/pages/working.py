"""A worker's pages of choosing with somebody: what there is for each line, and what they chose."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import ON_PERSON, PersonForm, PersonPage
from sayso.journey.control.queries import level_of
from sayso.journey.control.statuses import Task
from sayso.journey.options import actions, facts, queries
from sayso.journey.options.pages.forms import ChooseForm
from sayso.journey.options.pages.shown import list_of, wanted_words
from sayso.journey.planning.models import PlanLine


class ForStaff:
    """Mixed into a worker's page. Whoever does not work here chooses on pages of their own."""

    kwargs: dict[str, Any]
    login: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        if not self.login.is_staff:
            raise Http404
        key: UUID = self.kwargs["person"]
        return key


class PersonChoicesView(ForStaff, PersonPage):
    """What somebody chose for each line of their plan, and where something is still to be chosen."""

    permission = Permission.CHOOSE_SUPPORT
    shows = Shows.PERSON
    template_name = "options/person_choices.html"
    title = "Choosing"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        person = self.header.person
        if Area.PLAN not in areas_open(person):
            raise Http404
        chosen = {one.line: one for one in queries.choices_of(person, viewer=self.login)}
        lines = [
            (line, chosen.get(line.line))
            for line in queries.lines_to_choose(person, viewer=self.login, on=self.today)
        ]
        shown = {
            "title": f"What {self.header.called} chooses",
            "lines": lines,
            "may_order": self.login.may(Permission.ORDER_SUPPORT),
            "level": level_of(person, Task.CHOOSE, viewer=self.login),
        }
        return self.page(self.head() | shown, people=self.header.keys)


class ChooseForView(ForStaff, PersonForm):
    """The same list as the person sees, with what they say about it."""

    permission = Permission.CHOOSE_SUPPORT
    shows = Shows.PERSON
    form_class = ChooseForm
    template_name = "options/choose.html"
    title = "Choose with them"

    def line(self) -> PlanLine:
        """Return the line in the address. Raises Http404 when it is not theirs, or not open."""
        lines = queries.lines_to_choose(self.header.person, viewer=self.login, on=self.today)
        found = next((one for one in lines if one.line == self.kwargs["line"]), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the list."""
        line = self.line()
        shown = facts.offers_for(line, viewer=self.login, on=self.today)
        held = facts.budget_line_of(line.person_id, line.line, viewer=self.login)
        return (
            super().context(form)
            | list_of(shown)
            | {
                "layout": ON_PERSON,
                "title": f"Choose with {self.header.called}",
                "line": line,
                "when": wanted_words(shown.wanted),
                "pence_a_week": held.pence_a_week if held else None,
                "chosen": queries.choice_of(line.person_id, line.line, viewer=self.login),
                "none_form": self.form_class(initial={"answer": "none", "seen": shown.mark}),
                "seen": shown.mark,
                "back": reverse("person_choices", args=[self.person]),
                "own": False,
            }
        )

    def act(self, form: ChooseForm) -> str:
        """Keep what they chose."""
        choice = form.choice(self.header.person, self.line().line)
        actions.choose(choice=choice, by=self.login, at=self.request.at)
        return reverse("person_choices", args=[self.person])
