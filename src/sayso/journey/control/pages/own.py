"""One's own pages of holding one's own support: who does what, pause, hand back, and early signs."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.control import actions, queries
from sayso.journey.control.models import TaskLevel
from sayso.journey.control.pages.forms import (
    AloneForm,
    LevelForm,
    ShareSignsForm,
    SignsForm,
    SureForm,
    level_as_kept,
    signs_as_kept,
)
from sayso.journey.control.pages.shown import task_shown
from sayso.journey.control.statuses import Task
from sayso.journey.people.queries import close_people
from sayso.rules.refusals import Stale


class Mine:
    """Mixed into a page of one's own record. Nobody on record: there is no such page."""

    login: Any
    request: Any
    kwargs: dict[str, Any]

    @property
    def me(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key

    @property
    def today(self) -> date:
        """Return the day of the request in England."""
        return timezone.localdate(self.request.at)

    def near(self) -> list[tuple[str, str]]:
        """Return those close to whoever looks, as choices."""
        return [(str(one.key), one.called) for one in close_people(self.me, viewer=self.login, on=self.today)]


class MyControlView(Mine, PageView):
    """Who does which task, whether new orders wait, who manages, and early signs."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "control/my_control.html"
    title = "How I hold my own support"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show all of it."""
        levels = queries.levels_of(self.me, viewer=self.login)
        shown = {
            "tasks": [task_shown(task, levels.get(task), own=True) for task in Task],
            "paused": queries.paused_since(self.me, viewer=self.login),
            "handed": queries.handed_back(self.me, viewer=self.login),
            "signs": queries.signs_of(self.me, viewer=self.login),
            "shown_to": queries.signs_shown(self.me, viewer=self.login),
            "turns": queries.turns_of(self.me, viewer=self.login)[:20],
        }
        return self.page(shown)


class MyForm(Mine, FormPage):
    """A page that asks one thing about it, and goes back."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back. Nobody on record has no such page."""
        return super().context(form) | {"back": reverse("my_control"), "me": self.me}

    def act(self, form: Any) -> str:
        """Do it, and go back."""
        self.do(form)
        return reverse("my_control")

    def do(self, form: Any) -> None:
        """Do what the form asks."""
        raise NotImplementedError


class SetMyLevelView(MyForm):
    """How much help I want with one task."""

    form_class = LevelForm
    template_name = "control/set_level.html"
    title = "How do you want to do this?"
    button = "Keep this"

    def task(self) -> Task:
        """Return the task in the address."""
        if self.kwargs["task"] not in Task.values:
            raise Http404
        return Task(self.kwargs["task"])

    def row(self) -> TaskLevel | None:
        """Return what stands."""
        return queries.level_of(self.me, self.task(), viewer=self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Give the task, whom they may name, and what was seen."""
        row = self.row()
        return {"task": self.task(), "near": self.near(), "seen": str(row.pk) if row else ""}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return level_as_kept(self.row())

    def stale(self, form: LevelForm, refusal: Stale) -> None:
        """Show what stands now beside what was chosen."""
        super().stale(form, refusal)
        row = self.row()
        form.has_now_read(str(row.pk) if row else "")

    def context(self, form: Any) -> dict[str, Any]:
        """Say which task, and how it was before."""
        history = queries.history_of(self.me, self.task(), viewer=self.login)
        shown = [task_shown(self.task(), one, own=True) for one in history]
        title = task_shown(self.task(), None, own=True).name
        return super().context(form) | {"title": title, "history": shown, "own": True}

    def do(self, form: LevelForm) -> None:
        """Keep it."""
        actions.set_level(level=form.new(self.me), by=self.login, at=self.request.at)


class TaskDoneView(MyForm):
    """Say that a task of which we remind you is done for now."""

    form_class = SureForm
    title = "Have you done this?"
    button = "Yes, it is done"

    def row(self) -> TaskLevel:
        """Return the level in the address. Raises Http404."""
        rows = queries.levels_of(self.me, viewer=self.login).values()
        found = next((row for row in rows if row.pk == self.kwargs["level"] and row.next_on), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Say which task."""
        return super().context(form) | {"lead": f"{self.row().words.step}."}

    def do(self, form: SureForm) -> None:
        """Keep it."""
        actions.say_done(level=self.row().pk, person=self.me, by=self.login, at=self.request.at)


class PauseView(MyForm):
    """Let new orders wait."""

    form_class = SureForm
    template_name = "control/press.html"
    title = "Pause new orders?"
    button = "Pause new orders"
    says: ClassVar[tuple[str, ...]] = (
        "Nothing new is ordered for you until you let orders go on.",
        "Who comes now keeps coming. Wages and payments go on.",
        "If you are in danger or cannot wait, help still comes.",
        "Those who work with you are told today. Nobody close to you is told.",
    )

    def context(self, form: Any) -> dict[str, Any]:
        """Say what changes, and what does not."""
        return super().context(form) | {"says": self.says}

    def do(self, form: SureForm) -> None:
        """Press it."""
        actions.pause(person=self.me, by=self.login, at=self.request.at, key=form.cleaned_data["form_key"])


class GoOnView(PauseView):
    """Let new orders go on."""

    title = "Let new orders go on?"
    button = "Let orders go on"
    says = (
        "New support can be ordered for you again.",
        "What waited is placed by those who work with you. They are told today.",
    )

    def context(self, form: Any) -> dict[str, Any]:
        """See that they wait."""
        if queries.paused_since(self.me, viewer=self.login) is None:
            raise Http404
        return super().context(form)

    def do(self, form: SureForm) -> None:
        """Press it."""
        actions.go_on(person=self.me, by=self.login, at=self.request.at, key=form.cleaned_data["form_key"])


class HandBackView(MyForm):
    """Let the council manage."""

    form_class = AloneForm
    template_name = "control/press.html"
    title = "Hand managing back to the council?"
    button = "Hand it back"
    says: ClassVar[tuple[str, ...]] = (
        "The council takes over arranging and paying for what comes to you as money now.",
        "The help you have, and what it costs, stay as they were agreed.",
        "Money for wages goes on until we have taken each part over. We are told today.",
        "You can take it back on this page.",
    )

    def context(self, form: Any) -> dict[str, Any]:
        """Say what changes, and what does not."""
        return super().context(form) | {"says": self.says}

    def do(self, form: AloneForm) -> None:
        """Press it."""
        key = form.cleaned_data["form_key"]
        actions.hand_back(person=self.me, alone=form.said_alone(), by=self.login, at=self.request.at, key=key)


class TakeBackView(HandBackView):
    """Manage it myself again."""

    title = "Manage it yourself again?"
    button = "Take it back"
    says = (
        "Each part that you handed back is held again as it was before.",
        "The help you have stays as it is. We are told today.",
    )

    def context(self, form: Any) -> dict[str, Any]:
        """See that it was handed back."""
        if queries.handed_back(self.me, viewer=self.login) is None:
            raise Http404
        return super().context(form)

    def do(self, form: AloneForm) -> None:
        """Press it."""
        key = form.cleaned_data["form_key"]
        actions.take_back(person=self.me, alone=form.said_alone(), by=self.login, at=self.request.at, key=key)


class MyEarlySignsView(MyForm):
    """What changes first when I am not well, and what to do then."""

    form_class = SignsForm
    title = "My early signs"
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Keep which words were seen."""
        row = queries.signs_of(self.me, viewer=self.login)
        return {"seen": str(row.pk) if row else ""}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return signs_as_kept(queries.signs_of(self.me, viewer=self.login))

    def stale(self, form: SignsForm, refusal: Stale) -> None:
        """Show what stands now beside what was written."""
        super().stale(form, refusal)
        row = queries.signs_of(self.me, viewer=self.login)
        form.has_now_read(str(row.pk) if row else "")

    def context(self, form: Any) -> dict[str, Any]:
        """Show what stands, where somebody changed it meanwhile."""
        row = queries.signs_of(self.me, viewer=self.login)
        return super().context(form) | ({"lead": f"Now: “{row.signs}”"} if row and form.errors else {})

    def do(self, form: SignsForm) -> None:
        """Keep it."""
        actions.say_signs(signs=form.new(self.me), by=self.login, at=self.request.at)


class ShareMySignsView(MyForm):
    """Who close to me may read my early signs."""

    form_class = ShareSignsForm
    title = "Who may read my early signs?"
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Give those close to me, and any who reads them though they are close no more."""
        near = dict(self.near())
        near |= {
            str(one.with_person_id): near.get(str(one.with_person_id), one.called)
            for one in queries.signs_shown(self.me, viewer=self.login)
        }
        return {"near": list(near.items())}

    def initial(self) -> dict[str, Any]:
        """Start with who may."""
        now = queries.signs_shown(self.me, viewer=self.login)
        return {"who": [str(one.with_person_id) for one in now]}

    def do(self, form: ShareSignsForm) -> None:
        """Begin with those who are ticked, and stop with those who are not."""
        wanted = {UUID(key) for key in form.cleaned_data["who"]}
        now = {one.with_person_id for one in queries.signs_shown(self.me, viewer=self.login)}
        hand = {"person": self.me, "by": self.login, "at": self.request.at}
        for key in sorted(now - wanted):
            actions.stop_showing_signs(with_person=key, **hand)
        for key in sorted(wanted - now):
            actions.show_signs(with_person=key, **hand)


class PeopleIHelpView(Mine, PageView):
    """With what somebody asked me to help, and what they let me read of their early signs."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "control/people_i_help.html"
    title = "What I help somebody with"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it; the same page for everybody of whom nobody asked anything."""
        shown = {
            "me": self.me,
            "helping": queries.i_help(viewer=self.login),
            "signs": queries.signs_for_me(viewer=self.login),
        }
        return self.page(shown)
