"""Close a contact about nobody on record, saying what was done."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.models import OpenContact
from sayso.rules.refusals import Invalid, NotFound, WrongState

SAY = "Write what was done. A few words are enough."


@named_action(kind=Kind.RECORDS, permission=Permission.RECORD_CONTACT)
def close_contact(*, contact: UUID, done: str, by: User, at: datetime) -> OpenContact:
    """Close an open contact. Raises Invalid for no words, WrongState if it is closed, NotFound."""
    found = OpenContact.objects.select_for_update().filter(pk=contact).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.closed_at:
        raise WrongState("This contact is closed already. Take a new one if something else has happened.")
    if not done.strip():
        raise Invalid(SAY, fields={"done": SAY})
    found.closed_at, found.closed_by, found.closed_with = at, by, done.strip()
    found.save(update_fields=["closed_at", "closed_by", "closed_with"])
    write([event("casework.close_contact", by=by, at=at, about=("contact", found.pk))])
    return found
