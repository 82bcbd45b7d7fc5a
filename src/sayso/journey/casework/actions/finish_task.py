"""Finish a task, saying what was done."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.reaching import _end_grants, _settle_cover
from sayso.journey.casework.models import Task
from sayso.rules.refusals import Invalid, NotFound, WrongState

SAY = "Write what you did. A few words are enough."


@named_action(kind=Kind.RECORDS, permission=Permission.DO_TASKS)
def finish_task(*, task: UUID, done_with: str, by: User, at: datetime) -> Task:
    """Finish a task. What it alone had opened to its owner closes again.

    Raises Invalid for no words, WrongState if it is done, NotFound if it is not open to this login.
    """
    found = Task.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=task).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.done_at:
        raise WrongState("This is done already. Add a new one if there is more to do.")
    if not done_with.strip():
        raise Invalid(SAY, fields={"done_with": SAY})
    found.done_at, found.done_by, found.done_with = at, by, done_with.strip()
    found.save(update_fields=["done_at", "done_by", "done_with"])
    write([event("casework.finish_task", by=by, at=at, person=found.person_id, about=("task", found.pk))])
    more = Task.objects.filter(person_id=found.person_id, owner_id=found.owner_id, done_at=None)
    if found.owner_id and not more.exists():
        _end_grants(person=found.person_id, login=found.owner_id, because="task", at=at)
    _settle_cover([found.person_id], at=at)
    return found
