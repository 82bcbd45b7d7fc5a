"""Breaks in figures, for whoever shapes what there is: what waits, what came, what waiting cost. No names."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Column, Row, Table
from sayso.foundation.govuk.presenting import count, whole_pounds
from sayso.foundation.govuk.view import PageView, Shows
from sayso.journey.breaks import queries
from sayso.journey.breaks.statuses import WhyNot

#: What each figure is, in the order of a break's way.
_WAY = (
    ("needed", "Breaks that carers need"),
    ("assessed", "of these, found by an assessment"),
    ("asked", "of these, asked for by the carer"),
    ("offered", "A break was offered"),
    ("booked", "A break was booked"),
    ("came", "A break came, or part of it"),
)
_TIMES = (
    ("times_came", "Times it came, or part of it"),
    ("times_missed", "Times it did not come"),
    *((f"why_{why.value}", f"because: {why.label.lower()}") for why in WhyNot),
    ("times_called_off", "Times the carer called it off"),
)
_WAITS = (
    ("waits", "Breaks that wait", ""),
    ("owed", "of these, not bought for a reason that is none in law, and owed", ""),
    ("middle_weeks", "The middle wait", "week"),
    ("longest_weeks", "The longest wait", "week"),
    ("middle_weeks_until_it_came", "The middle wait of the breaks that came", "week"),
)
_COST = (
    ("hours_waited_for", "Hours of break that carers wait for", "hour"),
    ("hours_booked", "Hours that were booked this year", "hour"),
    ("hours_that_came", "Hours of these that came", "hour"),
    ("price_pence", "What the breaks were to cost", "pence"),
    ("cost_pence", "Urgent support that began while carers waited", "pence"),
    ("cost_unknown", "Urgent support whose price nobody knows yet", ""),
    ("price_unknown", "Breaks of these whose price nobody knows yet", ""),
)


class BreakFiguresView(PageView):
    """Figures of the whole council, for commissioners, managers and the principal social worker."""

    permission = Permission.READ_BREAK_FIGURES
    shows = Shows.NOBODY
    template_name = "breaks/in_figures.html"
    title = "Breaks for carers, in figures"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the twelve months that ended with last month."""
        found = queries.break_figures(viewer=self.login, on=timezone.localdate(self.request.at))
        tables = [
            _told(caption, found, rows)
            for caption, rows in (
                ("From a need to a break", [(what, label, "") for what, label in _WAY]),
                ("What became of what was booked", [(what, label, "") for what, label in _TIMES]),
                ("Who waits at the end of these months", _WAITS),
                ("What waiting costs", _COST),
            )
        ]
        last = found.until - timedelta(days=1)
        shown = {
            "tables": tables if found.told else [],
            "first": found.since,
            "last": last,
            "limit": queries.wait_limit(on=last),
        }
        return self.page(shown)


def _told(
    caption: str, found: queries.BreakFigures, rows: Sequence[tuple[str, str, str]]
) -> tuple[Table, list[str]]:
    """Return a table of what is told, and the labels of what is not; a reason is then left out."""
    kept = [
        Row.of(label[:1].upper() + label[1:], _said(figure, unit))
        for what, label, unit in rows
        if (figure := found[what]) is not None
    ]
    few = [label for what, label, _ in rows if found[what] is None and not what.startswith("why_")]
    return Table(caption, [Column("What"), Column("How much", number=True)], kept), few


def _said(figure: int, unit: str) -> str:
    if unit == "pence":
        return whole_pounds(figure)
    return count(figure, unit) if unit else f"{figure:,}"
