"""Answer a concern about somebody who works here."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.safeguarding.models import StaffConcern
from sayso.rules.refusals import Invalid, NotFound, WrongState

SAY = "Write what you did about it, and to whom it went."


@named_action(kind=Kind.RECORDS, permission=Permission.READ_STAFF_CONCERNS)
def answer_staff_concern(*, concern: UUID, answer: str, by: User, at: datetime) -> StaffConcern:
    """Say what was done. Raises NotFound, WrongState when it has been answered, Invalid for no words."""
    found = StaffConcern.objects.filter(pk=concern).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.answered_at:
        raise WrongState("This has been answered already.")
    if not answer.strip():
        raise Invalid(SAY, fields={"answer": SAY})
    found.answered_at, found.answered_by, found.answer = at, by, answer.strip()
    found.save(update_fields=["answered_at", "answered_by", "answer"])
    write([event("safeguarding.answer_staff_concern", by=by, at=at, about=("staff_concern", found.pk))])
    return found
