"""Duty: who has something standing tonight, one sheet of paper for each, and hand-over both ways."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.fields import LongTextField, RadiosField
from sayso.foundation.govuk.forms import PlainForm
from sayso.foundation.govuk.pieces import Fact, Part, Sheet
from sayso.foundation.govuk.presenting import LONDON, day, listed, moment, near_day, short_day
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.casework import actions
from sayso.journey.casework.facts.paper_words import for_paper
from sayso.journey.casework.models import UrgentSupport, WaitingRisk
from sayso.journey.casework.pages.persons import Named, PersonForm, PersonPage
from sayso.journey.casework.queries import (
    Away,
    Tonight,
    away_from,
    handovers_of,
    open_tasks_of,
    support_of,
    tonight_list,
    working_with,
)
from sayso.journey.casework.queries.record import story_notes_of
from sayso.journey.casework.queries.waiting import risk_of
from sayso.journey.casework.statuses import Direction, MetBy, Need, Risk, SaidYes

LINES = 4
#: What later rooms put on the sheet: of whom, for whom, on which day. Each by what the viewer may see.
SHEET_PARTS: list[Callable[[Collection[UUID], User, date], Part | None]] = []
#: What later rooms put on duty's list: for whom something is due today, in a sentence, by the person's key.
DUE_TONIGHT: list[Callable[[User], Mapping[UUID, str]]] = []


class DutyView(PageView):
    """Everybody for whom something stands tonight, across the council."""

    permission = Permission.SEE_DUTY_SHEET
    shows = Shows.PEOPLE
    template_name = "casework/duty.html"
    title = "Duty tonight"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them. A record that is not open yet asks for the purpose first."""
        today = self.request.at.astimezone(LONDON).date()
        listed_now = tonight_list(viewer=self.login, at=self.request.at)
        due = {person: says for tell in DUE_TONIGHT for person, says in tell(self.login).items()}
        there = {one.person for one in listed_now}
        listed_now = [*(Tonight.of(one) for one in due if one not in there), *listed_now]
        named = Named([one.person for one in listed_now], self.login, today)
        rows = [
            {
                "tonight": one,
                "due": due.get(one.person, ""),
                "link": named.link(one.person),
                "caution": named.caution(one.person),
                "open": one.person in named.heads,
                "sheet": reverse("duty_sheet", args=[one.person]),
            }
            for one in listed_now
        ]
        return self.page({"rows": rows, "today": today, "now": self.request.at}, people=named.shown)


class DutySheetView(PersonPage):
    """All that whoever goes out needs, on one A4. No concern and no key-safe number is on it."""

    permission = Permission.SEE_DUTY_SHEET
    shows = Shows.PERSON
    template_name = "casework/duty_sheet.html"
    title = "Duty sheet"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the sheet."""
        supports = support_of(self.person, viewer=self.login)
        support = supports[0] if supports and supports[0].ends_on >= self.today else None
        return self.page(self.head() | {"sheet": self.sheet(support)}, people=[self.person])

    def sheet(self, support: UrgentSupport | None) -> Sheet:
        """Return the sheet's parts."""
        head = self.header
        said = [note for note in story_notes_of(head.keys, viewer=self.login) if note.their_words][:2]
        tasks = open_tasks_of(self.person, viewer=self.login)[:5]
        told = [one for one in handovers_of(self.person, viewer=self.login) if one.taken_at is None]
        getting_in = for_paper(support.visitor_must_know) if support else ""
        parts = [
            Part("Tonight", sentences=_tonight(support)),
            *_risk(risk_of(self.person, viewer=self.login), self.today),
            Part("Do first", sentences=[task.what + "." for task in tasks] or ["Nothing is waiting."]),
            Part("What they have said", sentences=_said(said, self.today)),
            Part("For whoever visits", sentences=[getting_in or "Nobody has written anything yet."]),
        ]
        parts += [found for tell in SHEET_PARTS if (found := tell(head.keys, self.login, self.today))]
        if told:
            parts.append(Part("Handed over", sentences=[for_paper(one.words) for one in told], wide=True))
        parts.append(Part("Whom to ring", facts=self.whom_to_ring(support), wide=True))
        parts.append(Part("What I did (it is first on the day team's list)", blank_lines=LINES, wide=True))
        made = moment(self.request.at, self.today)
        return Sheet(
            title=f"Duty sheet: {head.called}",
            lead=f"{head.summary} Made {day(self.today)}, {made.split(', ')[-1]}.",
            parts=parts,
            warnings=head.cautions,
            printed=f"Opened by {self.login.name}, for duty. Shred this when you are back.",
        )

    def whom_to_ring(self, support: UrgentSupport | None) -> list[Fact]:
        """Return whom to ring, danger first, with somebody if nobody comes."""
        council = settings.COUNCIL
        rung = [Fact("Danger now", "999. Then tell the duty manager.")]
        if support and support.met_by_name:
            rung.append(Fact("Who comes", support.met_by_name))
        away = away_from(self.header.keys, viewer=self.login)
        for one in working_with(self.person, viewer=self.login)[:2]:
            if one.worker:
                number = one.worker.telephone or council["telephone"]
                gone = away.get((one.person_id, one.worker.pk))
                rung.append(Fact(one.get_role_display(), _there(one.worker.name, number, gone, self.today)))
        rung.append(Fact("Nobody comes?", f"Ring out of hours, {council['out_of_hours']}. Stay if you can."))
        return rung


def _risk(said: WaitingRisk | None, today: date) -> list[Part]:
    """Return how great a worker said the risk is. Why is never on paper: it may name somebody at home."""
    if said is None or said.risk == Risk.UNKNOWN:
        return []
    how = f"{Risk(said.risk).label}. {said.said_by.name}, {near_day(said.said_at.date(), today)}."
    return [Part("How great the risk is", sentences=[how, "Why is on the record. Read it before you go."])]


def _there(name: str, number: str, gone: Away | None, today: date) -> str:
    """Say whom to ring: whoever stands in where the worker is away."""
    if gone is None:
        return f"{name}, {number}"
    instead, number = listed(list(gone.cover)) or "their team", settings.COUNCIL["telephone"]
    return f"{name} is away until {near_day(gone.until, today)}. Ask for {instead}, {number}"


def _tonight(support: UrgentSupport | None) -> list[str]:
    if support is None:
        return ["No support was put in tonight."]
    needs = [Need(code).label.lower() for code in support.needs if code != Need.OTHER]
    needs += [support.needs_words] if support.needs_words else []
    visits = f", {support.visits_a_day} visits a day" if support.visits_a_day else ""
    return [
        f"They need: {listed(needs)}.",
        f"{support.met_by_name or MetBy(support.met_by).label}{visits}.",
        f"It ends on {short_day(support.ends_on)}, unless someone says otherwise.",
        f"Have they said yes? {SaidYes(support.said_yes).label}.",
    ]


def _said(notes: Any, today: Any) -> list[str]:
    quoted = [f"“{note.their_words}” ({moment(note.happened_at, today)})" for note in notes]
    return quoted or ["Nothing is written down yet. Ask."]


class HandOverDutyForm(PlainForm):
    """Which way, and what."""

    direction = RadiosField(label="Who is it for?", choices=Direction.choices, missing="Choose who it is for")
    words = LongTextField(label="What do they need to know?", missing="Write what they need to know")


class HandOverDutyView(PersonForm):
    """Tell duty about somebody, or tell the day team what was done."""

    permission = Permission.SEE_DUTY_SHEET
    shows = Shows.PERSON
    form_class = HandOverDutyForm
    title = "Hand over"
    heading = "Hand over about {called}"
    button = "Hand over"
    lead = "For the day team it is the first thing on their list."

    def initial(self) -> dict[str, Any]:
        """Start with the way that fits the role."""
        out_of_hours = "out-of-hours" in self.login.role_codes
        return {"direction": (Direction.TO_DAY if out_of_hours else Direction.TO_DUTY).value}

    def act(self, form: HandOverDutyForm) -> str:
        """Hand over."""
        said = form.cleaned_data
        actions.hand_over_duty(
            person=self.header.person,
            direction=Direction(said["direction"]),
            words=said["words"],
            by=self.login,
            at=self.request.at,
        )
        return reverse("duty")


class ReadForm(PlainForm):
    """Nothing to fill in."""


class ReadHandoverView(PersonForm):
    """Say that one has read a hand-over."""

    permission = Permission.SEE_DUTY_SHEET
    shows = Shows.PERSON
    form_class = ReadForm
    title = "Say that you have read this"
    button = "I have read this"

    def context(self, form: Any) -> dict[str, Any]:
        """Show the words."""
        told = [
            one for one in handovers_of(self.person, viewer=self.login) if one.pk == self.kwargs["handover"]
        ]
        return super().context(form) | {"lead": told[0].words if told else ""}

    def act(self, form: ReadForm) -> str:
        """Take it."""
        actions.take_handover(handover=self.kwargs["handover"], by=self.login, at=self.request.at)
        return self.record_url
