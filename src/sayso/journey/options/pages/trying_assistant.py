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
from sayso.journey.options.pages import assistant_held as held
from sayso.journey.options.pages import assistant_shown as shown
from sayso.journey.options.pages.assistant_facts import facts_of
from sayso.journey.options.pages.assistant_questions import QUESTIONS, SALT, to_ask_again
from sayso.journey.options.pages.assistant_sums import AssistantSum, sum_of
from sayso.journey.options.pages.assistant_year_shown import year_shown
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

    def get(self, request: HttpRequest, question: str, **kwargs: Any) -> HttpResponse:
        """Show a question without any answers; go to the start for one that hangs on answers."""
        here = self.found(question)
        return self.ask(here, {}) if here.asked({}) else redirect(self.start)


class TryAssistantCheckView(_OfAssistant, TryChargeCheckView):
    """All answers on one page, each with a way to change it, before the sum."""

    permission = Permission.TRY_A_CHARGE
    shows = Shows.NOBODY


class TryAssistantAnswerView(_OfAssistant):
    """The cost of a week, an hour and the year ahead; whether a budget is enough; the lines; other ways."""

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
        ask_first = to_ask_again(told)
        if facts is None or ask_first:
            return SentOn(self.address(ask_first or QUESTIONS[0]))
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
        cost, in_force = found.cost, figures()
        enough = held.enough(found)
        return {
            "a_week": pounds(cost.pence_a_week or 0),
            "an_hour": pounds(cost.pence_an_hour) if cost.pence_an_hour is not None else "",
            "year": year_shown(found.year, in_force),
            "picture": shown.picture(found),
            "whole": shown.whole(found),
            "shared": shown.shared(found),
            "each": shown.each(found),
            "cautions": shown.cautions(found),
            "enough": enough,
            "enough_in_short": held.enough_in_short(enough) if enough else "",
            "ways": held.ways(found),
            "owed": held.owed(found, in_force),
            "status": found.status,
            "family": held.family(found),
            "family_step": held.family_step(found),
            "carers": held.carers(found, in_force),
            "at_the_end": held.at_the_end(found, in_force),
            "besides": shown.besides(found),
        }
