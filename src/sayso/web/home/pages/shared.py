"""What one other shares with whoever reads: the very same as no page at all when they share nothing."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Step
from sayso.foundation.govuk.presenting import LONDON, near_day, pounds
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.budget.queries import budgets_agreed, parts_of
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.casework.queries.day import support_begun_for
from sayso.journey.casework.statuses import MetBy
from sayso.journey.people.queries import shared_ways, shared_with
from sayso.journey.people.statuses import Shareable
from sayso.journey.purchasing.queries import orders_of, when_wished
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
            shown |= {"plan": True, "steps": until, "comes": _who_comes(key, viewer=self.login, on=today)}
        if Shareable.MONEY in found.areas:
            shown |= {"money": True, "costs": _costs(key, viewer=self.login, on=today)}
        return self.page(shown, people=[key])


def _who_comes(person: UUID, *, viewer: User, on: date) -> list[tuple[str, str, date | None]]:
    """Return who is ordered to come, when, and from which day if it has not begun. Nothing of why."""
    orders = orders_of(person, viewer=viewer, on=on)
    return [(one.provider, when_wished(one), one.starts_on if one.starts_on > on else None) for one in orders]


def _costs(person: UUID, *, viewer: User, on: date) -> list[str]:
    """Say what their support costs, and who pays which part where it is known."""
    found = []
    for one in budgets_agreed(person, viewer=viewer):
        parts = parts_of(one, viewer=viewer, on=on)
        said = f"Support costs {pounds(one.gross_pence_a_week)} a week."
        if parts.person_pence_a_week is not None and parts.council_pence_a_week is not None:
            theirs, ours = pounds(parts.person_pence_a_week), pounds(parts.council_pence_a_week)
            said += f" They pay {theirs} of it, and we pay {ours}."
            if parts.nhs_pence_a_week:
                said += f" The NHS pays {pounds(parts.nhs_pence_a_week)}."
        found.append(said)
    return found


def _comes(support: UrgentSupport) -> str:
    """Say what support stands. Never where a bed is, nor who helps unpaid: neither is the other's to give."""
    if support.met_by == MetBy.PROVIDER and support.met_by_name:
        return f"Help from {support.met_by_name}."
    return "Help is arranged."
