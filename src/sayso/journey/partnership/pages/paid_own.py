"""One's own page of paid help: who close is paid to help me, and what I am paid for. The same for both."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.pages import paid_forms as forms
from sayso.journey.partnership.pages import paid_shown as showing
from sayso.journey.partnership.statuses import FACTOR_TO_PERSON, Factor


class OwnPay:
    """Mixed into a page of one's own paid help."""

    request: Any
    kwargs: dict[str, Any]
    login: Any

    @property
    def today(self) -> date:
        """Return the day of the request in England."""
        return timezone.localdate(self.request.at)

    def helps_me(self) -> list[showing.Shown]:
        """Return who is paid to help the reader."""
        if self.login.subject_id is None:
            return []
        found = queries.contracts_of(self.login.subject_id, viewer=self.login)
        return [showing.shown_contract(one, on=self.today) for one in found]

    def my_work(self) -> list[showing.Shown]:
        """Return what the reader is paid for."""
        return [showing.shown_work(one, on=self.today) for one in queries.my_paid_work(viewer=self.login)]


class MyPaidHelpView(OwnPay, PageView):
    """What was agreed of pay between the reader and people close to them, and how to stop it."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/my_paid_help.html"
    title = "Paid help between you and people close to you"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        own = self.login.subject_id
        put = queries.arrangements_of(own, viewer=self.login) if own else []
        shown = {
            "helps": self.helps_me(),
            "work": self.my_work(),
            "decided": [
                (one, [(FACTOR_TO_PERSON[Factor(why.factor)], why.evidence) for why in one.reasons])
                for one in put
                if one.proposal.is_agreed is not None
            ],
        }
        return self.page(shown)


class StopMyPaidHelpView(OwnPay, FormPage):
    """Stop what was agreed: alone, and with no reason."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/stop_my_paid_help.html"
    form_class = forms.StopPaidForm
    title = "Stop this"
    button = "Stop it"

    def contract(self) -> tuple[showing.Shown, bool]:
        """Return the contract in the address, and whether it is the reader's work. Raises Http404."""
        for found, works in ((self.helps_me(), False), (self.my_work(), True)):
            for one in found:
                if one.contract == self.kwargs["contract"]:
                    return one, works
        raise Http404

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        self.contract()
        return forms.starts_with(self.today)

    def context(self, form: Any) -> dict[str, Any]:
        """Return what stops."""
        one, works = self.contract()
        return {"one": one, "works": works, "back": reverse("my_paid_help")}

    def act(self, form: forms.StopPaidForm) -> str:
        """Stop it."""
        one, _works = self.contract()
        day = form.cleaned_data["ends_before"]
        actions.stop_paid(contract=one.contract, ends_before=day, by=self.login, at=self.request.at)
        messages.success(self.request, "Kept. You need not say why.")
        return reverse("my_paid_help")
