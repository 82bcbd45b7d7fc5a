"""Bank details: written down by one login on a person's record, confirmed by another from a list."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField, RadiosField, TextField, YesNoField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Cell, Column, Fact, Link, Row, Table
from sayso.foundation.govuk.presenting import LONDON, moment
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.payments import actions, queries
from sayso.journey.payments.models import PayeeAccount
from sayso.journey.payments.statuses import PaidTo

CHANGED = "Changed details"


def spaced(sort_code: str) -> str:
    """Write a sort code as a bank card does: `01-02-03`."""
    return "-".join((sort_code[:2], sort_code[2:4], sort_code[4:]))


def facts_of(account: PayeeAccount, *, in_full: bool) -> list[Fact]:
    """Return an account as labels: the number in full for whoever confirms it, else how it ends."""
    number = account.account_number if in_full else f"ends {account.ending}"
    return [
        Fact("Who holds it", account.get_paid_to_display()),
        Fact("Name on the account", account.name_on_account),
        Fact("Sort code", spaced(account.sort_code) if in_full else f"ends {account.sort_code[-2:]}"),
        Fact("Account number", number),
        Fact("How we learned of it", account.told_how),
    ]


class PayeeForm(PlainForm):
    """An account as it was told."""

    paid_to = RadiosField(label="Who holds the account?", choices=PaidTo.choices)
    name_on_account = TextField(
        label="Name on the account", hint="As it stands on the card or the statement.", spellcheck=False
    )
    sort_code = TextField(label="Sort code", hint="6 digits, like 01 02 03.", width=10, spellcheck=False)
    account_number = TextField(
        label="Account number",
        hint="8 digits. Put noughts in front of a shorter one.",
        width=10,
        spellcheck=False,
    )
    told_how = LongTextField(
        label="Who gave you these details, and how?",
        hint="For example: She read them from her card on a visit.",
        rows=2,
    )
    gives_statements = YesNoField(label="Are we shown statements of this account?")


class ConfirmPayeeForm(PlainForm):
    """What was done to be sure."""

    checked_how = LongTextField(
        label="What did you do to be sure?",
        hint="For example: Rang her on the number we held before, and she read it out.",
        rows=3,
        missing="Write what you did to be sure",
    )


class BankDetailsView(PersonPage):
    """Where somebody's direct payment goes, and what waits to be confirmed."""

    permission = Permission.KEEP_PAYEES
    shows = Shows.PERSON
    template_name = "payments/bank_details.html"
    title = "Bank details"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show how the account ends: nobody needs all of it to know it by."""
        head = self.head()
        paid = queries.payee_of(self.person, viewer=self.login)
        waits = queries.waiting_payee_of(self.person, viewer=self.login)
        shown = {
            "paid": paid,
            "paid_facts": facts_of(paid, in_full=False) if paid else [],
            "waits": waits,
            "waits_facts": facts_of(waits, in_full=False) if waits else [],
            "is_mine": waits is not None and waits.recorded_by_id == self.login.pk,
        }
        return self.page(head | shown, people=self.header.keys)


class RecordBankDetailsView(PersonForm):
    """Write down where a direct payment goes."""

    permission = Permission.KEEP_PAYEES
    shows = Shows.PERSON
    form_class = PayeeForm
    title = "Write down bank details"
    button = "Keep these details"

    def context(self, form: Any) -> dict[str, Any]:
        """Say whether they take the place of others, and what happens next."""
        paid = queries.payee_of(self.person, viewer=self.login)
        lead = "A colleague confirms them. Nothing is paid to this account until then."
        if paid:
            lead = (
                f"We now pay an account that ends {paid.ending}. It is paid until a colleague"
                " confirms the new details. The first payment to them is looked at first."
            )
        back = reverse("bank_details", args=[self.person])
        return super().context(form) | {"lead": lead, "back": back}

    def act(self, form: PayeeForm) -> str:
        """Keep them."""
        typed = form.cleaned_data
        new = actions.NewPayee(
            person=self.person,
            paid_to=PaidTo(typed["paid_to"]),
            name_on_account=typed["name_on_account"],
            sort_code=typed["sort_code"],
            account_number=typed["account_number"],
            told_how=typed["told_how"],
            gives_statements=typed["gives_statements"],
            key=typed["form_key"],
        )
        actions.record_payee(payee=new, by=self.login, at=self.request.at)
        return reverse("bank_details", args=[self.person])


class BankDetailsToConfirmView(PageView):
    """Every account that waits for another login."""

    permission = Permission.KEEP_PAYEES
    shows = Shows.PEOPLE
    template_name = "payments/bank_details_to_confirm.html"
    title = "Bank details to confirm"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the oldest first. Whoever wrote them down sees that somebody else confirms them."""
        waiting = queries.payees_to_confirm(viewer=self.login)
        today = self.request.at.astimezone(LONDON).date()
        rows = [
            Row.of(
                Cell(link=Link(one.name_on_account, reverse("confirm_bank_details", args=[one.pk])))
                if one.recorded_by_id != self.login.pk
                else Cell(one.name_on_account, sub="You wrote them down, so somebody else confirms them"),
                one.get_paid_to_display(),
                CHANGED if one.is_change else "The first we have",
                Cell(one.recorded_by.name, sub=moment(one.recorded_at, today)),
            )
            for one in waiting
        ]
        columns = [Column("Name on the account"), Column("Who holds it"), Column("New or changed")]
        columns.append(Column("Written down by"))
        table = Table("Bank details to confirm", columns, rows, "The oldest first.") if rows else None
        shown = {"table": table, "waiting": waiting, "ours": queries.council_account()}
        return self.page(shown, people=[one.person_id for one in waiting])


class ConfirmBankDetailsView(FormPage):
    """Confirm details that a colleague wrote down."""

    permission = Permission.KEEP_PAYEES
    shows = Shows.PEOPLE
    template_name = "payments/confirm_bank_details.html"
    form_class = ConfirmPayeeForm
    title = "Confirm these bank details?"
    button = "They are right. Pay this account from now on"

    def payee(self) -> PayeeAccount:
        """Return the account in the address. Raises Http404 when none waits there for this sign-in."""
        found = queries.waiting_payee(self.kwargs["payee"], viewer=self.login)
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask, of an account that is there."""
        self.payee()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Confirm an account that is there."""
        self.payee()
        return super().post(request, *args, **kwargs)

    def people(self) -> list[Any]:
        """Return whose account it is."""
        return [self.payee().person_id]

    def context(self, form: Any) -> dict[str, Any]:
        """Show the account in full, and the one that is paid now."""
        payee = self.payee()
        before = queries.payee_of(payee.person_id, viewer=self.login)
        return {
            "payee": payee,
            "facts": facts_of(payee, in_full=True),
            "before": before,
            "today": self.request.at.astimezone(LONDON).date(),
            "back": reverse("bank_details_to_confirm"),
        }

    def act(self, form: ConfirmPayeeForm) -> str:
        """Confirm it."""
        payee = self.payee()
        actions.confirm_payee(
            payee=payee.pk,
            person=payee.person_id,
            checked_how=form.cleaned_data["checked_how"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("bank_details_to_confirm")
