"""The council's own account: written down by one login, confirmed by another."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import TextField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Fact
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import CouncilAccount
from sayso.journey.payments.pages.moving import NothingForm
from sayso.journey.payments.pages.payees import spaced


def facts_of(account: CouncilAccount) -> list[Fact]:
    """Return the account as labels, in full: it is the council's own."""
    return [
        Fact("Name on the account", account.name),
        Fact("Sort code", spaced(account.sort_code)),
        Fact("Account number", account.account_number),
    ]


class CouncilAccountForm(PlainForm):
    """An account of the council's."""

    name = TextField(label="Name on the account", spellcheck=False)
    sort_code = TextField(label="Sort code", hint="6 digits, like 01 02 03.", width=10, spellcheck=False)
    account_number = TextField(label="Account number", hint="8 digits.", width=10, spellcheck=False)


class CouncilAccountView(PageView):
    """The account that payments are made from, and one that waits."""

    permission = Permission.CHECK_PAYMENT_RUN
    shows = Shows.NOBODY
    template_name = "payments/council_account.html"
    title = "The account we pay from"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show both."""
        paid, waits = queries.council_account(), queries.waiting_council_account()
        shown = {
            "paid": paid,
            "paid_facts": facts_of(paid) if paid else [],
            "waits": waits,
            "waits_facts": facts_of(waits) if waits else [],
            "is_mine": waits is not None and waits.recorded_by_id == self.login.pk,
            "today": self.request.at.astimezone(LONDON).date(),
        }
        return self.page(shown)


class RecordCouncilAccountView(FormPage):
    """Write down the account that payments are made from."""

    permission = Permission.CHECK_PAYMENT_RUN
    shows = Shows.NOBODY
    form_class = CouncilAccountForm
    title = "Write down the account we pay from"
    lead = "A colleague confirms it. Bank files name the account before until then."
    button = "Keep this account"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return {"back": reverse("council_account")}

    def act(self, form: CouncilAccountForm) -> str:
        """Keep it."""
        typed = form.cleaned_data
        actions.record_council_account(
            name=typed["name"],
            sort_code=typed["sort_code"],
            account_number=typed["account_number"],
            key=typed["form_key"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("council_account")


class ConfirmCouncilAccountView(FormPage):
    """Confirm the account that a colleague wrote down."""

    permission = Permission.CHECK_PAYMENT_RUN
    shows = Shows.NOBODY
    template_name = "payments/confirm_council_account.html"
    form_class = NothingForm
    title = "Do we pay from this account?"
    lead = "Compare it with a statement of the council’s bank."
    button = "It is right. Pay from it from now on"

    def account(self) -> CouncilAccount:
        """Return the account that waits. Raises Http404 when it is not the one in the address."""
        found = queries.waiting_council_account()
        if found is None or found.pk != self.kwargs["account"]:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask, of an account that is there."""
        self.account()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Confirm an account that is there."""
        self.account()
        return super().post(request, *args, **kwargs)

    def context(self, form: Any) -> dict[str, Any]:
        """Show it in full."""
        return {"facts": facts_of(self.account()), "back": reverse("council_account")}

    def act(self, form: NothingForm) -> str:
        """Confirm it."""
        actions.confirm_council_account(account=self.account().pk, by=self.login, at=self.request.at)
        return reverse("council_account")
