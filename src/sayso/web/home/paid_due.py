"""Paying somebody close, on a worker's day: what waits to be decided, and what to look at again."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.partnership import queries
from sayso.rules.clocks.promises import PAID_CLOSE_DECIDED


def paid_due(viewer: User, until: date) -> list[Due]:
    """Return what waits for this login to decide, what was held of its own, and what to look at again."""
    if not viewer.may(Permission.PAY_SOMEBODY_CLOSE):
        return []
    found = queries.paid_to_do(keys_of_my_people(viewer=viewer), viewer=viewer, until=until)
    due = [
        Due(
            due_on=one.look_again_on,
            what="Look again at paid help from somebody close",
            why="Talk with each of the two alone",
            act=Link("Read what was agreed", reverse("paid_close", args=[one.person_id])),
            person=one.person_id,
        )
        for one in found.to_look_again
    ]
    due += [_to_decide(one, viewer) for one in found.to_decide if _is_for(one, viewer)]
    return [one for one in due if one.due_on <= until]


def _is_for(put: queries.Put, viewer: User) -> bool:
    """Whether it waits for this login: for a colleague to decide; when it was held, for who proposed it."""
    is_own = put.proposal.recorded_by_id == viewer.pk
    return is_own if put.is_held else not is_own and viewer.may(Permission.DECIDE_FOR_COUNCIL)


def _to_decide(put: queries.Put, viewer: User) -> Due:
    row = put.proposal
    what = "Decide whether it is necessary to pay somebody close"
    return Due(
        due_on=PAID_CLOSE_DECIDED.after(localdate(row.recorded_at)),
        what="Say why it is necessary to pay somebody close, or plan another way" if put.is_held else what,
        why="A rule holds it. Nothing has changed" if put.is_held else f"Proposed by {row.recorded_by.name}",
        act=Link("Read it", reverse("paid_close", args=[row.person_id])),
        person=row.person_id,
    )
