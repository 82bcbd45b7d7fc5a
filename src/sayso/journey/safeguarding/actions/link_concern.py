"""Say whom a concern is about."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.safeguarding.models import Concern
from sayso.rules.refusals import NotFound, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.DECIDE_ON_CONCERN)
def link_concern(*, concern: UUID, person: UUID, by: User, at: datetime) -> Concern:
    """Put a concern on somebody's record, where only safeguarding sees it.

    Raises NotFound, and WrongState when a decision stands on it.
    """
    found = Concern.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=concern).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=person, area=Area.SAFETY)
    if hasattr(found, "decision"):
        raise WrongState("A decision has been made on this concern. Raise a new one about the other person.")
    found.person_id, found.linked_at, found.linked_by = person, at, by
    found.save(update_fields=["person", "linked_at", "linked_by"])
    write([event("safeguarding.link_concern", by=by, at=at, about=("concern", found.pk))])
    return found
