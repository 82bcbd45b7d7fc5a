"""What a carer is willing and able to do: the carer's own pages, and those of who holds the account."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.models import Willingness
from sayso.journey.assessment.pages.forms import TakeBackForm
from sayso.journey.assessment.pages.own import Mine
from sayso.journey.assessment.pages.willing_forms import WillingForm, as_said
from sayso.journey.casework.pages.persons import PersonForm, PersonPage


def spoken(minutes: int | None) -> str:
    """Say how long it takes in a week: "5 hours", "1 hour 30 minutes"; "" while nobody has said."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((hours, "hour"), (rest, "minute"))
        if number
    ]
    return " ".join(parts)


class OneAnswer:
    """Mixed into a page about one task of a carer. The page says who the carer is."""

    request: Any
    kwargs: dict[str, Any]
    login: Any

    def carer(self) -> UUID:
        """Return whose account it is. Raises Http404 for nobody's, and for one that is not open."""
        raise Http404

    def to_list(self) -> str:
        """Return the address of the list."""
        raise Http404

    def before(self) -> Willingness | None:
        """Return the answer in the address; None where a new one is given."""
        if "answer" not in self.kwargs:
            return None
        found = queries.willingness(self.carer(), self.kwargs["answer"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form whom the carer helps."""
        on = self.request.at.astimezone(LONDON).date()
        return {"cared_for": queries.cared_for(self.carer(), viewer=self.login, on=on)}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        before = self.before()
        if before:
            return as_said(before)
        close = self.form_arguments()["cared_for"]
        return {"adult": str(close[0].adult)} if close else {}

    def act(self, form: WillingForm) -> str:
        """Keep it."""
        answer = form.answer(self.carer(), self.before())
        actions.say_willing(items=[answer], by=self.login, at=self.request.at)
        return self.to_list()


class TakingBack(OneAnswer):
    """Mixed into a page that takes an answer back."""

    def form_arguments(self) -> dict[str, Any]:
        """Return nothing: there is nothing to fill in."""
        return {}

    def initial(self) -> dict[str, Any]:
        """Return nothing: there is nothing to fill in."""
        return {}

    def act(self, form: Any) -> str:
        """Let it stand no longer."""
        before = self.before()
        assert before is not None, "the address names the answer"
        actions.take_back_willing(
            answer=before.pk, person=before.person_id, by=self.login, at=self.request.at
        )
        return self.to_list()


class _Mine(Mine):
    def carer(self) -> UUID:
        """Return the key of whoever looks."""
        return self.whose()

    def to_list(self) -> str:
        """Return the address of one's own list."""
        return reverse("my_willing")

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the list, and the words in question."""
        before = self.before() if hasattr(self, "before") else None
        return {"back": self.to_list()} | ({"lead": f"“{before.words}”"} if before else {})


class MyWillingView(_Mine, PageView):
    """What I am willing and able to do for somebody. Only I and my worker read it."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "assessment/my_willing.html"
    title = "What I am willing to do for somebody"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what stands."""
        found = queries.willingness_of(self.carer(), viewer=self.login)
        today = self.request.at.astimezone(LONDON).date()
        return self.page({"found": [(one, spoken(one.minutes_a_week)) for one in found], "today": today})


class SayMyWillingView(_Mine, OneAnswer, FormPage):
    """Say what I am willing and able to do."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = WillingForm
    title = "Say what you are willing to do"
    lead = "Living together is not a yes. Having done it so far is not a yes. Only your yes is."
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the list."""
        return {"back": self.to_list()}


class ChangeMyWillingView(SayMyWillingView):
    """Say it in another way."""

    title = "Change what you said"
    button = "Keep this instead"


class TakeBackMyWillingView(_Mine, TakingBack, FormPage):
    """Take back what I said, without a reason."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = TakeBackForm
    title = "Take this back?"
    button = "Yes, take it back"


class _Theirs:
    """A worker's page of a carer's private account. Not open: not there."""

    kwargs: dict[str, Any]
    login: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address. Raises Http404 where the private account is not open."""
        key: UUID = self.kwargs["person"]
        if not self.login.is_staff or not may_see(person=key, area=Area.PRIVATE):
            raise Http404
        return key

    def carer(self) -> UUID:
        """Return whose account it is."""
        return self.person

    def to_list(self) -> str:
        """Return the address of the list."""
        return reverse("willing", args=[self.person])


class WillingView(_Theirs, PersonPage):
    """What a carer is willing and able to do, for whoever holds the carer's private account."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    template_name = "assessment/willing.html"
    title = "What a carer is willing to do"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what stands."""
        found = queries.willingness_of(self.carer(), viewer=self.login)
        shown = {
            "title": f"What {self.header.called} is willing to do",
            "found": [(one, spoken(one.minutes_a_week)) for one in found],
        }
        return self.page(self.head() | shown, people=self.header.keys)


class SayWillingView(_Theirs, OneAnswer, PersonForm):
    """Write down, with a carer, what the carer says to one task."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    form_class = WillingForm
    title = "Write down what a carer is willing to do"
    heading = "What does {called} say?"
    lead = "Ask both questions. What you did not ask stays so: it is never a yes."
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the list."""
        return super().context(form) | {"back": self.to_list()}


class ChangeWillingView(SayWillingView):
    """Write down what a carer says now, in place of what stood."""

    title = "Change what a carer said"
    button = "Keep this instead"


class TakeBackWillingView(_Theirs, TakingBack, PersonForm):
    """Write down that a carer takes it back. No reason is asked for."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    form_class = TakeBackForm
    title = "They take this back"
    button = "They take it back"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which words."""
        before = self.before()
        said = {"lead": f"“{before.words}”"} if before else {}
        return super().context(form) | {"back": self.to_list()} | said
