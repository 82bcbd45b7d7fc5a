"""What a worker writes about the two of them: always of one of them, and as that one said it."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonForm
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import Account, AloneAsk, PartnershipSide
from sayso.journey.partnership.pages import forms
from sayso.journey.partnership.pages.showing import rings_of
from sayso.journey.partnership.pages.working import OfTheTwo
from sayso.journey.partnership.statuses import DOMAIN_OF, Domain, DomainKind, Part, Ring, called_short
from sayso.journey.people.models import Tie
from sayso.rules.refusals import Stale


class WorkerForm(OfTheTwo, PersonForm):
    """A worker's form on one record, that goes back to the page of the two."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON
    form_class: ClassVar[type[PlainForm]] = forms.SureForm

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back."""
        assert self.areas
        return super().context(form) | {"back": self.home()}

    def act(self, form: Any) -> str:
        """Do it, and go back to the page of the two."""
        self.do(form)
        return self.home()

    def do(self, form: Any) -> None:
        """Do what the page is for."""
        raise RuntimeError(f"{type(self).__name__} does not say what it does")

    @property
    def said(self) -> dict[str, Any]:
        """Return by whom and when."""
        return {"by": self.login, "at": self.request.at}


class OpenPairView(WorkerForm):
    """Open the page of the two of them, with somebody who is recorded as caring for this person."""

    form_class = forms.OpenPairForm
    title = "Open a page for the two of them"
    lead = "Each gets a page of their own. Nobody reads the other’s words unless their author says so."
    button = "Open it for both"

    def tie(self) -> Tie:
        """Return the tie in the address. Raises Http404 when there is nothing to open."""
        assert self.areas
        offered = queries.carers_not_yet_paired(self.header.person, viewer=self.login, on=self.today)
        found = next((tie for tie in offered if tie.other_id == self.kwargs["other"]), None)
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        """Start with what the tie says."""
        tie = self.tie()
        return {"adult_calls": tie.other_called, "starts_on": tie.starts_on}

    def do(self, form: forms.OpenPairForm) -> None:
        """Open it."""
        actions.open_pair(pair=form.pair(self.tie().person_id, self.kwargs["other"]), **self.said)


class EndPairView(WorkerForm):
    """Write down that it ended for this person. The other's own page stays theirs."""

    form_class = forms.EndForm
    title = "It has ended"
    heading = "When did it end for {called}?"
    lead = "From then on each sees only what they wrote."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        self.side()
        return {"ends_before": self.today}

    def do(self, form: forms.EndForm) -> None:
        """End this side."""
        side, day = self.side(), form.cleaned_data["ends_before"]
        actions.end_side(person=side.person_id, side=side.pk, ends_before=day, **self.said)


class NoCarerView(WorkerForm):
    """Write down that somebody says nobody cares for them, unpaid."""

    form_class = forms.NoCarerForm
    title = "Nobody cares for them, unpaid"
    heading = "Does nobody help {called}, unpaid?"
    lead = "Ask when they are alone. It is asked again at each review."
    button = "Keep this"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"said_on": self.today}

    def do(self, form: forms.NoCarerForm) -> None:
        """Keep it."""
        said = form.cleaned_data
        days = {"said_on": said["said_on"], "ask_again_on": said["ask_again_on"]}
        actions.record_no_carer(person=self.header.person, key=said["form_key"], **days, **self.said)


class MetAloneView(WorkerForm):
    """Write down that they talked with nobody else there, as they asked."""

    title = "You talked alone"
    heading = "Did you talk with {called}, with nobody else there?"
    lead = "Write up the conversation too, and say that they were seen alone."
    button = "Yes, we talked alone"

    def ask(self) -> AloneAsk:
        """Return what was asked. Raises Http404 when nothing waits."""
        assert self.areas
        waiting = queries.alone_asks(self.header.keys, viewer=self.login)
        found = next((one for one in waiting if one.pk == self.kwargs["ask"]), None)
        if found is None:
            raise Http404
        return found

    def context(self, form: Any) -> dict[str, Any]:
        """Nothing to show when nothing waits."""
        self.ask()
        return super().context(form)

    def do(self, form: Any) -> None:
        """Keep it."""
        ask = self.ask()
        actions.met_alone(person=ask.person_id, ask=ask.pk, **self.said)


class PlacePeopleView(WorkerForm):
    """Write down how close somebody says that people are to them."""

    form_class = forms.CircleForm
    title = "How close are they?"
    heading = "How close does {called} say each of them is?"
    lead = "Their own words, asked when they are alone. Nobody in the picture reads it."
    button = "Keep the picture"

    def form_arguments(self) -> dict[str, Any]:
        """Ask about everybody who is recorded as close."""
        assert self.areas
        near = queries.near_people(self.header.person, viewer=self.login, on=self.today)
        rings = rings_of(called_short(self.header.called))
        choices = [(ring.value, rings.of(ring)) for ring in Ring]
        return super().form_arguments() | {"near": near, "rings": choices}

    def do(self, form: forms.CircleForm) -> None:
        """Keep it from today."""
        actions.place_in_circle(person=self.header.person, items=form.placed(), **self.said)


class WriteWordsView(WorkerForm):
    """Write down what this person says of the two, as they told it. It says that a worker wrote it."""

    form_class = forms.WordsForm
    title = "Write down what they say"
    button = "Keep this"
    lead = "Write it as they say it. Only they, and whoever holds their private account, can read it."

    def part(self) -> Part:
        """Return the part in the address."""
        if self.kwargs["part"] not in Part.values or Area.PRIVATE not in self.areas:
            raise Http404
        return Part(self.kwargs["part"])

    def form_arguments(self) -> dict[str, Any]:
        """Ask the question of this part."""
        part = self.part()
        told = {"part": part, "spoken": self.spoken(self.side()), "asked": f"{part.label}, in their words"}
        return super().form_arguments() | told

    def do(self, form: forms.WordsForm) -> None:
        """Keep it."""
        actions.say_one_of_us(words=form.new(self.side()), **self.said)


class WriteWordsAnewView(WorkerForm):
    """Write another version of somebody's words. Theirs stay to be read."""

    form_class = forms.WordsForm
    title = "Write it anew"
    lead = "Their own version stays. Yours says that a worker wrote it down."
    button = "Keep this version"

    def account(self) -> tuple[PartnershipSide, Account]:
        """Return the words in the address."""
        side = self.side()
        found = queries.words_one(side, self.kwargs["account"], viewer=self.login)
        if found is None:
            raise Http404
        return side, found

    def form_arguments(self) -> dict[str, Any]:
        """Ask the same question again."""
        side, account = self.account()
        return super().form_arguments() | {"part": Part(account.part), "spoken": self.spoken(side)}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return forms.words_as_typed(self.account()[1])

    def do(self, form: forms.WordsForm) -> None:
        """Put it after the version before."""
        side, account = self.account()
        actions.change_words(account=account.pk, to=form.new(side), **self.said)


class MoveDecisionView(WorkerForm):
    """Write down, with the person, who decides one thing in their life."""

    form_class = forms.HolderForm
    template_name = "partnership/move_decision_of.html"
    title = "Who decides this?"
    button = "Keep this"

    def domain(self) -> Domain:
        """Return the decision in the address."""
        if self.kwargs["domain"] not in DomainKind.values or not self.side().is_adults:
            raise Http404
        return DOMAIN_OF[DomainKind(self.kwargs["domain"])]

    def rows(self) -> list[Any]:
        """Return who decides and who did, the newest first."""
        side = self.side()
        return queries.history_of(side.person_id, side.pair, self.domain().kind, viewer=self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Name the two, and say which answer was seen."""
        rows = self.rows()
        told = {"spoken": self.spoken(self.side()), "own": False, "seen": _seen(rows)}
        return super().form_arguments() | told

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        rows = self.rows()
        return forms.holder_as_kept(rows[0] if rows else None, self.domain().by_default, self.today)

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it is about, and who decided before."""
        spoken = self.spoken(self.side())
        history = [(spoken.names.of(row.holder), row) for row in self.rows()]
        return super().context(form) | {"title": spoken.about(self.domain()), "history": history}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Show who decides now beside what was chosen."""
        super().stale(form, refusal)
        form.has_now_read(_seen(self.rows()))

    def do(self, form: forms.HolderForm) -> None:
        """Keep it."""
        actions.move_decision(holder=form.new(self.side(), self.domain().kind), **self.said)


def _seen(rows: list[Any]) -> str:
    key: UUID | None = rows[0].pk if rows else None
    return str(key or "")
