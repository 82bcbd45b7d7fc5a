"""A worker's pages of paying somebody close: what was put, why, what was decided, and what was agreed."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm, PersonPage
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import PaidContract
from sayso.journey.partnership.pages import paid_forms as forms
from sayso.journey.partnership.pages import paid_shown as showing
from sayso.journey.partnership.statuses import PurposeKind, called_short
from sayso.journey.people.models import Tie
from sayso.rules.direct_payments.earnings import limit_on
from sayso.rules.refusals import Stale

NEEDED = frozenset({Area.CONTACT, Area.PLAN, Area.HEALTH, Area.MONEY})


class OfPay:
    """Mixed into a worker's page of paying somebody close. Not all of it open: there is no such page."""

    kwargs: dict[str, Any]
    login: Any
    header: Any
    person: Any

    @cached_property
    def arrangements(self) -> list[queries.Put]:
        """Return every arrangement. Raises Http404 unless all that one holds is open."""
        if not areas_open(self.header.person) >= NEEDED:
            raise Http404
        return queries.arrangements_of(self.header.person, viewer=self.login)

    def put(self) -> queries.Put:
        """Return the one in the address, as it stands. Raises Http404."""
        key = self.kwargs["proposal"]
        found = next((one for one in self.arrangements if one.proposal.pk == key), None)
        if found is None:
            raise Http404
        return found

    def home(self) -> str:
        """Return the address of the page of all of it."""
        return reverse("paid_close", args=[self.person])


class PaidCloseView(OfPay, PersonPage):
    """Who close to the person is paid, may be or was: each with its rule, and paid apart from unpaid."""

    permission = Permission.PAY_SOMEBODY_CLOSE
    shows = Shows.PERSON
    template_name = "partnership/paid_close.html"
    title = "Paying somebody close"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        put, person = self.arrangements, self.header.person
        contracts = queries.contracts_of(person, viewer=self.login)
        splits = queries.split_weeks(person, viewer=self.login, on=self.today)
        shown = {
            "title": f"Paying somebody close to {called_short(self.header.called)}",
            "name": called_short(self.header.called),
            "put": [showing.shown_put(one, login_key=self.login.pk) for one in put],
            "contracts": [showing.shown_contract(one, on=self.today) for one in contracts],
            "splits": [showing.shown_split(one) for one in splits],
            "decides": self.login.may(Permission.DECIDE_FOR_COUNCIL),
        }
        return self.page(self.head() | shown, people=self.header.keys)


class _Form(OfPay, PersonForm):
    """A worker's form that goes back to the page of all of it."""

    permission = Permission.PAY_SOMEBODY_CLOSE
    shows = Shows.PERSON
    done: ClassVar[str] = ""

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back."""
        assert self.arrangements is not None
        return super().context(form) | {"back": self.home()}

    def act(self, form: Any) -> str:
        """Do it, say so, and go back."""
        said = self.do(form)
        messages.success(self.request, said)
        return self.home()

    def do(self, form: Any) -> str:
        """Do what the page is for; return what to say of it."""
        raise RuntimeError(f"{type(self).__name__} does not say what it does")


class ProposePaidCloseView(_Form):
    """Put that somebody close be paid."""

    form_class = forms.ProposeForm
    template_name = "partnership/propose_paid.html"
    title = "Propose that somebody close is paid"
    heading = "Who close to {called} may be paid?"
    lead = "Write what is known. What nobody knows yet stays so, and is named. The person reads it."
    button = "Keep this"

    @cached_property
    def near(self) -> list[queries.Near]:
        """Return the people of their ties."""
        assert self.arrangements is not None
        return queries.near_people(self.header.person, viewer=self.login, on=self.today)

    def form_arguments(self) -> dict[str, Any]:
        """Tell the form who is close."""
        return {"near": self.near}

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"household_on": self.today}

    def before(self) -> queries.Put | None:
        """Return what this takes the place of."""
        return None

    def do(self, form: forms.ProposeForm) -> str:
        """Keep it."""
        before = self.before()
        new = form.proposal(self.header.person, before.proposal if before else None)
        row = actions.propose_paid(proposal=new, by=self.login, at=self.request.at)
        found = queries.arrangement_of(row.person_id, row.pk, viewer=self.login)
        return showing.SAYS[found.answer.barred] if found else "Kept."


class ChangePaidCloseView(ProposePaidCloseView):
    """Put it again, with what changed or became known."""

    title = "Propose it again"
    heading = "What changed?"

    def before(self) -> queries.Put:
        """Return the one in the address."""
        return self.put()

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return forms.as_put(self.put(), self.near)


class _OfOneForm(_Form):
    """A form about one arrangement as it stands, which is shown above."""

    template_name = "partnership/one_paid.html"

    def context(self, form: Any) -> dict[str, Any]:
        """Return the arrangement too."""
        one = showing.shown_put(self.put(), login_key=self.login.pk)
        return super().context(form) | {"one": one}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Another took its place while this was open: the page of all of it has the newest."""
        super().stale(form, refusal)
        self.__dict__.pop("arrangements", None)


class DecidePaidCloseView(_OfOneForm):
    """Decide whether it is necessary: not by whoever put it."""

    permission = Permission.DECIDE_FOR_COUNCIL
    form_class = forms.DecidePaidForm
    title = "Decide whether it is necessary"
    lead = "Look at this person alone. A policy that always says no is no reason; nor is what others get."
    button = "Keep this"

    def do(self, form: forms.DecidePaidForm) -> str:
        """Decide it, or keep that a rule held it."""
        given = form.decided(self.put().proposal)
        row = actions.decide_paid(decided=given, by=self.login, at=self.request.at)
        if row.is_agreed is None:
            return "Kept, and held. Read below which rule holds it."
        return "Decided. Tell them next."


class SignPaidCloseView(_OfOneForm):
    """Sign as a reviewer, where whoever is paid also acts for the person."""

    permission = Permission.DECIDE_FOR_COUNCIL
    form_class = forms.SignPaidForm
    title = "Sign as a reviewer"
    lead = (
        "They would be paid, and also hold the payment or act for the person. A second look keeps both safe."
    )
    button = "Sign"

    def do(self, form: forms.SignPaidForm) -> str:
        """Sign."""
        row, words = self.put().proposal, form.cleaned_data["words"]
        told = {"person": row.person_id, "proposal": row.pk, "words": words}
        actions.sign_paid(**told, by=self.login, at=self.request.at)
        return "Signed. Somebody else decides."


class TellPaidCloseView(_OfOneForm):
    """Write the letter of a decision, and send it the first safe way."""

    form_class = forms.TellPaidForm
    title = "Tell them what was decided"
    heading = "Write to {called}"
    lead = (
        "The letter says what was decided and why, what happens next, and how to ask us to look again. "
        "It goes the first safe way they gave. Where there is none, it waits among their letters."
    )
    button = "Write the letter and send it"

    def act(self, form: forms.TellPaidForm) -> str:
        """Write it, and show it."""
        row = self.put().proposal
        keys = {"person": row.person_id, "proposal": row.pk}
        letter = actions.tell_paid(**keys, by=self.login, at=self.request.at)
        return reverse("letter", args=[self.person, letter.pk])


class AgreePaidCloseView(_OfOneForm):
    """Write down what the two agreed, and make it a contract."""

    template_name = "partnership/agree_paid.html"
    title = "Make it a contract"
    lead = "Ask each of them alone. Either may say no, or stop later, and need not say why."
    button = "Make the contract"

    @property
    def form_class(self) -> Any:  # type: ignore[override]  # by what they are paid for
        """Return what is asked, for care or for managing."""
        is_care = self.put().proposal.purpose == PurposeKind.CARE
        return forms.AgreeCareForm if is_care else forms.AgreeManagingForm

    def initial(self) -> dict[str, Any]:
        """Start with what they call the person, where their own record is open and says it."""
        row = self.put().proposal
        if row.relative_id is None:
            return {}
        ties = Tie.objects.visible_to(self.login).on(self.today).filter(person_id=row.relative_id)
        tie = ties.filter(other_id=row.person_id).order_by("recorded_at").last()
        return {"calls": tie.other_called} if tie else {}

    def context(self, form: Any) -> dict[str, Any]:
        """Say what to watch for where care is paid."""
        one = super().context(form)
        is_care = one["one"]["row"].purpose == PurposeKind.CARE
        return one | {"is_care": is_care, "limit": limit_on(self.today) if is_care else None}

    def do(self, form: forms.AgreeForm) -> str:
        """Make it."""
        new = form.contract(self.put().proposal)
        actions.agree_paid(contract=new, by=self.login, at=self.request.at)
        return "The contract is made. Each of the two reads it on their own page."


class StopPaidCloseView(_Form):
    """Write down that what was agreed ends, as one of the two said."""

    form_class = forms.StopPaidForm
    permission = Permission.KEEP_PARTNERSHIP
    title = "It ends"
    heading = "When does paid help from somebody close to {called} end?"
    lead = "Nobody need say why. A task finds who does it then. Do not write down here who wanted it."
    button = "End it"

    def contract(self) -> PaidContract:
        """Return the contract in the address. Raises Http404."""
        assert self.arrangements is not None
        every = queries.contracts_of(self.header.person, viewer=self.login)
        found = next((one.contract for one in every if one.contract.pk == self.kwargs["contract"]), None)
        if found is None or not self.login.is_staff:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        self.contract()
        return forms.starts_with(self.today)

    def do(self, form: forms.StopPaidForm) -> str:
        """End it."""
        day = form.cleaned_data["ends_before"]
        actions.stop_paid(contract=self.contract().pk, ends_before=day, by=self.login, at=self.request.at)
        return "Kept. Find out now who does it then."
