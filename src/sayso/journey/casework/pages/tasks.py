"""Reminders, finishing a task, and the team's tray."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.dates_and_sums import DateField
from sayso.foundation.govuk.fields import LongTextField, TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.casework import actions
from sayso.journey.casework.models import Task
from sayso.journey.casework.pages.persons import Named, PersonForm
from sayso.journey.casework.queries import open_contacts, to_take, tray, without_lead
from sayso.journey.casework.queries import task as one_task
from sayso.journey.casework.statuses import Why


class ReminderForm(PlainForm):
    """What, and by when."""

    what = TextField(label="What do you want to do?", max_length=300, missing="Write what you want to do")
    due_on = DateField(label="By when?", missing="Write the day")


class AddReminderView(PersonForm):
    """Remind oneself of something about a person."""

    permission = Permission.DO_TASKS
    shows = Shows.PERSON
    form_class = ReminderForm
    title = "Add a reminder"
    heading = "Add a reminder about {called}"
    button = "Save reminder"

    def act(self, form: ReminderForm) -> str:
        """Save it as one's own."""
        said = form.cleaned_data
        task = actions.NewTask(
            person=self.header.person,
            what=said["what"],
            why=Why.REMINDER,
            due_on=said["due_on"],
            owner=self.login,
            key=said["form_key"],
        )
        actions.add_task(task=task, by=self.login, at=self.request.at)
        return reverse("my_day")


class FinishForm(PlainForm):
    """What was done."""

    done_with = LongTextField(label="What did you do?", rows=3, missing="Write what you did")


class FinishTaskView(FormPage):
    """Finish a task by saying what was done."""

    permission = Permission.DO_TASKS
    shows = Shows.PERSON
    form_class = FinishForm
    template_name = "casework/finish_task.html"
    title = "Write what you did"
    button = "Save, and close this"

    @property
    def task(self) -> Task:
        """Return the task in the address."""
        found = one_task(self.kwargs["task"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def people(self) -> list[UUID]:
        """Return whom it is about."""
        return [self.task.person_id]

    def context(self, form: Any) -> dict[str, Any]:
        """Return the task, and whom it is about."""
        found, today = self.task, self.request.at.astimezone(LONDON).date()
        named = Named([found.person_id], self.login, today)
        caution = named.caution(found.person_id)
        return {
            "task": found,
            "who": named.link(found.person_id),
            "may_open": named.opens,
            "caution": caution,
            "back": reverse("my_day"),
            "stands_in": found.owner_id != self.login.pk and to_take(found.pk, viewer=self.login),
        }

    def act(self, form: FinishForm) -> str:
        """Finish it."""
        actions.finish_task(
            task=self.task.pk, done_with=form.cleaned_data["done_with"], by=self.login, at=self.request.at
        )
        return reverse("my_day")


class TakeForm(PlainForm):
    """Nothing to fill in."""


class TakeTaskView(FormPage):
    """Take a task out of the tray."""

    permission = Permission.SEE_TEAM_TRAY
    shows = Shows.NOBODY
    form_class = TakeForm
    title = "Take this on"
    button = "Take this on"
    lead = "It becomes yours, and shows in your day. You can see who it is about until it is done."

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it is."""
        found = to_take(self.kwargs["task"], viewer=self.login)
        if found is None:
            raise Http404
        return {"title": f"Take this on: {found.what}", "back": reverse("team_tray")}

    def act(self, form: TakeForm) -> str:
        """Take it."""
        actions.take_task(task=self.kwargs["task"], by=self.login, at=self.request.at)
        return reverse("my_day")


class TeamTrayView(PageView):
    """What nobody in the team owns yet: tasks, people without a lead, contacts about nobody on record."""

    permission = Permission.SEE_TEAM_TRAY
    shows = Shows.PEOPLE
    template_name = "casework/team_tray.html"
    title = "Team tray"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, a card a person, whoever has something due first at the head."""
        today = self.request.at.astimezone(LONDON).date()
        tasks, alone = tray(viewer=self.login), without_lead(viewer=self.login)
        named = Named({one.person_id for one in (*tasks, *alone)}, self.login, today)
        cards: dict[UUID, list[Task]] = {}
        for one in tasks:
            cards.setdefault(one.person_id, []).append(one)
        shown = {
            "today": today,
            "team": self.login.team,
            "count": len(tasks),
            "cards": [(named.link(key), named.caution(key), mine) for key, mine in cards.items()],
            "alone": [(one, named.link(one.person_id)) for one in alone],
            "contacts": open_contacts(viewer=self.login),
            "takes_people": self.login.may(Permission.RECORD_CONTACT),
            "may_allocate": self.login.may(Permission.ALLOCATE),
        }
        return self.page(shown, people=named.shown)
