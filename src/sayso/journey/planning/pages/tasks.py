"""A carer's own pages: what I am asked, and what I do. Only I and whoever holds my account can read them."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import listed
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.pages.asking import AnswerForm, ShownForm, as_asked
from sayso.journey.planning.pages.forms import SureForm
from sayso.journey.planning.pages.mine import Mine, MyForm


class MyTasksView(Mine, PageView):
    """What I am asked, and what I do."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "planning/my_tasks.html"
    title = "What I am asked, and what I do"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what waits, what I do, what to ask again, and what I said before."""
        offers = queries.offers_for(self.whose(), viewer=self.login)
        waiting, doing = queries.waiting(offers), queries.in_force(offers, on=self.today)
        again = queries.to_ask_again(offers, on=self.today)
        shown_above = {one.pk for one in (*waiting, *doing, *again)}
        before = [one for one in offers if one.pk not in shown_above and one.answer]
        shown = {"waiting": waiting, "doing": doing, "again": again, "before": before}
        return self.page(shown | {"readers": readers(self.login, offers)})


class _MyTask(MyForm):
    goes_back = "my_tasks"

    def offer(self) -> TaskOffer:
        """Return the question in the address. Raises Http404 for one that was not put to me."""
        found = queries.offers_for(self.whose(), viewer=self.login)
        for one in found:
            if one.pk == self.kwargs["offer"]:
                return one
        raise Http404

    def context(self, form: Any) -> dict[str, Any]:
        """Say what is asked, and who can read the answer."""
        offer = self.offer()
        return super().context(form) | {"offer": offer, "readers": readers(self.login, [offer])}


class AnswerMyTaskView(_MyTask):
    """Answer one question. Yes and no are the same size."""

    form_class = AnswerForm
    template_name = "planning/answer_my_task.html"
    title = "Your answer"
    button = "Send my answer"

    def form_arguments(self) -> dict[str, Any]:
        """Ask whether they were shown how, where it takes lifting, washing or medicines."""
        return super().form_arguments() | {"hands_on": self.offer().hands_on}

    def initial(self) -> dict[str, Any]:
        """Start with what was asked."""
        return as_asked(self.offer(), self.today)

    def act(self, form: AnswerForm) -> str:
        """Keep it."""
        actions.answer_task(answer=form.said(self.offer().pk), by=self.login, at=self.request.at)
        return reverse("my_tasks")


class SayShownView(_MyTask):
    """Say whether I was shown how to do something that is mine."""

    form_class = ShownForm
    template_name = "planning/answer_my_task.html"
    title = "Were you shown how?"
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Ask of this task."""
        return super().form_arguments() | {"offer": self.offer()}

    def initial(self) -> dict[str, Any]:
        """Start with what was said."""
        return {"shown": self.offer().shown}

    def act(self, form: ShownForm) -> str:
        """Keep it."""
        actions.say_shown(said=form.said(), by=self.login, at=self.request.at)
        return reverse("my_tasks")


class StopMyTaskView(_MyTask):
    """Stop something that I do. Nobody asks why."""

    form_class = SureForm
    template_name = "planning/stop_my_task.html"
    title = "Stop this?"
    button = "Yes, I stop"

    def act(self, form: SureForm) -> str:
        """Stop it, from this minute."""
        actions.stop_task(offer=self.offer().pk, by=self.login, at=self.request.at)
        return reverse("my_tasks")


def readers(login: Any, offers: Sequence[TaskOffer]) -> str:
    """Say who can read it, by name: never those whom it is about."""
    others = sorted({one.adult_called for one in offers})
    who = " or ".join(others) if others else "the person you help"
    return f"{readers_of(login)} can read this. Not {who}: not your words, and not that you wrote."


def readers_of(login: Any) -> str:
    """Return who can read what a carer writes in private, by name, the carer first."""
    others = queries.my_readers(viewer=login)
    return listed(["You", *others]) if others else "Only you"
