"""The pages of whoever works with somebody: who does what, what was pressed, and what is to be set up."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.control import actions, queries
from sayso.journey.control.models import TaskLevel, Turn
from sayso.journey.control.pages.forms import LevelForm, SureForm, level_as_kept
from sayso.journey.control.pages.shown import task_shown
from sayso.journey.control.statuses import Task
from sayso.journey.people.queries import close_people
from sayso.rules.refusals import Refusal, Stale


class ForStaff:
    """Mixed into a worker's page. Whoever does not work here has pages of their own."""

    kwargs: dict[str, Any]
    login: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        if not self.login.is_staff:
            raise Http404
        key: UUID = self.kwargs["person"]
        return key


class ControlOfView(ForStaff, PersonPage):
    """Who does which task of somebody's support, what they pressed, and their early signs."""

    permission = Permission.KEEP_LEVELS
    shows = Shows.PERSON
    template_name = "control/control_of.html"
    title = "How they hold their support"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        person, areas = self.header.person, areas_open(self.header.person)
        if Area.SHARING not in areas:
            raise Http404
        levels = queries.levels_of(person, viewer=self.login)
        shown = {
            "title": f"How {self.header.called} holds their support",
            "tasks": [task_shown(task, levels.get(task), own=False) for task in Task],
            "paused": queries.paused_since(person, viewer=self.login),
            "handed": queries.handed_back(person, viewer=self.login),
            "take_over": queries.to_take_over([person], viewer=self.login).get(person, 0),
            "turns": queries.turns_of(person, viewer=self.login)[:20],
            "signs": queries.signs_of(person, viewer=self.login) if Area.HEALTH in areas else None,
        }
        return self.page(self.head() | shown, people=self.header.keys)


class _ControlForm(ForStaff, PersonForm):
    permission = Permission.KEEP_LEVELS
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back."""
        if Area.SHARING not in areas_open(self.header.person):
            raise Http404
        return super().context(form) | {"back": self.back}

    @property
    def back(self) -> str:
        """Return the address of the page of it all."""
        return reverse("control_of", args=[self.person])


class SetLevelView(_ControlForm):
    """How much help somebody wants with one task, as they said it alone."""

    form_class = LevelForm
    template_name = "control/set_level_of.html"
    title = "How do they want to do this?"
    button = "Keep what they said"
    lead = "Write what they said. Nobody but them chooses it, and no diagnosis settles it."

    def task(self) -> Task:
        """Return the task in the address."""
        if self.kwargs["task"] not in Task.values:
            raise Http404
        return Task(self.kwargs["task"])

    def row(self) -> TaskLevel | None:
        """Return what stands."""
        return queries.level_of(self.header.person, self.task(), viewer=self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Give the task, whom they may name, and what was seen."""
        found = close_people(self.header.person, viewer=self.login, on=self.today)
        near, row = [(str(one.key), one.called) for one in found], self.row()
        return {"task": self.task(), "near": near, "seen": str(row.pk) if row else "", "own": False}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return level_as_kept(self.row())

    def stale(self, form: LevelForm, refusal: Stale) -> None:
        """Show what stands now beside what was written."""
        super().stale(form, refusal)
        row = self.row()
        form.has_now_read(str(row.pk) if row else "")

    def context(self, form: Any) -> dict[str, Any]:
        """Say which task, and how it was before."""
        history = queries.history_of(self.header.person, self.task(), viewer=self.login)
        shown = [task_shown(self.task(), one, own=False) for one in history]
        title = task_shown(self.task(), None, own=False).name
        return super().context(form) | {"title": title, "history": shown}

    def act(self, form: LevelForm) -> str:
        """Keep it."""
        actions.set_level(level=form.new(self.header.person), by=self.login, at=self.request.at)
        return self.back

    def refused(self, form: LevelForm, refusal: Refusal) -> None:
        """Let them be seen alone, where what they chose waits because they were not."""
        if not form.asked().is_theirs:
            new = form.new(self.header.person)
            actions.level_asked_beside_somebody(level=new, by=self.login, at=self.request.at)


class SetUpLevelView(_ControlForm):
    """Say that what is held for somebody is set up."""

    form_class = SureForm
    title = "Is it set up?"
    button = "Yes, it is set up"

    def row(self) -> TaskLevel:
        """Return the level in the address. Raises Http404."""
        rows = queries.to_set_up([self.header.person], viewer=self.login)
        found = next((row for row in rows if row.pk == self.kwargs["level"]), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Say what."""
        shown = task_shown(Task(self.row().task), self.row(), own=False)
        return super().context(form) | {"lead": f"{shown.name}. {shown.says}."}

    def act(self, form: SureForm) -> str:
        """Keep it."""
        key = self.row().pk
        actions.set_up_level(level=key, person=self.header.person, by=self.login, at=self.request.at)
        return self.back


class ReadTurnView(_ControlForm):
    """Say that I read what they pressed, and know what follows."""

    form_class = SureForm
    title = "They pressed this themself"
    button = "I have read it"

    def turn(self) -> Turn:
        """Return what was pressed. Raises Http404."""
        rows = queries.turns_of(self.header.person, viewer=self.login)
        found = next((row for row in rows if row.pk == self.kwargs["turn"]), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it was."""
        lead = f"{self.turn().get_pressed_display()}. Only they can press it. What is agreed goes on."
        return super().context(form) | {"lead": lead}

    def act(self, form: SureForm) -> str:
        """Keep it."""
        actions.read_turn(turn=self.turn().pk, person=self.header.person, by=self.login, at=self.request.at)
        return self.back
