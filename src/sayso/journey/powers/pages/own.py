"""A person's own page of who acts for them, under what, since when, and what they did."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import LONDON
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.people.queries import record_keys
from sayso.journey.powers.pages.shown import done_under, shown
from sayso.journey.powers.queries import powers_of


class WhoActsForMeView(PageView):
    """Who acts for me. Nothing on it says whether one is closed for a while: somebody may be looking."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "powers/who_acts_for_me.html"
    title = "Who acts for you"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show those who act for me, and those who did."""
        key = self.login.subject_id
        if key is None:
            raise Http404
        on = self.request.at.astimezone(LONDON).date()
        keys = record_keys(key, viewer=self.login) or (key,)
        powers = powers_of(key, viewer=self.login, on=on)
        return self.page({"powers": shown(powers, done=done_under(keys, viewer=self.login))})
