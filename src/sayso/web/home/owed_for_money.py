"""What stands on the day of the money team: what is to be done about what people pay, and new sums."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON, count, plain_day
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.charging.queries.runs import runs_to_approve
from sayso.journey.charging.queries.work import counted


def charges_due(viewer: User, until: date) -> list[Due]:
    """Return what is to be done about what people pay, a line a kind: for whom stands on its own list."""
    if not viewer.may(Permission.ASSESS_MEANS):
        return []
    return [
        Due(
            due_on=found.first_on,
            what=kind.label,
            why="They stand on one list, the longest overdue first",
            act=Link("Open the list", f"{reverse('charge_work')}?kind={kind.value}"),
            who=f"{found.number:,} on the list",
        )
        for kind, found in counted(viewer=viewer, on=until, until=until).items()
        if found.first_on
    ]


def new_sums_due(viewer: User, until: date) -> list[Due]:
    """Return the runs of new sums that somebody else made, and that wait for a second person."""
    if not viewer.may(Permission.ASSESS_MEANS):
        return []
    due = [
        Due(
            due_on=one.made_at.astimezone(LONDON).date(),
            what=f"Look at new sums for {count(one.line_count, 'person', 'people')}",
            why=f"From {plain_day(one.starts_on)}. Nothing changes until a second person approves",
            act=Link("Look at this run", reverse("charge_run", args=[one.pk]), "the run of new sums"),
            who=f"Made by {one.made_by.name}",
        )
        for one in runs_to_approve(viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]
