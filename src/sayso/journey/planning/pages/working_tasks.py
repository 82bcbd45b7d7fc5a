"""What a carer is asked, for whoever holds their private account: to hear the answer, and to hear a stop."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.planning import actions, queries
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.pages.asking import AnswerForm, ShownForm, as_asked
from sayso.journey.planning.pages.forms import SureForm
from sayso.journey.planning.pages.working import ForStaff


class CarerTasksView(ForStaff, PersonPage):
    """What this carer is asked, and what they said. For whoever holds their private account alone."""

    permission = Permission.ANSWER_TASK
    shows = Shows.PERSON
    template_name = "planning/carer_tasks.html"
    title = "What they are asked"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, what waits first."""
        if Area.PRIVATE not in areas_open(self.header.person):
            raise Http404
        offers = queries.offers_for(self.header.person, viewer=self.login)
        shown = {
            "title": f"What {self.header.called} is asked",
            "waiting": [one for one in queries.waiting(offers) if not one.answer],
            "with_help": queries.help_to_find(offers),
            "doing": queries.in_force(offers, on=self.today),
            "again": queries.to_ask_again(offers, on=self.today),
        }
        return self.page(self.head() | shown, people=self.header.keys)


class _OfOffer(ForStaff, PersonForm):
    permission = Permission.ANSWER_TASK
    shows = Shows.PERSON

    def offer(self) -> TaskOffer:
        """Return the question in the address. Raises Http404 when it is not this carer's, or not open."""
        for one in queries.offers_for(self.header.person, viewer=self.login):
            if one.pk == self.kwargs["offer"]:
                return one
        raise Http404

    def context(self, form: Any) -> dict[str, Any]:
        """Say what was asked, and go back to the list."""
        return super().context(form) | {"lead": self.offer().words, "back": self.list_url}

    @property
    def list_url(self) -> str:
        """Return the address of the list."""
        return reverse("carer_tasks", args=[self.person])


class HearAnswerView(_OfOffer):
    """Write down what a carer answers."""

    form_class = AnswerForm
    title = "What did they answer?"
    heading = "What does {called} answer?"
    button = "Keep this answer"

    def form_arguments(self) -> dict[str, Any]:
        """Ask whether they were shown how, where it takes lifting, washing or medicines."""
        return super().form_arguments() | {"hands_on": self.offer().hands_on}

    def initial(self) -> dict[str, Any]:
        """Start with what was asked."""
        return as_asked(self.offer(), self.today)

    def act(self, form: AnswerForm) -> str:
        """Keep it."""
        actions.answer_task(answer=form.said(self.offer().pk), by=self.login, at=self.request.at)
        return self.list_url


class HearShownView(_OfOffer):
    """Write down whether a carer was shown how to do something that is theirs."""

    form_class = ShownForm
    title = "Were they shown how?"
    heading = "Was {called} shown how?"
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Ask of this task."""
        return super().form_arguments() | {"offer": self.offer(), "of": self.header.called}

    def initial(self) -> dict[str, Any]:
        """Start with what was said."""
        return {"shown": self.offer().shown}

    def act(self, form: ShownForm) -> str:
        """Keep it."""
        actions.say_shown(said=form.said(), by=self.login, at=self.request.at)
        return self.list_url


class HearStopView(_OfOffer):
    """Write down that a carer stops. No reason is asked."""

    form_class = SureForm
    title = "They stop this"
    heading = "{called} stops this"
    button = "They stop, from this minute"

    def act(self, form: SureForm) -> str:
        """Stop it."""
        actions.stop_task(offer=self.offer().pk, by=self.login, at=self.request.at)
        return self.list_url
