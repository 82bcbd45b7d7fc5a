"""What employing someone really costs: a few short pages and the answer. Nothing is kept.

It stands on the pages of the try-out of a charge, with questions and a seal of its own: answers travel in the
page, signed, and no address ever holds one.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import pounds
from sayso.foundation.govuk.view import Shows
from sayso.foundation.policy.queries import figures
from sayso.journey.charging.pages.questions import Question, still_asked
from sayso.journey.charging.pages.trying import (
    SentOn,
    TryChargeCheckView,
    TryChargeQuestionView,
    TryPage,
    told_rows,
)
from sayso.journey.options.pages import assistant_shown as shown
from sayso.journey.options.pages.assistant_questions import QUESTIONS, SALT
from sayso.journey.options.pages.assistant_sums import AssistantSum, facts_of, sum_of
from sayso.rules.employment.on_costs import assistant
from sayso.rules.refusals import NoFigureInForce


class _OfAssistant(TryPage):
    """A page of this try-out: its own questions, seal and addresses."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    questions = QUESTIONS
    salt = SALT
    room = "try_assistant"


class TryAssistantView(_OfAssistant):
    """The first page: what it is, that nothing is kept, and what to have to hand."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "options/try_assistant.html"
    title = "What employing someone really costs"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say what this is."""
        return self.page({"first": self.address(QUESTIONS[0])})


class TryAssistantQuestionView(_OfAssistant, TryChargeQuestionView):
    """One short page of questions, with what was answered before."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY


class TryAssistantCheckView(_OfAssistant, TryChargeCheckView):
    """All answers on one page, each with a way to change it, before the sum."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY


class TryAssistantAnswerView(_OfAssistant):
    """The cost in a year, a week and an hour; whether a budget is enough; the lines; other ways."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY
    template_name = "options/try_assistant_answer.html"
    title = "What employing someone really costs"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Go to the first page: there are no answers here to work with."""
        return redirect(self.start)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Work it out and show it; or show what stands in the way."""
        answers, elsewhere = self.arrived()
        if elsewhere:
            return elsewhere
        told = still_asked(answers, QUESTIONS)
        facts = facts_of(told, on=self.today)
        if facts is None:
            return SentOn(self.address(QUESTIONS[0]))
        found = sum_of(facts, told, figures=figures())
        rows = told_rows(told, self.address, QUESTIONS)
        made = {"answers": self.sealed(told), "told": rows, "on": self.today}
        return self.page(made | (self.refused(found) if found.cost.refusal else self.answered(found)))

    def refused(self, found: AssistantSum) -> dict[str, Any]:
        """Return what is said where there is no sum."""
        refusal = found.cost.refusal
        mends: list[Question] = [] if isinstance(refusal, NoFigureInForce) else [QUESTIONS[0]]
        return {
            "refusal": refusal,
            "title": "We cannot give you a cost yet",
            "mends": [{"title": one.title, "change": self.address(one)} for one in mends],
        }

    def answered(self, found: AssistantSum) -> dict[str, Any]:
        """Return everything that the page tells of a sum."""
        cost = found.cost
        return {
            "a_week": pounds(cost.pence_a_week or 0),
            "a_year": pounds(cost.pence_a_year or 0),
            "an_hour": pounds(cost.pence_an_hour) if cost.pence_an_hour is not None else "",
            "until": shown.rates_hold_until(figures(), list(assistant.figure_names), self.today),
            "picture": shown.picture(found),
            "whole": shown.whole(found),
            "each": shown.each(found),
            "cautions": shown.cautions(found),
            "enough": shown.enough(found),
            "ways": shown.ways(found),
            "status": found.status,
            "besides": shown.besides(found),
        }
