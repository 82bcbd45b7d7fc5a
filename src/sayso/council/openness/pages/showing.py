"""The page for everyone: how the council decides."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Cell, Column, Row, Table
from sayso.foundation.govuk.presenting import plain_day
from sayso.foundation.govuk.setting_fields import say
from sayso.foundation.govuk.view import PageView, Shows
from sayso.foundation.policy.declared import TOPICS
from sayso.foundation.policy.models import SettingValue
from sayso.foundation.policy.queries import InForce, consultations, in_force

COLUMNS = [
    Column("What we chose"),
    Column("Now"),
    Column("Since"),
    Column("Decided"),
    Column("Who was asked"),
]


class HowWeDecideView(PageView):
    """Show every choice that is the council's own, since when, where decided, and who was asked."""

    permission = Permission.READ_PUBLIC_PAGES
    shows = Shows.NOBODY
    template_name = "openness/how_we_decide.html"
    title = "How we decide: our figures"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what is in force today."""
        today = timezone.localdate(self.request.at)
        asked = list(consultations())
        return self.page(
            {
                "today": today,
                "topics": [(name, table_of(topic, name, today)) for topic, name in TOPICS.items()],
                "open_now": [one for one in asked if one.opens_on <= today <= one.closes_on],
                "told": [one for one in asked if one.told_at],
            }
        )


def table_of(topic: str, name: str, on: date) -> Table:
    """Return the settings of one topic as a table, in the order of declaration."""
    rows = [_row(found) for found in in_force(on=on, topic=topic).values()]
    return Table(name, COLUMNS, rows)


def _row(found: InForce) -> Row:
    chosen = Cell(found.setting.label, sub=found.setting.authority)
    now = say(found.setting, found.value)
    if found.row is None:
        return Row.of(chosen, now, "Always", "The law’s default holds", "Nobody: we changed nothing")
    return Row.of(chosen, now, plain_day(found.row.starts_on), found.row.source, who_was_asked(found.row))


def who_was_asked(row: SettingValue) -> Cell:
    """Return the consultation that a value cites, or why nobody was asked."""
    asked = row.consultation
    if asked is None:
        return Cell("Not consulted, because:", sub=row.not_consulted_because)
    return Cell(asked.question, sub=f"Asked until {plain_day(asked.closes_on)}")
