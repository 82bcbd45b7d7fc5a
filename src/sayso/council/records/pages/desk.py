"""The desk's lists, and writing down a request or a complaint that somebody made."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sayso.council.records import actions, queries
from sayso.council.records.pages import forms
from sayso.council.records.pages.shown import clock_of, next_step, who_asks
from sayso.council.records.statuses import Asker, Channel, Identity, PartKind
from sayso.foundation.access.areas import Area
from sayso.foundation.access.named_action import may_see
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.casework.pages.persons import Named
from sayso.journey.people.queries import find
from sayso.journey.powers.queries import Held, powers_of

REQUESTS = [Column("About"), Column("Who asks"), Column("By when"), Column("What comes next")]
COMPLAINTS = [
    Column("From"),
    Column("It came"),
    Column("Tell them that it reached us by"),
    Column("What to do"),
]
TO_READ = [Column("About"), Column("Marked by"), Column("To read", number=True)]


class RecordRequestsView(PageView):
    """What waits for an answer, the one that is due first at the head; and complaints about what we hold."""

    permission = Permission.ANSWER_RECORD_REQUESTS
    shows = Shows.PEOPLE
    template_name = "records/requests.html"
    title = "People who ask what we hold"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show both lists."""
        on = timezone.localdate(self.request.at)
        asked = queries.open_requests(viewer=self.login)
        complaints = queries.complaints_open(viewer=self.login)
        rows = [self._row(one, on) for one in asked]
        shown = {
            "requests": Table("Requests", REQUESTS, rows, "What is due first stands first.")
            if rows
            else None,
            "complaints": Table("Complaints", COMPLAINTS, [self._complaint(*one, on) for one in complaints])
            if complaints
            else None,
        }
        people = {one.row.person_id for one in asked} | {one.person_id for one, _ in complaints}
        return self.page(shown, people=people)

    def _row(self, one: queries.Asked, on: Any) -> Row:
        clock, step = clock_of(one, on=on), next_step(one, queries.items_of(one.row, viewer=self.login))
        about = Link(one.row.person_called, reverse("record_request", args=[one.row.pk]))
        by = Cell(late=f"{clock.says} {clock.more}") if clock.is_late else Cell(clock.says, sub=clock.more)
        return Row.of(Cell(link=about), who_asks(one), by, step.says if step else "")

    def _complaint(self, one: Any, until: Any, on: Any) -> Row:
        link = Link(one.person_called, reverse("data_complaint", args=[one.pk]))
        if one.acknowledged_on:
            by = Cell(f"Told on {plain_day(one.acknowledged_on)}")
        else:
            by = Cell(late=f"It was due on {plain_day(until)}") if on > until else Cell(plain_day(until))
        to_do = "Answer it" if one.acknowledged_on else "Tell them that it reached us"
        return Row.of(Cell(link=link), plain_day(one.came_on), by, to_do)


class RecordsToReadView(PageView):
    """What this login was named to read second."""

    permission = Permission.READ_RECORDS_SECOND
    shows = Shows.PEOPLE
    template_name = "records/to_read.html"
    title = "To read second"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them, the one that waits longest first."""
        works = queries.waiting_for_second(viewer=self.login)
        rows = []
        for one in works:
            read = queries.read_of(queries.items_of(one.request, viewer=self.login))
            link = Link(one.request.person_called, reverse("record_request_second", args=[one.request_id]))
            rows.append(Row.of(Cell(link=link), one.owner.name, str(read.to_agree)))
        table = Table("To read second", TO_READ, rows) if rows else None
        return self.page({"table": table}, people={one.person_id for one in works})


class FindForRecordRequestView(PageView):
    """Find whom a request or a complaint is about."""

    permission = Permission.ANSWER_RECORD_REQUESTS
    shows = Shows.PEOPLE
    template_name = "records/find.html"
    title = "Whom is it about?"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show who fits what was typed."""
        on, typed = timezone.localdate(self.request.at), self.searched
        found = find(typed, viewer=self.login, on=on, most=12) if typed else []
        shown = {"form": forms.SearchForm(initial={"q": typed}), "typed": typed, "found": found}
        return self.page(shown, people=[one.person for one in found])


class OfSomebody(FormPage):
    """A form about somebody who is open to a worker, or whom a data officer found."""

    @property
    def person(self) -> UUID:
        """Return the key in the address."""
        key: UUID = self.kwargs["person"]
        return key

    @cached_property
    def named(self) -> Named:
        """Return what they are called. Raises Http404 where they may not be seen, and to outsiders."""
        if not self.login.is_staff:
            raise Http404
        on = timezone.localdate(self.request.at)
        of_desk = self.login.may(Permission.ANSWER_RECORD_REQUESTS)
        if not of_desk and not may_see(person=self.person, area=Area.CONTACT):
            raise Http404
        found = Named([self.person], self.login, on)
        if self.person not in found.shown:
            raise Http404
        return found

    @property
    def back(self) -> str:
        """Return where whoever looks came from."""
        if self.login.may(Permission.ANSWER_RECORD_REQUESTS):
            return reverse("record_requests")
        return reverse("person_record", args=[self.person])

    def initial(self) -> dict[str, Any]:
        """See that they are open; begin with today."""
        today = timezone.localdate(self.request.at)
        return {"asked_on": today, "came_on": today} if self.named else {}

    def context(self, form: Any) -> dict[str, Any]:
        """Say whom it is about."""
        return {"lead": f"About {self.named.name(self.person)}.", "back": self.back}

    def people(self) -> set[UUID]:
        """Return whom the page shows."""
        return self.named.shown


class WriteRecordRequestView(OfSomebody):
    """Write down that somebody asked what we hold: no form and no wording is needed for that."""

    permission = Permission.ASK_FOR_RECORD
    shows = Shows.PERSON
    form_class = forms.WriteRequestForm
    title = "They asked for what we hold"
    button = "Keep this request"

    def form_arguments(self) -> dict[str, Any]:
        """Give the form the powers that whoever looks may know of."""
        assert self.named
        today = timezone.localdate(self.request.at)
        found: list[Held] = powers_of(self.person, viewer=self.login, on=today)
        return {"powers": found, "today": today}

    def act(self, form: forms.WriteRequestForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        known = Identity.KNOWN if said["known"] else None
        row = actions.ask_for_record(
            asked=actions.NewRequest(
                person=self.person,
                came_by=Channel(said["came_by"]),
                part=PartKind(said["part"]),
                asker=Asker(said["asker"]),
                asker_called=said["asker_called"],
                power=forms.uuid_or_none(said["power"]),
                words=said["words"],
                asked_on=said["asked_on"],
                identity=known,
                key=said["form_key"],
            ),
            by=self.login,
            at=self.request.at,
        )
        if self.login.may(Permission.ANSWER_RECORD_REQUESTS):
            return reverse("record_request", args=[row.pk])
        messages.success(self.request, "Kept. The records desk answers it within a month of the day it came.")
        return self.back


class WriteDataComplaintView(OfSomebody):
    """Write down a complaint about what we hold or do with it."""

    permission = Permission.ASK_FOR_RECORD
    shows = Shows.PERSON
    form_class = forms.WriteComplaintForm
    title = "They complain of what we hold"
    button = "Keep this complaint"

    def act(self, form: forms.WriteComplaintForm) -> str:
        """Keep it."""
        said = form.cleaned_data
        complaint = actions.NewComplaint(
            person=self.person,
            words=said["words"],
            came_by=Channel(said["came_by"]),
            came_on=said["came_on"],
            key=said["form_key"],
        )
        actions.complain_of_record(complaint=complaint, by=self.login, at=self.request.at)
        messages.success(self.request, "Kept. The records desk tells them that it reached us.")
        return self.back
