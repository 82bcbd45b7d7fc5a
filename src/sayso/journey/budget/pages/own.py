"""A person's own pages of their budget: what it costs, who pays which part, why, and how to challenge it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.decisions.actions import record_reply
from sayso.foundation.decisions.models import Decision
from sayso.foundation.decisions.queries import basis, words_of
from sayso.foundation.decisions.states import State
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.budget import queries
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.budget.pages.forms import AskAgainForm
from sayso.journey.budget.pages.showing import MEANS, how, picture_of, working_of
from sayso.journey.budget.statuses import BudgetState
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.statuses import Way

CAN_ANSWER = (State.TOLD, State.REPLIED)


class Mine(PageView):
    """Mixed into a page of one's own budgets. Nobody on record: there is no such page."""

    def whose(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key


class MyBudgetView(Mine):
    """My budget: a sentence, a picture, the parts, how each is held, and why."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "budget/my_budget.html"
    title = "My budget"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what stands, and what is decided and has not begun."""
        standings = [one for standing in StandingKind if (one := self.of(standing))]
        return self.page({"standings": standings, "as_carer": StandingKind.CARER})

    def of(self, standing: StandingKind) -> dict[str, Any] | None:
        """Return what stands for one standing, and what comes after it."""
        now = queries.budget_of(self.whose(), standing, viewer=self.login)
        waits = queries.open_budget_of(self.whose(), standing, viewer=self.login)
        coming = waits if waits and waits.waits_to_begin else None
        if not (now or coming):
            return None
        return {
            "standing": standing,
            "now": self.drawn(now) if now else None,
            "coming": self.drawn(coming) if coming else None,
        }

    def drawn(self, budget: PersonalBudget) -> dict[str, Any]:
        """Return one budget in words, as a picture, and line by line."""
        lines = queries.lines_of(budget, viewer=self.login)
        on = timezone.localdate(self.request.at)
        sentence = queries.in_a_sentence(budget, viewer=self.login, on=on)
        parts = queries.parts_of(budget, viewer=self.login, on=on)
        decision = budget.decision
        return {
            "budget": budget,
            "lead": sentence,
            "picture": picture_of(budget, lines, sentence),
            "working": working_of(budget, lines, parts, you=True),
            "lines": [(line, _held(line.way), MEANS[Way(line.way)], how(line, parts)) for line in lines],
            "reasons": words_of(decision, "reasons", viewer=self.login),
            "basis": basis(decision),
            "by": budget.agreed_by,
            "decision": decision,
            "may_ask": decision.state in CAN_ANSWER,
            "said": words_of(decision, "reply", viewer=self.login),
        }


def _held(way: str) -> str:
    """Return the short name of a way, as it stands before what it means."""
    return Way(way).label.partition(":")[0]


class AskAgainView(Mine, FormPage):
    """Ask the council to look again at a budget, in my own words."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = AskAgainForm
    title = "Ask us to look again"
    lead = "Somebody who did not decide it looks at it. We answer you in writing. Nothing you have stops."
    button = "Send this"

    def found(self) -> Decision:
        """Return the decision of my own budget that the address names. Raises Http404."""
        rows = queries.budgets_of(self.whose(), viewer=self.login)
        mine = next((one for one in rows if one.pk == self.kwargs["budget"]), None)
        shown = mine is not None and mine.agreed_at and mine.state != BudgetState.WITHDRAWN
        if mine is None or not shown or mine.decision.state not in CAN_ANSWER:
            raise Http404
        return mine.decision

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        self.found()
        return super().context(form) | {"back": reverse("my_budget")}

    def act(self, form: AskAgainForm) -> str:
        """Keep what they said, with the wish to look again."""
        record_reply(
            decision=self.found(),
            words=form.cleaned_data["words"],
            look_again=True,
            replied_on=timezone.localdate(self.request.at),
            by=self.login,
            at=self.request.at,
        )
        return reverse("my_budget")
