"""A worker's pages of what somebody says: the list, one more, a change, and a conversation."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import Shows
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.pages.forms import ConversationForm, TakeBackForm, WishForm, as_typed
from sayso.journey.assessment.pages.one_wish import OneWish
from sayso.journey.casework.pages.persons import PersonForm, PersonPage


class ForStaff:
    """Mixed into a worker's page of what somebody says. To whoever does not work here it is not there.

    They may say what matters, but of themself and on pages of their own, whatever is shared with them.
    """

    kwargs: dict[str, Any]
    login: Any

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        if not self.login.is_staff:
            raise Http404
        key: UUID = self.kwargs["person"]
        return key


class WishesView(ForStaff, PersonPage):
    """What somebody says of their own life, as it stands."""

    permission = Permission.SAY_WHAT_MATTERS
    shows = Shows.PERSON
    template_name = "assessment/wishes.html"
    title = "What they say"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, what matters first."""
        areas = areas_open(self.header.person)
        if Area.PLAN not in areas:
            raise Http404
        wishes = queries.wishes_of(self.person, viewer=self.login)
        shown = {
            "title": f"What {self.header.called} says",
            "wishes": [(wish, queries.when_words(wish)) for wish in wishes],
            "may_assess": self.login.may(Permission.ASSESS) and Area.STORY in areas,
        }
        return self.page(self.head() | shown, people=self.header.keys)


class _WishForm(ForStaff, OneWish, PersonForm):
    """A page that changes what somebody says, and goes back to the list."""

    permission = Permission.SAY_WHAT_MATTERS
    shows = Shows.PERSON

    def context(self, form: Any) -> dict[str, Any]:
        """Return the head of the record, and the way back to the list."""
        return super().context(form) | {"back": self.list_url}

    def whose(self) -> UUID:
        """Return the person in the address."""
        return self.person

    @property
    def list_url(self) -> str:
        """Return the address of the list."""
        return reverse("wishes", args=[self.person])


class SayWishView(_WishForm):
    """Write down one thing that somebody says."""

    form_class = WishForm
    title = "Write down what they say"
    heading = "What does {called} say?"
    button = "Keep this"

    def act(self, form: WishForm) -> str:
        """Keep it."""
        actions.say_wish(wish=form.wish(self.header.person), by=self.login, at=self.request.at)
        return self.list_url


class ChangeWishView(_WishForm):
    """Write down what somebody says now, in place of what they said before."""

    form_class = WishForm
    title = "Change what they said"
    heading = "What does {called} say now?"
    lead = "What was said first stays to be read."
    button = "Keep this instead"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return as_typed(self.wish())

    def act(self, form: WishForm) -> str:
        """Put it in the place of the other."""
        actions.change_wish(
            wish=self.wish().pk, to=form.wish(self.wish().person_id), by=self.login, at=self.request.at
        )
        return self.list_url


class TakeBackWishView(_WishForm):
    """Say that something is no longer so."""

    form_class = TakeBackForm
    title = "This is no longer so"
    button = "It is no longer so"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which words."""
        return super().context(form) | {"lead": f"“{self.wish().words}”"}

    def act(self, form: TakeBackForm) -> str:
        """Let it stand no longer."""
        actions.take_back_wish(
            wish=self.wish().pk, person=self.wish().person_id, by=self.login, at=self.request.at
        )
        return self.list_url


class HoldConversationView(PersonForm):
    """Write up a conversation: what they said first, then how you talked."""

    permission = Permission.ASSESS
    shows = Shows.PERSON
    form_class = ConversationForm
    title = "A conversation"
    heading = "A conversation with {called}"
    lead = "Their words come first. Leave empty what was not talked about."
    button = "Keep this conversation"

    def initial(self) -> dict[str, Any]:
        """Start from today."""
        return {"held_on": self.today}

    def act(self, form: ConversationForm) -> str:
        """Keep it, with what was said."""
        held = form.conversation(self.header.person)
        actions.hold_conversation(conversation=held, by=self.login, at=self.request.at)
        return reverse("wishes", args=[self.person])
