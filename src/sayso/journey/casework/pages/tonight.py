"""Support tonight, in two screens, past every gate. The first asks; the second shows what starts."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sayso.foundation.access.models import Team
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Column, Fact, Row, Step, Table
from sayso.foundation.govuk.presenting import (
    LONDON,
    clock,
    count,
    listed,
    pounds,
    short_day,
    whole_pounds,
)
from sayso.foundation.govuk.view import FormPage, Shows
from sayso.journey.casework import actions
from sayso.journey.casework.facts import day_team_on, support_until, visits
from sayso.journey.casework.facts.skipped import PRICE, SKIPPED
from sayso.journey.casework.models import Contact, OpenContact
from sayso.journey.casework.pages.persons import OfPerson
from sayso.journey.casework.pages.tonight_form import FIRST_SCREEN, TonightForm
from sayso.journey.casework.queries import contact as contact_on_record
from sayso.journey.casework.queries import live_lead, open_contact
from sayso.journey.casework.statuses import Harm, MetBy, Need, SaidYes

NOT_CHECKED = "Urgent support tonight: nobody could check first. To be looked at by the day team."


class TonightView(OfPerson, FormPage):
    """Two screens for somebody on record."""

    permission = Permission.START_URGENT_SUPPORT
    shows = Shows.PERSON
    form_class = TonightForm
    template_name = "casework/tonight.html"
    title = "Support tonight"

    known = True
    arranged: actions.Tonight | None = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go on to the second screen, back to the first, or start."""
        if "start" in request.POST:
            return super().post(request, *args, **kwargs)
        if "change" in request.POST:
            return self.shown(TonightForm(initial=_typed(request)))
        said = TonightForm(request.POST)
        said.is_valid()
        if not said.first_screen_is_well():
            return self.shown(said, status=422)
        self.arranged = said.tonight(at=self.request.at)
        return self.shown(TonightForm(initial=self.second_starts_with() | _typed(request)))

    def shown(self, form: Any, **how: Any) -> HttpResponse:
        """Render the first screen, or the second once what is arranged is known."""
        if form.is_bound and "start" in self.request.POST and form.first_screen_is_well():
            self.arranged = form.tonight(at=self.request.at)
        if self.arranged:
            self.template_name = "casework/tonight_check.html"  # type: ignore[misc]  # of this answer only
        return super().shown(form, **how)

    def second_starts_with(self) -> dict[str, Any]:
        """Return what the second screen suggests: when it ends, and which team takes over."""
        team = self.usual_team
        return {"ends_on": support_until(self.request.at), "team": str(team.pk) if team else ""}

    @property
    def usual_team(self) -> Team | None:
        """Return the team of whoever leads for this person, or one's own."""
        lead = live_lead(self.person, viewer=self.login) if self.known else None
        team = (lead.worker.team if lead.worker else lead.team) if lead else None
        return team or self.login.team

    @property
    def contact(self) -> Contact | OpenContact | None:
        """Return the call that led here, if one did."""
        try:
            return contact_on_record(UUID(self.request.GET.get("contact", "")), viewer=self.login)
        except ValueError:
            return None

    def people(self) -> Iterable[UUID]:
        """Return whom the page shows."""
        return [self.person]

    def who(self) -> dict[str, Any]:
        """Return who it is for, and how to reach them safely."""
        head = self.header
        return self.head() | {"called": head.called, "cautions": head.cautions, "where": head.address}

    def context(self, form: Any) -> dict[str, Any]:
        """Return what stands beside the questions; on the second screen, what will start."""
        contact = self.contact
        shown = self.who() | {"contact": contact, "worried": contact and contact.harm != Harm.NO}
        return shown | (self.check(self.arranged, form) if self.arranged else {})

    def check(self, arranged: actions.Tonight, form: Any) -> dict[str, Any]:
        """Return what will start, what it costs, and what is left for the day team."""
        due = f"{day_team_on(self.request.at):%a %-d}"
        ends_on = arranged.until(at=self.request.at)
        ends = f"{ends_on:%A} {ends_on.day} {ends_on:%B}"
        total = arranged.total_pence(at=self.request.at)
        left = [*SKIPPED, PRICE] if total is None else [*SKIPPED]
        return {
            "carried": [(name, form[name].value() or "") for name in FIRST_SCREEN if name != "needs"],
            "starts": _starts(arranged, self.who()),
            "table": _table(arranged, at=self.request.at),
            "total": pounds(total) if total is not None else "",
            "price": _price(arranged),
            "left": [Step(due, one.what.format(ends=ends)) for one in left],
        }

    def act(self, form: TonightForm) -> str:
        """Start it."""
        contact = self.contact
        actions.start_urgent_support(
            person=self.person,
            tonight=form.tonight(at=self.request.at),
            contact=contact.pk if contact else None,
            by=self.login,
            at=self.request.at,
        )
        return reverse("duty_sheet", args=[self.person])


class TonightUnknownView(TonightView):
    """Two screens for somebody who is not on record: a record is made as support starts, and not before."""

    permission = Permission.START_URGENT_SUPPORT
    shows = Shows.NOBODY
    known = False
    title = "Support tonight"

    @property
    def contact(self) -> Contact | OpenContact | None:
        """Return the call that led here."""
        found = open_contact(self.kwargs["contact"])
        if found is None:
            raise Http404
        return found

    def people(self) -> Iterable[UUID]:
        """Return nobody: there is no record yet."""
        return []

    def who(self) -> dict[str, Any]:
        """Return who it is for, as it was heard."""
        contact = self.contact
        assert contact
        today = self.request.at.astimezone(LONDON).date()
        return {"called": contact.about, "cautions": [], "where": contact.whereabouts, "today": today}

    def act(self, form: TonightForm) -> str:
        """Make the record, move the call there, and start."""
        contact = self.contact
        assert contact
        person = actions.add_person_from_contact(
            contact=contact.pk, not_the_same_because=NOT_CHECKED, by=self.login, at=self.request.at
        )
        actions.start_urgent_support(
            person=person,
            tonight=form.tonight(at=self.request.at),
            contact=contact.pk,
            by=self.login,
            at=self.request.at,
        )
        return reverse("duty_sheet", args=[person])


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed, as the start of the other screen."""
    typed: dict[str, Any] = request.POST.dict()
    typed["needs"] = request.POST.getlist("needs")
    for name in ("csrfmiddlewaretoken", "ends_on"):
        typed.pop(name, None)
    return typed


def _starts(arranged: actions.Tonight, who: dict[str, Any]) -> list[Fact]:
    needs = listed([need.label.lower() for need in arranged.needs if need is not Need.OTHER])
    words = "; ".join(part for part in (needs, arranged.needs_words) if part)
    name = arranged.met_by_name or "Nobody is named yet"
    return [
        Fact("For", ". ".join(part for part in (who["called"], who["where"]) if part)),
        Fact("Needs", f"{words[:1].upper()}{words[1:]}"),
        Fact("Who comes", f"{MetBy(arranged.met_by).label}. {name}"),
        Fact("Have they said yes?", SaidYes(arranged.said_yes).label),
    ]


def _table(arranged: actions.Tonight, *, at: Any) -> Table | None:
    if arranged.visits_a_day is None or arranged.met_by is MetBy.BED:
        return None
    days = visits(at=at, ends_on=arranged.until(at=at), visits_a_day=arranged.visits_a_day)
    rows = [
        Row.of(short_day(day.on), str(len(day.times)), ", ".join(clock(time) for time in day.times))
        for day in days
    ]
    columns = [Column("Day"), Column("Visits", number=True), Column("Times")]
    return Table("Visits until it ends", columns, rows)


def _price(arranged: actions.Tonight) -> str:
    """Say what the total is made of, or what nobody knows yet."""
    if arranged.met_by is MetBy.BED:
        night = arranged.price_pence_a_night
        return (
            f"{whole_pounds(night)} a night." if night is not None else "Nobody has said what a night costs."
        )
    if arranged.price_pence_an_hour is None:
        return "Nobody has said what an hour costs."
    if arranged.minutes_a_visit is None or arranged.visits_a_day is None:
        return "We do not know yet how many visits, or how long."
    each = count(arranged.minutes_a_visit, "minute")
    return f"Visits of {each}, at {whole_pounds(arranged.price_pence_an_hour)} an hour."
