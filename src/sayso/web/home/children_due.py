"""Children in the home on a worker's day and on duty's list: what is due, and never a child's name."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.safeguarding import queries
from sayso.rules.clocks.clock import Clock
from sayso.rules.clocks.safeguarding import (
    CHILD_ANSWERED,
    CHILD_HARM_KNOWN,
    CHILD_REFERRED,
    YOUNG_CARER_TOLD,
)

_DUE: Mapping[Clock, tuple[str, str]] = {
    CHILD_REFERRED: ("A child here is likely to be harmed", "pass_child_on"),
    CHILD_ANSWERED: ("They have not answered", ""),
    CHILD_HARM_KNOWN: ("It is not known", "change_child"),
    YOUNG_CARER_TOLD: ("Children Act 1989, section 17ZA", "tell_young_carer"),
}


def children_due(viewer: User, until: date) -> list[Due]:
    """Return what is due of children in the homes of whom this login works with, and of those it noted."""
    if not viewer.may(Permission.WRITE_NOTE) or not viewer.is_staff:
        return []
    found = queries.children_due(keys_of_my_people(viewer=viewer), viewer=viewer)
    due = [_due(one, *one.next_due) for one in found if one.next_due]
    return [one for one in due if one.due_on <= until]


def _due(child: queries.Child, clock: Clock, on: date) -> Due:
    what, (why, page) = queries.TO_DO[clock], _DUE[clock]
    person = child.row.person_id
    url = (
        reverse(page, args=[person, child.row.child]) if page else reverse("children_at_home", args=[person])
    )
    return Due(due_on=on, what=what, why=why, act=Link("Open it", url, "a child in the home"), person=person)


def children_tonight(viewer: User) -> dict[UUID, str]:
    """Return for duty in whose home a child waits to be passed on, with what to do: no name, no words."""
    first = queries.TO_DO[CHILD_REFERRED]
    said = f"{first}: a child here is likely to be harmed. Open the record, then children in the home."
    return dict.fromkeys(queries.children_for_duty(viewer=viewer), said)
