"""What one other shares with whoever reads: the very same as no page at all when they share nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase

from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Step
from sayso.foundation.govuk.presenting import LONDON, near_day
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.casework.queries.day import support_begun_for
from sayso.journey.casework.statuses import MetBy
from sayso.journey.people.queries import shared_ways, shared_with
from sayso.journey.people.statuses import Shareable
from sayso.rules.refusals import NotFound


class SharedWithMeView(PageView):
    """What somebody shares with me. Nothing of it is a power: I may read it, and that is all."""

    permission = Permission.SEE_OWN_HOME
    shows = Shows.PERSON
    template_name = "home/shared_with_me.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show each part that is shared, and no heading of any that is not."""
        key, today = self.kwargs["person"], self.request.at.astimezone(LONDON).date()
        found = next((one for one in shared_with(viewer=self.login, on=today) if one.key == key), None)
        if found is None:
            raise NotFound(NOT_FOUND)
        shown: dict[str, Any] = {"title": f"What {found.called} shares with you", "sharer": found}
        if Shareable.CONTACT in found.areas:
            shown |= {"contact": True, "ways": shared_ways(key, viewer=self.login, on=today)}
        if Shareable.PLAN in found.areas:
            begun = support_begun_for([key], viewer=self.login)
            standing = [one for one in begun if one.ends_on >= today][:1]
            until = [
                Step(f"Now, until {near_day(one.ends_on, today)}", _comes(one), now=True) for one in standing
            ]
            shown |= {"plan": True, "steps": until}
        return self.page(shown | {"money": Shareable.MONEY in found.areas}, people=[key])


def _comes(support: UrgentSupport) -> str:
    """Say what support stands. Never where a bed is, nor who helps unpaid: neither is the other's to give."""
    if support.met_by == MetBy.PROVIDER and support.met_by_name:
        return f"Help from {support.met_by_name}."
    return "Help is arranged."
