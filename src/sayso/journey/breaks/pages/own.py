"""One's own pages: the breaks I need as a carer, and the care that somebody else gives me."""

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.assessment.queries import cared_for
from sayso.journey.breaks import actions, queries
from sayso.journey.breaks.pages import own_forms as forms
from sayso.journey.breaks.pages.in_address import InAddress
from sayso.journey.breaks.pages.shown import grouped, shown_booking, shown_break


class OwnBreaks(InAddress):
    """Mixed into a page of one's own breaks. Whoever has no record has no such page."""

    request: Any
    login: Any

    @property
    def today(self) -> date:
        """Return the day of the request in England."""
        return timezone.localdate(self.request.at)

    @property
    def own(self) -> Any:
        """Return the key of the reader's record. Raises Http404."""
        if self.login.subject_id is None:
            raise Http404
        return self.login.subject_id

    @cached_property
    def breaks(self) -> list[queries.Break]:
        """Return the reader's breaks."""
        return queries.breaks_of(self.own, viewer=self.login)


class MyBreaksView(OwnBreaks, PageView):
    """What was agreed, what came, what did not and why; and ask for one."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "breaks/my_breaks.html"
    title = "Your breaks"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        found = self.breaks if self.login.subject_id else []
        shown = [shown_break(one, viewer=self.login, on=self.today, own=True) for one in found]
        return self.page({"breaks": shown})


class AskForMyBreakView(OwnBreaks, FormPage):
    """Ask for a break. Whatever is asked for is kept."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.MyAskForm
    title = "Ask for a break"
    lead = "You need not say why. We keep what you ask for, and say what comes of it."
    button = "Ask for it"

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form whom the reader cares for."""
        own = self.login.subject_id
        return {"close": cared_for(own, viewer=self.login, on=self.today) if own else []}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("my_breaks")}

    def act(self, form: forms.MyAskForm) -> str:
        """Keep it."""
        actions.ask_for_break(asked=form.asked(self.own), by=self.login, at=self.request.at)
        messages.success(self.request, "Kept. Your worker reads it.")
        return reverse("my_breaks")


class SayOfMyBreakView(OwnBreaks, FormPage):
    """Answer what was offered, or say that it is not wanted any more."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.MySayForm
    title = "Say something about this break"
    lead = "You can say no to one thing and still want a break."
    button = "Say this"

    def form_arguments(self) -> dict[str, Any]:
        """Give the form what was offered."""
        return {"offers": self.of_need().offers}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("my_breaks")}

    def act(self, form: forms.MySayForm) -> str:
        """Keep it."""
        actions.keep_step(step=form.step(self.of_need().need), by=self.login, at=self.request.at)
        messages.success(self.request, "Kept. Your worker reads it.")
        return reverse("my_breaks")


class TellMyBreakView(OwnBreaks, FormPage):
    """Say what became of a break that was booked."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = forms.MyOutcomeForm
    template_name = "breaks/tell.html"
    title = "What became of this break?"
    button = "Keep this"

    def context(self, form: Any) -> dict[str, Any]:
        """Return what it is about."""
        one = shown_booking(self.booking(), on=self.today, own=True)
        return {"one": one, "back": reverse("my_breaks")}

    def act(self, form: forms.MyOutcomeForm) -> str:
        """Keep it."""
        found = self.booking()
        outcome = form.outcome(found.row, found.outcome)
        actions.tell_outcome_of_break(outcome=outcome, by=self.login, at=self.request.at)
        messages.success(self.request, "Kept. Thank you.")
        return reverse("my_breaks")


class MyOtherCareView(OwnBreaks, PageView):
    """The care that somebody else gives me: what is planned, and what came."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "breaks/my_other_care.html"
    title = "Care from somebody else"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, in the words of the reader's own plan."""
        own = self.login.subject_id
        rows = queries.care_of(own, viewer=self.login) if own else []
        return self.page({"care": grouped(rows)})
