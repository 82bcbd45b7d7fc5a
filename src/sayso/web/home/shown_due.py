"""Carers who were not shown how to do what they do, on the day of whoever holds their account."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.planning.queries import to_show
from sayso.rules.clocks.promises import CARER_SHOWN_HOW


def shown_due(viewer: User, until: date) -> list[Due]:
    """Return the carers of whom this login holds the account, and who said that nobody has shown them yet.

    The line says no word of what they do, and nothing of for whom.
    """
    if not viewer.is_staff or not viewer.may(Permission.ANSWER_TASK):
        return []
    first: dict[object, Due] = {}
    for one in to_show(viewer=viewer, on=until):
        if one.person_id not in first and one.answered_at:
            first[one.person_id] = Due(
                due_on=CARER_SHOWN_HOW.after(one.answered_at.astimezone(LONDON).date()),
                what="Find somebody to show a carer how",
                why="They lift, wash or give medicines, and nobody has shown them yet",
                act=Link("Open", reverse("carer_tasks", args=[one.person_id]), "what they are asked"),
                person=one.person_id,
            )
    return list(first.values())
