"""Carers' breaks on a worker's day: who waits too long, and what a manager takes up today."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import count
from sayso.journey.breaks import queries
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due


def breaks_due(viewer: User, until: date) -> list[Due]:
    """Return the breaks that wait too long while caring may take more; for managers, those that are owed."""
    due = [*_owed(viewer), *_waiting(viewer, until)]
    return [one for one in due if one.due_on <= until]


def _owed(viewer: User) -> list[Due]:
    if not viewer.may(Permission.AGREE_BUDGET_ABOVE_LIMIT):
        return []
    return [
        Due(
            due_on=localdate(one.proposed_at),
            what="A carer’s break was not bought. Have it bought, or met another way",
            why="It is owed: money is no reason. Care and support statutory guidance, 10.27",
            act=Link("Take it up", reverse("decide_break", args=[one.person_id, one.subject_key])),
            person=one.person_id,
        )
        for one in queries.owed(viewer=viewer)
    ]


def _waiting(viewer: User, until: date) -> list[Due]:
    if not viewer.may(Permission.KEEP_PARTNERSHIP):
        return []
    found = queries.waits(keys_of_my_people(viewer=viewer), viewer=viewer, on=until)
    return [
        Due(
            due_on=one.of.need.asked_on + timedelta(days=queries.wait_limit(on=until)),
            what=f"A break has waited for {count(one.waited.days, 'day')}",
            why="Caring takes more than when it was asked for"
            if one.waited.takes_more
            else "Nobody knows whether caring takes more now. Ask",
            act=Link("See what waiting cost", reverse("breaks_waiting")),
            person=one.carer,
        )
        for one in found
        if one.is_alert
    ]
