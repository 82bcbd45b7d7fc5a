"""Take a task out of the tray, or one of a colleague for whom one stands in: then it is one's own."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework import queries
from sayso.journey.casework.actions.reaching import _give_for_task, _settle_cover
from sayso.journey.casework.models import Task
from sayso.rules.refusals import WrongState

GONE = "This is not in your team's tray now. Somebody may have taken it."


@named_action(kind=Kind.RECORDS, permission=Permission.SEE_TEAM_TRAY)
def take_task(*, task: UUID, by: User, at: datetime) -> Task:
    """Own a task that lay in one's team's tray, or that one has while its owner is away; it stays one's own.

    Raises WrongState when it is not there (any more).
    """
    found = queries.to_take(task, viewer=by)
    if found is None:
        raise WrongState(GONE)
    before, found.owner = found.owner_id, by
    _give_for_task([found], at=at)
    if not Task.objects.filter(pk=task, done_at=None, owner_id=before).update(owner=by):
        raise WrongState(GONE)
    _settle_cover([found.person_id], at=at)
    write([event("casework.take_task", by=by, at=at, person=found.person_id, about=("task", found.pk))])
    return found
