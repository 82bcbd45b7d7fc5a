"""The safeguarding lead's list, one concern, and whose record it is about."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from sayso.foundation.access import clock
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Link, Row, Table
from sayso.foundation.govuk.presenting import moment, near_day
from sayso.foundation.govuk.view import FormPage, PageView, Shows
from sayso.journey.people.queries.finding import find
from sayso.journey.people.queries.header import headers
from sayso.journey.safeguarding import queries
from sayso.journey.safeguarding.actions import link_concern, take_up_heard
from sayso.journey.safeguarding.models import Concern
from sayso.journey.safeguarding.pages.forms import WhoseForm
from sayso.journey.safeguarding.statuses import Danger
from sayso.rules.refusals import Invalid

SHOWN = 50


class ConcernsView(PageView):
    """Concerns that wait for a decision, and worries heard in contacts that nobody has taken up."""

    permission = Permission.READ_CONCERNS
    shows = Shows.PEOPLE
    template_name = "safeguarding/concerns.html"
    title = "Concerns"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what waits: danger first, then the oldest."""
        today = clock.today()
        waiting = list(queries.waiting(viewer=self.login)[:SHOWN])
        heard = queries.all_heard(viewer=self.login)[:SHOWN]
        people = {one.person_id for one in waiting} | {one.person for one in heard if one.person}
        names = {key: head.called for key, head in headers(sorted(people), self.login, today).items()}
        rows = [self._row(one, names.get(one.person_id, ""), today) for one in waiting]
        columns = [Column("Decide by"), Column("About"), Column("What was said"), Column("", acts=True)]
        table = Table("Concerns that wait", columns, rows, "Danger now first, then the oldest.")
        told = [(one, names.get(one.person, "") if one.person else one.about) for one in heard]
        return self.page({"table": table, "count": len(rows), "heard": told, "today": today}, people=people)

    def _row(self, one: Concern, name: str, today: Any) -> Row:
        due = queries.decide_by(one.raised_at)
        late = "Late" if due < today else ""
        link = Link("Read", reverse("concern", args=[one.pk]), f"concern {one.reference}")
        danger = "Danger now. " if one.danger == Danger.NOW else ""
        return Row.of(
            Cell(near_day(due, today), late=late),
            Cell(name or one.about or "Not named", sub=f"Raised {moment(one.raised_at, today)}"),
            danger + one.what_happened[:200],
            Cell(link=link),
        )


class ConcernView(PageView):
    """One concern, in the words it was told in."""

    permission = Permission.READ_CONCERNS
    shows = Shows.PERSON
    template_name = "safeguarding/concern.html"
    title = "Concern"

    def get(self, request: HttpRequest, concern: UUID) -> HttpResponse:
        """Show one concern."""
        found = queries.concern(concern, viewer=self.login)
        today = clock.today()
        head = headers([found.person_id], self.login, today).get(found.person_id)
        context = {
            "concern": found,
            "decision": getattr(found, "decision", None),
            "name": head.called if head else "",
            "decide_by": queries.decide_by(found.raised_at),
            "today": today,
        }
        return self.page(context, people=[found.person_id])


class TakeUpHeardView(PageView):
    """Make a concern of a worry that was heard in a contact, by one button in the list."""

    permission = Permission.READ_CONCERNS
    shows = Shows.NOBODY
    template_name = "safeguarding/concerns.html"
    title = "Concerns"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, contact: UUID) -> HttpResponseBase:
        """Take it up and go to it."""
        made = take_up_heard(contact=contact, by=self.login, at=self.request.at)
        return HttpResponseRedirect(reverse("concern", args=[made.pk]), status=303)


class WhoseConcernView(FormPage):
    """Say whom a concern is about."""

    permission = Permission.DECIDE_ON_CONCERN
    shows = Shows.PERSON
    title = "Whom is it about?"
    lead = "It will stand on their record, where only safeguarding sees it."
    button = "Put it on their record"
    form_class = WhoseForm

    def people(self) -> list[UUID]:
        """Name the concern's own key, or the record it is on."""
        return [queries.concern(self.kwargs["concern"], viewer=self.login).person_id]

    def act(self, form: WhoseForm) -> str:
        """Find the record by its number, and link."""
        number = form.cleaned_data["number"].strip().upper()
        found = [
            one
            for one in find(number, viewer=self.login, on=clock.today())
            if one.council_number.upper() == number
        ]
        if not found:
            say = "No record with this number is open to you. Check the number."
            raise Invalid(say, fields={"number": say})
        concern = self.kwargs["concern"]
        link_concern(concern=concern, person=found[0].person, by=self.login, at=self.request.at)
        return reverse("concern", args=[concern])
