"""That somebody is to be seen alone, for those who work with them."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import authorise_on
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.people import actions, queries
from sayso.journey.people.models import SeeAlone
from sayso.journey.people.pages.asking_forms import NO_MORE, SeeAloneForm
from sayso.journey.people.pages.one_person import AskAboutPerson
from sayso.journey.people.statuses import Means


class SeeAloneView(AskAboutPerson):
    """That somebody is to be seen alone: how they were asked each time, and what came of it."""

    permission = Permission.CHANGE_PERSON
    shows = Shows.PERSON
    form_class = SeeAloneForm
    template_name = "people/see_alone.html"
    title = "See somebody alone"
    button = "Keep this"

    @cached_property
    def task(self) -> SeeAlone | None:
        """Return that they are still to be seen alone. Raise NotFound for whoever reads nothing of it."""
        authorise_on(self.login, person=self.person, area=Area.STORY)
        return queries.to_see_alone_one(self.person, viewer=self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Offer to close it without, while it is open."""
        return super().form_arguments() | {"is_open": self.task is not None}

    def initial(self) -> dict[str, Any]:
        """Start with today."""
        return {"asked_on": self.today, "means": Means.FACE.value}

    def context(self, form: Any) -> dict[str, Any]:
        """Show the task, and how they were asked before."""
        called = self.header().called
        shown = {
            "title": f"See {called} alone" if self.task else f"How {called} was asked",
            "task": self.task,
            "asked": queries.how_asked(self.person, viewer=self.login),
        }
        return super().context(form) | shown

    def act(self, form: SeeAloneForm) -> str:
        """Keep how they were asked, or close it with the reason."""
        said, told = form.cleaned_data, {"by": self.login, "at": self.request.at}
        whose = self.task.person_id if self.task else self.person  # of two joined records, where it is asked
        if self.task and said["alone"] == NO_MORE:
            because = said["because"]
            actions.close_see_alone(person=whose, task=self.task.pk, because=because, **told)
        else:
            new = actions.NewAsked(
                person=whose, asked=form.asked(), asked_on=said["asked_on"], key=said["form_key"]
            )
            actions.record_asked(asked=new, **told)
        return reverse("see_alone", args=[self.person])
