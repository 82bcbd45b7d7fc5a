"""The trail as an auditor or a data officer reads it: codes, logins and times, never words."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from sayso.foundation.access import clock
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.models import AuditEvent
from sayso.foundation.govuk.pieces import Cell, Column, Row, Table
from sayso.foundation.govuk.presenting import moment
from sayso.foundation.govuk.view import PageView, Shows

A_PAGE = 50


class TrailView(PageView):
    """The newest events. Reading the trail names no person: their records stay as closed as they were."""

    permission = Permission.READ_TRAIL
    shows = Shows.NOBODY
    template_name = "home/trail.html"
    title = "Who did what"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show one page of events, newest first; `before` is the number to go on from."""
        before = request.GET.get("before", "")
        events = AuditEvent.objects.order_by("-id")
        if before.isdecimal():
            events = events.filter(id__lt=int(before[:18]))
        found = list(events[: A_PAGE + 1])
        shown = found[:A_PAGE]
        more = shown[-1].id if len(found) > A_PAGE else None
        return self.page({"table": _table(shown, clock.today()), "count": len(shown), "more": more})


def _table(events: list[AuditEvent], today: date) -> Table:
    logins = User.objects.in_bulk({event.actor_id for event in events if event.actor_id})
    rows = [
        Row.of(
            Cell(moment(event.at, today), sub=f"Number {event.id}"),
            logins[event.actor_id].name if event.actor_id in logins else "Nobody signed in",
            event.action.replace(".", ": ").replace("_", " "),
            str(len(event.people)),
            event.purpose or "None given",
        )
        for event in events
    ]
    columns = [
        Column("When"),
        Column("Who"),
        Column("What"),
        Column("Records touched", number=True),
        Column("Purpose"),
    ]
    return Table("The newest events", columns, rows, "Newest first.")
