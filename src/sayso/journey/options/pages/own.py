"""A person's own pages of choosing. Their own record, and nobody else's."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.options import actions, facts, queries
from sayso.journey.options.pages.forms import ChooseForm, OwnAnswerForm
from sayso.journey.options.pages.shown import list_of, wanted_words
from sayso.journey.options.statuses import OwnAnswer
from sayso.journey.planning.models import PlanLine


class OwnRecord:
    """Mixed into a page of one's own record. Nobody on record: there is no such page."""

    login: Any
    request: Any
    kwargs: dict[str, Any]

    def whose(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key

    @property
    def today(self) -> date:
        """Return the day of the request in England."""
        on: date = self.request.at.astimezone(LONDON).date()
        return on


class MyChoicesView(OwnRecord, PageView):
    """What there is to choose for each line of my plan, and what I chose."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "options/my_choices.html"
    title = "Choose who comes"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show each line with what was chosen for it."""
        person = self.whose()
        chosen = {one.line: one for one in queries.choices_of(person, viewer=self.login)}
        lines = [
            (line, one, one.recorded_at.astimezone(LONDON).date() if one else None)
            for line in queries.lines_to_choose(person, viewer=self.login, on=self.today)
            for one in [chosen.get(line.line)]
        ]
        return self.page({"lines": lines})


class ChooseOfferView(OwnRecord, FormPage):
    """Why this list, what fits, none of these suits me, and what was left out."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = ChooseForm
    template_name = "options/choose.html"
    title = "Choose who comes"
    http_method_names = ["get", "head", "post", "options"]

    def line(self) -> PlanLine:
        """Return the line in the address. Raises Http404 when it is not mine."""
        lines = queries.lines_to_choose(self.whose(), viewer=self.login, on=self.today)
        found = next((one for one in lines if one.line == self.kwargs["line"]), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Return the list."""
        line = self.line()
        shown = facts.offers_for(line, viewer=self.login, on=self.today)
        held = facts.budget_line_of(line.person_id, line.line, viewer=self.login)
        return list_of(shown) | {
            "line": line,
            "when": wanted_words(shown.wanted),
            "pence_a_week": held.pence_a_week if held else None,
            "chosen": queries.choice_of(line.person_id, line.line, viewer=self.login),
            "none_form": self.form_class(initial={"answer": "none", "seen": shown.mark}),
            "seen": shown.mark,
            "back": reverse("my_choices"),
            "own": True,
        }

    def act(self, form: ChooseForm) -> str:
        """Keep it."""
        choice = form.choice(self.whose(), self.line().line)
        actions.choose(choice=choice, by=self.login, at=self.request.at)
        return reverse("my_choices")


class DidYouChooseView(OwnRecord, FormPage):
    """“Did you choose this?”, asked of the person alone. What they say goes into their own account."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = OwnAnswerForm
    template_name = "options/did_you_choose.html"
    title = "Did you choose this?"
    button = "Keep my answer"

    def line(self) -> PlanLine:
        """Return the line in the address. Raises Http404 when it is not mine."""
        lines = queries.lines_to_choose(self.whose(), viewer=self.login, on=self.today)
        found = next((one for one in lines if one.line == self.kwargs["line"]), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it is about."""
        return {"line": self.line(), "back": reverse("own_home")}

    def act(self, form: OwnAnswerForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        answer = actions.NewOwnAnswer(
            person=self.whose(),
            line=self.line().line,
            answer=OwnAnswer(said["answer"]),
            words=said["words"],
            seen_alone=SeenAlone(form.said_alone()) if form.said_alone() else None,
            key=said["form_key"],
        )
        actions.answer_own_choice(answer=answer, by=self.login, at=self.request.at)
        return reverse("own_home")
