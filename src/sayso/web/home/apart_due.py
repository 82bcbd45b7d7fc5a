"""What stands on a worker's day where interests part: times that meet, and differences to look at again."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.partnership import queries
from sayso.rules.clocks.promises import CLASH_TAKEN_UP, SEPARATE_WORKERS


def apart_due(viewer: User, until: date) -> list[Due]:
    """Return clashes of carers whose account is open here, and what is due of what two see differently."""
    if not viewer.may(Permission.KEEP_PARTNERSHIP) or not viewer.is_staff:
        return []
    due = [*_clashes(viewer, until), *_differences(viewer, until)]
    return [one for one in due if one.due_on <= until]


def _clashes(viewer: User, until: date) -> list[Due]:
    found = queries.clashes_open(keys_of_my_people(viewer=viewer), viewer=viewer, on=until)
    return [
        Due(
            due_on=CLASH_TAKEN_UP.after(max(one.free.recorded_at for one in some).astimezone(LONDON).date()),
            what="Talk with them alone about their own time",
            why="A task meets a time they need free. Care Act 2014, section 10(5)",
            act=Link("Open it", reverse("see_differently_of", args=[carer]), "their own time"),
            person=carer,
        )
        for carer, some in found.items()
    ]


def _differences(viewer: User, until: date) -> list[Due]:
    found = queries.differences_to_do(viewer=viewer, until=until)
    looked = [
        Due(
            due_on=day,
            what="Look again at what two people see differently",
            why="We said so when it was taken up",
            act=Link("Open it", reverse("see_differently_of", args=[one.person_id]), "what is different"),
            person=one.person_id,
        )
        for one, day in found.to_look_at
    ]
    return looked + [
        Due(
            due_on=SEPARATE_WORKERS.after(one.difference.opened_at.astimezone(LONDON).date()),
            what="Find separate workers for the two of them",
            why="One acts for both, and it is about safety, money, home or a contract",
            act=Link(
                "Write what was done",
                reverse("keep_separate", args=[one.difference.person_id, one.difference.pk]),
            ),
            person=one.difference.person_id,
        )
        for one in found.for_both
    ]
