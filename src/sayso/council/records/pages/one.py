"""One request at the desk: how it stands, what comes next, and each step of it."""

from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.council.records import actions, queries
from sayso.council.records.pages import forms
from sayso.council.records.pages.shown import clock_of, groups_of, next_step, table_of, who_asks
from sayso.council.records.statuses import Ended, Identity
from sayso.foundation.access.models import RoleHeld, User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ROLES
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.foundation.letters.outbox import WayKind

DESK = Permission.ANSWER_RECORD_REQUESTS


class OfRequest:
    """Mixed into a page of one request. Raises NotFound where it is not open to whoever looks."""

    kwargs: dict[str, Any]
    login: User
    request: Any

    @property
    def key(self) -> UUID:
        """Return the key in the address."""
        found: UUID = self.kwargs["record_request"]
        return found

    @cached_property
    def asked(self) -> queries.Asked:
        """Return the request."""
        return queries.asked_of(self.key, viewer=self.login)

    @cached_property
    def items(self) -> list[queries.Item]:
        """Return what lies at the desk."""
        return queries.items_of(self.asked.row, viewer=self.login)

    @property
    def home(self) -> str:
        """Return the address of the request."""
        return reverse("record_request", args=[self.key])

    @property
    def today(self) -> Any:
        """Return the day in England."""
        return timezone.localdate(self.request.at)

    def people(self) -> list[UUID]:
        """Return whom the page shows: who asks, and nobody on whose record a thing stands."""
        return [self.asked.row.person_id]


class RecordRequestView(OfRequest, PageView):
    """One request: its clock, what comes next, what was gathered, and what was done."""

    permission = DESK
    shows = Shows.PERSON
    template_name = "records/request.html"
    title = "A request for what we hold"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        asked, groups = self.asked, groups_of(self.items)
        shown = {
            "title": f"{asked.row.person_called}: what we hold",
            "asked": asked,
            "row": asked.row,
            "who": who_asks(asked),
            "clock": clock_of(asked, on=self.today),
            "step": next_step(asked, self.items),
            "read": queries.read_of(self.items),
            "groups": table_of(groups, asked, second=False) if groups else None,
            "log": queries.log_of(asked, self.items),
        }
        return self.page(shown, people=self.people())


class StepForm(OfRequest, FormPage):
    """One step of a request, which goes back to it."""

    permission = DESK
    shows = Shows.PERSON
    says: ClassVar[str] = "Kept."

    def initial(self) -> dict[str, Any]:
        """See that it is open to whoever looks; begin with today."""
        assert self.asked
        return {"on": self.today}

    def context(self, form: Any) -> dict[str, Any]:
        """Say whose request it is, and the way back."""
        return {"lead": f"{who_asks(self.asked)}. {self.lead}".strip(), "back": self.home}

    def act(self, form: Any) -> str:
        """Do it, say so, and go back."""
        self.do(form.cleaned_data, {"record_request": self.key, "by": self.login, "at": self.request.at})
        messages.success(self.request, self.says)
        return self.home

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Do what the page is for."""
        raise RuntimeError(f"{type(self).__name__} does not say what it does")


class AskWhoItIsView(StepForm):
    """Keep that we asked for something that shows who it is."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.OnDayForm
    title = "We asked who it is"
    lead = "Ask only where you do not know. The month begins once you have it."
    button = "Keep that we asked"

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Keep it."""
        actions.ask_who_it_is(on=said["on"], **act)


class SeeWhoItIsView(StepForm):
    """Keep what showed us who it is."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.SeenForm
    title = "We know who it is"
    button = "Keep what shows it"

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Keep it."""
        identity = Identity(said["identity"])
        actions.see_who_it_is(identity=identity, words=said["words"], on=said["on"], **act)


class AskWhatExactlyView(StepForm):
    """Keep a question that stops the clock."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.QuestionForm
    title = "Ask what exactly they want"
    lead = "Ask only where you cannot search without it. The clock stands still until they answer."
    button = "Keep the question"

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Keep it."""
        actions.ask_what_exactly(question=said["question"], on=said["on"], **act)


class HearWhatExactlyView(StepForm):
    """Keep the answer: the clock goes on."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.AnswerForm
    title = "They answered"
    button = "Keep the answer"

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Keep it."""
        actions.hear_what_exactly(answer=said["answer"], on=said["on"], **act)


class TellItTakesLongerView(StepForm):
    """Take two months more, told in the first month."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.LongerForm
    title = "It takes longer"
    lead = "Two months more, where it is a great deal or hard. They are told, with why, in the first month."
    button = "Keep that they were told"

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Keep it."""
        actions.tell_it_takes_longer(because=said["because"], on=said["on"], **act)


class SettleWhoMayView(StepForm):
    """Decide whether whoever asks may have it."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.SettleForm
    title = "May they have it?"
    lead = "The rules look at the power they hold, and on what it reaches. Nothing is given by this."
    button = "Decide it"

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Decide it; the page of the request says what came of it."""
        actions.settle_who_may(shows=said["shows"], **act)


class GatherRecordView(StepForm):
    """Gather what we hold."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.NothingForm
    title = "Gather what we hold"
    lead = (
        "Every part of their record is looked through, and what names them on the records of those tied to"
        " them. It lies here, and nobody else reads it. Done again, it adds what came since."
    )
    button = "Gather it"

    def act(self, form: Any) -> str:
        """Gather it, and say how much."""
        told = {"record_request": self.key, "by": self.login, "at": self.request.at}
        found = actions.gather_record(**told)
        messages.success(self.request, f"Gathered. New: {len(found)}.")
        return self.home


class NameSecondReaderView(StepForm):
    """Name who reads it second."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.ReaderForm
    title = "Who reads it second?"
    lead = "Another person than whoever marked. They can read what was gathered for this request alone."
    button = "Name them"

    def form_arguments(self) -> dict[str, Any]:
        """Give the form who may."""
        assert self.asked
        may = [code for code, role in ROLES.items() if Permission.READ_RECORDS_SECOND in role.permissions]
        held = RoleHeld.objects.filter(role__in=may, ended_at=None).values_list("user_id", flat=True)
        marked = {one.mark.marked_by_id for one in self.items if one.mark} | {self.login.pk}
        rows = User.objects.filter(pk__in=set(held) - marked, is_active=True)
        return {"readers": rows.order_by("name")}

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Name them."""
        actions.name_second_reader(reader=UUID(said["reader"]), **act)


class LetPackGoView(StepForm):
    """Let the pack leave."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.LetGoForm
    title = "Let the pack go"
    lead = "It stands on the person’s own page as it leaves. A letter says only that it is ready."
    button = "Let it go"
    says = "It has left."

    def form_arguments(self) -> dict[str, Any]:
        """Give the form every way there is: which of them is safe is asked as it goes."""
        assert self.asked
        return {"kinds": [one for one in WayKind if self.asked.row.asker == "self"]}

    def initial(self) -> dict[str, Any]:
        """Begin with no letter."""
        return super().initial() | {"way": forms.NO_LETTER}

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Let it go; where the way is not safe, nothing has left."""
        way = None if said["way"] in ("", forms.NO_LETTER) else WayKind(said["way"])
        actions.let_pack_go(way=way, handed=said["handed"], **act)


class EndRecordRequestView(StepForm):
    """Close a request without a pack."""

    permission = DESK
    shows = Shows.PERSON
    form_class = forms.EndForm
    title = "Close this request"
    button = "Close it"

    def do(self, said: dict[str, Any], act: dict[str, Any]) -> None:
        """Close it."""
        actions.end_request(ended=Ended(said["ended"]), words=said["words"], **act)
