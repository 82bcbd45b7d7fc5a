"""Take a task out of the tray."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.reaching import _give_for_task
from sayso.journey.casework.models import Task
from sayso.rules.refusals import WrongState

GONE = "This is not in your team's tray now. Somebody may have taken it."


@named_action(kind=Kind.RECORDS, permission=Permission.SEE_TEAM_TRAY)
def take_task(*, task: UUID, by: User, at: datetime) -> Task:
    """Own a task that lay in one's team's tray. Raises WrongState when it is not there (any more)."""
    waiting = list(Task.objects.raw("select * from casework_tray() where id = %s", [task]))
    if not waiting:
        raise WrongState(GONE)
    found: Task = waiting[0]
    before, found.owner = found.owner_id, by
    _give_for_task([found], at=at)
    if not Task.objects.filter(pk=task, done_at=None, owner_id=before).update(owner=by):
        raise WrongState(GONE)
    write([event("casework.take_task", by=by, at=at, person=found.person_id, about=("task", found.pk))])
    return found
