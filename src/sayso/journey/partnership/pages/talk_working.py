"""A worker's pages of a review of the two: ask both, write down a talk with one, end it."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.casework.pages.persons import PersonPage
from sayso.journey.partnership import actions, facts, queries
from sayso.journey.partnership.models import PairTalk, PartnershipSide
from sayso.journey.partnership.pages.check_in_working import HeldInPrivate
from sayso.journey.partnership.pages.talk_forms import EndForm, TalkForm, talk_as_kept
from sayso.journey.partnership.pages.talk_shown import said_in
from sayso.journey.partnership.pages.writing import WorkerForm
from sayso.journey.partnership.statuses import called_short
from sayso.rules.partnership.review_parts import ASKED, Part


class OfTheReview(HeldInPrivate):
    """Mixed into a page of one of the two in a review, for who holds this one's private account."""

    @cached_property
    def theirs(self) -> PartnershipSide | None:
        """Return the other's side, where that one's private account is open too."""
        side = self.side()
        if not may_see(person=side.other_id, area=Area.PRIVATE):
            return None
        sides = queries.sides_of(side.other_id, viewer=self.login)
        return next((one for one in sides if one.pair == side.pair), None)

    def talk(self) -> PairTalk | None:
        """Return the talk that is open."""
        return queries.open_talk(self.side(), viewer=self.login)

    def home(self) -> str:
        """Return the address of the talks with this one."""
        return reverse("pair_talks", args=[self.person, self.kwargs["side"]])


class PairTalksView(OfTheReview, PersonPage):
    """The talks with one of the two about how it goes, what is open first."""

    permission = Permission.KEEP_PARTNERSHIP
    shows = Shows.PERSON
    template_name = "partnership/pair_talks.html"
    title = "Talks about how it goes"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them. Nothing of the other's is here but the way to it."""
        side = self.side()
        rows = queries.talks_of(side, viewer=self.login)
        standing = self.talk()
        shown = {
            "name": called_short(self.header.called),
            "side": side,
            "theirs": self.theirs,
            "open": standing,
            "sentences": self.sentences(side) if self.theirs is None else (),
            "next_day": queries.next_day(side, on=self.today),
            "rows": [(row, said_in(row, side)) for row in rows if row.talked_on],
        }
        return self.page(self.head() | shown, people=self.header.keys)

    def sentences(self, side: PartnershipSide) -> tuple[str, ...]:
        """Return what to talk about, of what this one's own account and the plan tell."""
        adults, carers = queries.in_order(side, queries.other_end(side))
        called = called_short(self.header.called)
        told = facts.signs_between(adults, carers, viewer=self.login, on=self.today, called=called)
        return told.sentences


class AskForTalksView(OfTheReview, WorkerForm):
    """Ask both of them, for the day that is theirs."""

    title = "Ask for a talk"
    lead = (
        "Their own page says that we would like to talk with them, alone, on or near their day."
        " It is the same for every two people. Do not say why now."
    )
    button = "Ask"

    def context(self, form: Any) -> dict[str, Any]:
        """Say the day."""
        day = queries.next_day(self.side(), on=self.today)
        return super().context(form) | {
            "title": f"Ask {'both' if self.theirs else 'them'} for a talk on {day.day} {day:%B}?"
        }

    def do(self, form: Any) -> None:
        """Ask them."""
        side = self.side()
        actions.ask_for_talks(person=side.person_id, side=side.pk, **self.said)


class KeepTalkView(OfTheReview, WorkerForm):
    """Write down a talk with one of the two. `?all` asks every part there is."""

    form_class = TalkForm
    title = "Write down the talk"
    heading = "Your talk with {called}"
    lead = "Write it as they say it. Leave what they leave. They read it on their own page."
    button = "Keep this"
    template_name = "partnership/keep_talk.html"

    def parts(self) -> list[Part]:
        """Return what is asked: what something opened, with what was answered before; or every part."""
        if "all" in self.request.GET:
            return list(ASKED)
        told = {"standing": self.talk(), "viewer": self.login, "on": self.today}
        return facts.parts_to_ask(self.side(), self.theirs, **told)

    def form_arguments(self) -> dict[str, Any]:
        """Ask those parts."""
        return super().form_arguments() | {"parts": self.parts(), "side": self.side()}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return talk_as_kept(self.talk(), self.today)

    def do(self, form: TalkForm) -> None:
        """Keep it."""
        actions.keep_talk(talk=form.talk(self.side()), **self.said)


class EndReviewView(OfTheReview, WorkerForm):
    """End the review, with what is to be done by whom."""

    form_class = EndForm
    title = "End the review"
    lead = "Each of the two has their own copy, and can say that it is not right."
    button = "End it"

    def form_arguments(self) -> dict[str, Any]:
        """Offer whoever holds this one's account."""
        side = self.side()
        found = queries.may_follow_up(side.person_id, in_private=True, viewer=self.login)
        owners = {self.login.pk: self.login.name} | {one.pk: one.name for one in found}
        return super().form_arguments() | {"owners": [(str(key), name) for key, name in owners.items()]}

    def do(self, form: EndForm) -> None:
        """End it."""
        side = self.side()
        end = actions.NewEnd(
            person=side.person_id,
            side=side.pk,
            changes=form.changes(side, self.today),
            nothing_because=form.cleaned_data["nothing_because"],
        )
        actions.end_review(end=end, **self.said)
