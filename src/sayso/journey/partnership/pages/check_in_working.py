"""A worker's pages of check-ins, on one record, for who holds that private account; and of what changed."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.models import Task
from sayso.journey.casework.pages.persons import PersonPage
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import CheckIn, NoticedChange, PartnershipSide
from sayso.journey.partnership.pages.check_in_forms import ChangeForm, CheckInForm, DoneForm, as_answered
from sayso.journey.partnership.pages.check_in_shown import over_time
from sayso.journey.partnership.pages.working import OfTheTwo
from sayso.journey.partnership.pages.writing import WorkerForm
from sayso.journey.partnership.statuses import NoticedBy, called_short
from sayso.rules.partnership import check_in as rules


class HeldInPrivate(OfTheTwo):
    """Mixed into a page for who holds this one's private account. To others there is no such page."""

    def side(self) -> PartnershipSide:
        """Return the side in the address."""
        found = super().side()
        if Area.PRIVATE not in self.areas:
            raise Http404
        return found

    def check_in(self) -> CheckIn:
        """Return the check-in in the address."""
        found = queries.check_in_one(self.side(), self.kwargs["check_in"], viewer=self.login)
        if found is None:
            raise Http404
        return found


class CheckInsOfView(HeldInPrivate, PersonPage):
    """What one of the two said alone, the latest and the ones before; nothing of the other's."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON
    template_name = "partnership/check_ins_of.html"
    title = "How it is, as they say alone"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        side = self.side()
        rows = queries.check_ins_of_side(side, viewer=self.login)
        shown = {
            "side": side,
            "name": called_short(self.header.called),
            "rows": [(row, queries.versions_of_check_in(row, viewer=self.login)[1:]) for row in rows],
            "lines": over_time(side, rows),
            "next": queries.asked_next([side], viewer=self.login, on=self.today).get(side.pk),
            "times": queries.check_in_times([side], viewer=self.login).get(side.pk),
        }
        return self.page(self.head() | shown, people=self.header.keys)


class TakeCheckInView(HeldInPrivate, WorkerForm):
    """Write down what they say of how it is, with nobody else there."""

    form_class = CheckInForm
    title = "How is it for them?"
    heading = "How is it for {called}?"
    lead = "Ask with nobody else there. Write what they answer; leave what they leave."
    button = "Keep this"

    def questions(self) -> list[rules.Question]:
        """Return what is asked."""
        return list(rules.questions_of(rules.Side(self.side().standing)))

    def form_arguments(self) -> dict[str, Any]:
        """Ask it as the person reads it."""
        told = {"questions": self.questions(), "side": self.side(), "by_worker": True}
        return super().form_arguments() | told

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        self.side()
        return {"said_on": self.today}

    def home(self) -> str:
        """Return the address of their check-ins."""
        return reverse("check_ins_of", args=[self.person, self.kwargs["side"]])

    def new(self, form: Any) -> actions.NewCheckIn:
        """Return what was written."""
        side, said = self.side(), form.cleaned_data
        return actions.NewCheckIn(
            person=side.person_id,
            side=side.pk,
            answers=form.answers(),
            said_on=said["said_on"],
            key=said["form_key"],
        )

    def do(self, form: Any) -> None:
        """Keep it."""
        actions.check_in_one(said=self.new(form), **self.said)


class TakeCheckInAnewView(TakeCheckInView):
    """Write another version of what they said. Theirs stays to be read."""

    title = "Write it anew"
    heading = ""
    lead = "Their own version stays. Yours says that a worker wrote it down."

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        kept = self.check_in()
        return as_answered(self.questions(), kept.answers) | {"said_on": kept.said_on}

    def do(self, form: Any) -> None:
        """Put it after the version before."""
        actions.change_check_in(check_in=self.check_in().pk, to=self.new(form), **self.said)


class NoticeChangeView(WorkerForm):
    """Write down that something changed between the two, with who does something about it."""

    form_class = ChangeForm
    title = "Something changed between them"
    lead = "Whoever does something about it says what was done. It stays open until then."
    button = "Keep this"

    def form_arguments(self) -> dict[str, Any]:
        """Offer whoever may know of it."""
        side, holds = self.side(), Area.PRIVATE in self.areas
        found = {
            one.pk: one for one in queries.may_follow_up(side.person_id, in_private=False, viewer=self.login)
        }
        if holds:
            held = queries.may_follow_up(side.person_id, in_private=True, viewer=self.login)
            found |= {one.pk: one for one in held}
        found = {self.login.pk: self.login} | found
        owners = [(str(one.pk), one.name) for one in found.values()]
        return super().form_arguments() | {"owners": owners, "holds_private": holds}

    def initial(self) -> dict[str, Any]:
        """Start with today, oneself and a week."""
        return {
            "noticed_on": self.today,
            "noticed_by": NoticedBy.WORKER,
            "owner": str(self.login.pk),
            "due_on": self.today + timedelta(days=7),
        }

    def do(self, form: Any) -> None:
        """Keep it."""
        actions.notice_change(change=form.new(self.side()), **self.said)


class CloseChangeView(WorkerForm):
    """Say what was done about a change. Without words it stays open."""

    form_class = DoneForm
    title = "What was done?"
    button = "Keep this, and close it"
    template_name = "partnership/close_change.html"

    def found(self) -> tuple[Task, NoticedChange | None]:
        """Return the task in the address. Raises Http404 when none is open."""
        assert self.areas
        for key in self.header.keys:
            found = queries.change_task(key, self.kwargs["task"], viewer=self.login)
            if found is not None:
                return found
        raise Http404

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it is about, to who may read it."""
        task, noticed = self.found()
        return super().context(form) | {"task": task, "noticed": noticed}

    def do(self, form: Any) -> None:
        """Close it."""
        task, _ = self.found()
        actions.close_change(person=task.person_id, task=task.pk, done=form.cleaned_data["done"], **self.said)
