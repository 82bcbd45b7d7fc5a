"""What carers answered that waits for whoever holds their account, on that worker's day."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.queries import help_to_find, to_see_to, to_show
from sayso.rules.clocks.clock import Clock
from sayso.rules.clocks.promises import CARER_HELP_FOUND, CARER_SHOWN_HOW


def tasks_due(viewer: User, until: date) -> list[Due]:
    """Return the carers of whom this login holds the account, and who need help first or to be shown how.

    A carer has one line of each. It says no word of what they do, and nothing of for whom.
    """
    if not viewer.is_staff or not viewer.may(Permission.ANSWER_TASK):
        return []
    offers = to_see_to(viewer=viewer)
    due = _first_of_each(
        help_to_find(offers),
        by=CARER_HELP_FOUND,
        what="Find the help that a carer needs first",
        why="They would do it with help. It is not theirs until the help is there",
    )
    return due + _first_of_each(
        to_show(offers, on=until),
        by=CARER_SHOWN_HOW,
        what="Find somebody to show a carer how",
        why="They lift, wash or give medicines, and nobody has shown them yet",
    )


def _first_of_each(offers: list[TaskOffer], *, by: Clock, what: str, why: str) -> list[Due]:
    first: dict[object, Due] = {}
    for one in offers:
        if one.person_id not in first and one.answered_at:
            first[one.person_id] = Due(
                due_on=by.after(one.answered_at.astimezone(LONDON).date()),
                what=what,
                why=why,
                act=Link("Open", reverse("carer_tasks", args=[one.person_id]), "what they are asked"),
                person=one.person_id,
            )
    return list(first.values())
