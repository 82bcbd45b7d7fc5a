"""A person's own pages of who decides what in their life, and of the people around them."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.partnership import actions, queries
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.pages import showing
from sayso.journey.partnership.pages.forms import CircleForm, HolderForm, holder_as_kept
from sayso.journey.partnership.pages.own import OurForm, Ours
from sayso.journey.partnership.queries.circle import days_of_change
from sayso.journey.partnership.statuses import DOMAIN_OF, Domain, DomainKind, Ring
from sayso.rules.refusals import Stale


class MyMap(Ours):
    """Mixed into a page of the map, which only the person has: a carer's own record has none."""

    def side(self) -> PartnershipSide:
        """Return the person's side."""
        found = super().side()
        if not found.is_adults:
            raise Http404
        return found


class WhoDecidesView(MyMap, PageView):
    """Every kind of decision, with who decides, since when, and who did before."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/who_decides.html"
    title = "Who decides what"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show all of them."""
        side, spoken = self.side(), self.spoken()
        lines = queries.map_of(self.me, side.pair, viewer=self.login, on=self.today, every=True)
        shown = showing.map_lines(lines, spoken)
        for line in shown:
            line["change"] = self.url("move_my_decision", line["domain"])
        return self.page({"lines": shown, "side": side, "other": side.short, "back": self.url("you_and")})


class MoveMyDecisionView(MyMap, OurForm):
    """Say who decides one thing, and since when."""

    form_class = HolderForm
    title = "Who decides this?"
    button = "Keep this"
    template_name = "partnership/move_decision.html"

    def domain(self) -> Domain:
        """Return the decision in the address."""
        if self.kwargs["domain"] not in DomainKind.values:
            raise Http404
        return DOMAIN_OF[DomainKind(self.kwargs["domain"])]

    def rows(self) -> list[Any]:
        """Return who decides and who did, the newest first."""
        side = self.side()
        return queries.history_of(self.me, side.pair, self.domain().kind, viewer=self.login)

    def form_arguments(self) -> dict[str, Any]:
        """Name the two, and say which answer was seen."""
        rows = self.rows()
        seen = str(rows[0].pk) if rows else ""
        return super().form_arguments() | {"spoken": self.spoken(), "own": True, "seen": seen}

    def initial(self) -> dict[str, Any]:
        """Start with what stands."""
        rows, domain = self.rows(), self.domain()
        return holder_as_kept(rows[0] if rows else None, domain.by_default, self.today)

    def context(self, form: Any) -> dict[str, Any]:
        """Say what it is about, and who decided before."""
        spoken = self.spoken()
        history = [(spoken.names.of(row.holder), row) for row in self.rows()]
        return super().context(form) | {"title": spoken.about(self.domain()), "history": history}

    def stale(self, form: Any, refusal: Stale) -> None:
        """Show who decides now beside what was chosen."""
        super().stale(form, refusal)
        rows = self.rows()
        form.has_now_read(str(rows[0].pk) if rows else "")

    def do(self, form: Any) -> None:
        """Keep it."""
        new = form.new(self.side(), self.domain().kind)
        actions.move_decision(holder=new, by=self.login, at=self.request.at)


class MyCircleView(Ours, PageView):
    """The people around the reader, as close as the reader says, today or on a past day."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    template_name = "partnership/my_circle.html"
    title = "The people around me"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the picture of a day."""
        on = day_asked(request, self.today)
        near = queries.circle_of(self.me, viewer=self.login, on=on)
        picture = showing.circle_picture(near, on=on, today=self.today)
        days = [day for day in days_of_change(self.me, viewer=self.login) if day != on]
        known = bool(queries.near_people(self.me, viewer=self.login, on=self.today))
        shown = {"picture": picture, "days": days, "on": on, "is_past": on != self.today, "known": known}
        return self.page(shown)


class PlaceMyPeopleView(Ours, FormPage):
    """Say how close each of them is."""

    permission = Permission.SEE_OWN_RECORD
    shows = Shows.OWN
    form_class = CircleForm
    title = "How close is each of them to you?"
    lead = "Only you and those who work with you can read this. Nobody in the picture can."
    button = "Keep the picture"

    def form_arguments(self) -> dict[str, Any]:
        """Ask about everybody who is recorded as close."""
        near = queries.near_people(self.me, viewer=self.login, on=self.today)
        return super().form_arguments() | {"near": near, "rings": Ring.choices}

    def context(self, form: Any) -> dict[str, Any]:
        """Return the way back."""
        return super().context(form) | {"back": reverse("my_circle")}

    def act(self, form: Any) -> str:
        """Keep it from today."""
        actions.place_in_circle(person=self.me, items=form.placed(), by=self.login, at=self.request.at)
        return reverse("my_circle")


def day_asked(request: HttpRequest, today: date) -> date:
    """Return the past day in the address; today when there is none, or none that can be read."""
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return today
    return min(asked, today)
