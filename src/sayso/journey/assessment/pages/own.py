"""A person's own pages of what they say of their life. Their own record, and nobody else's."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.assessment import actions, queries
from sayso.journey.assessment.pages.forms import OwnWishForm, TakeBackForm, as_typed
from sayso.journey.assessment.pages.one_wish import OneWish
from sayso.journey.assessment.statuses import OF_ONESELF, SaidBy, WishKind


class Mine(OneWish):
    """Mixed into a page of one's own record. Nobody on record: there is no such page."""

    def whose(self) -> UUID:
        """Return the key of whoever looks."""
        key: UUID | None = self.login.subject_id
        if key is None:
            raise Http404
        return key


class MyWishesView(Mine, PageView):
    """What I said of my own life, as it stands."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "assessment/my_wishes.html"
    title = "What matters to you"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, what matters first; and who wrote it down, where it was not oneself."""
        wishes = [
            {
                "wish": wish,
                "when": queries.when_words(wish),
                "about": OF_ONESELF[WishKind(wish.kind)],
                "is_mine": wish.said_by != SaidBy.OTHER,
            }
            for wish in queries.own_wishes(self.whose(), viewer=self.login)
        ]
        return self.page({"wishes": wishes})


class _MyWishForm(Mine, FormPage):
    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back to the list."""
        return super().context(form) | {"back": reverse("my_wishes")}


class SayMyWishView(_MyWishForm):
    """Say one thing of my own life."""

    form_class = OwnWishForm
    title = "Say what matters to you"
    button = "Keep this"
    lead = "You can change it or take it back at any time."

    def act(self, form: OwnWishForm) -> str:
        """Keep it."""
        actions.say_wish(wish=form.wish(self.whose()), by=self.login, at=self.request.at)
        return reverse("my_wishes")


class ChangeMyWishView(_MyWishForm):
    """Say it in another way, or change the time."""

    form_class = OwnWishForm
    title = "Change what you said"
    button = "Keep this instead"

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        return as_typed(self.wish())

    def act(self, form: OwnWishForm) -> str:
        """Put it in the place of the other."""
        actions.change_wish(
            wish=self.wish().pk, to=form.wish(self.whose()), by=self.login, at=self.request.at
        )
        return reverse("my_wishes")


class TakeBackMyWishView(_MyWishForm):
    """Take back something I said."""

    form_class = TakeBackForm
    title = "Take this back?"
    button = "Yes, take it back"

    def context(self, form: Any) -> dict[str, Any]:
        """Say which words."""
        return super().context(form) | {"lead": f"“{self.wish().words}”"}

    def act(self, form: TakeBackForm) -> str:
        """Let it stand no longer."""
        actions.take_back_wish(wish=self.wish().pk, person=self.whose(), by=self.login, at=self.request.at)
        return reverse("my_wishes")
