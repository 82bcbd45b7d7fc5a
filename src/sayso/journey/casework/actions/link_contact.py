"""Say whom an open contact was about: nothing is typed again."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.reaching import _open_for
from sayso.journey.casework.actions.take_contact import _follow_up
from sayso.journey.casework.models import Contact, OpenContact
from sayso.journey.casework.models.contacts import EightAnswers
from sayso.rules.refusals import NotFound

ATTRIBUTES = [field.attname for field in EightAnswers._meta.local_fields]


@named_action(kind=Kind.RECORDS, permission=Permission.RECORD_CONTACT)
def link_contact(*, contact: UUID, person: UUID, by: User, at: datetime) -> Contact:
    """Move an open contact to somebody's record, under the same key, and open what it leads to.

    Raises NotFound when the contact or the record is not open to this login.
    """
    found = OpenContact.objects.select_for_update().filter(pk=contact).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    _open_for(person=person, area=Area.STORY, purpose="contact", by=by, at=at)
    words = {name: getattr(found, name) for name in ATTRIBUTES}
    linked = Contact(id=found.pk, person_id=person, **words)
    linked.save(force_insert=True)
    found.delete()
    _follow_up(linked, by=by, at=at)
    write([event("casework.link_contact", by=by, at=at, person=person, about=("contact", linked.pk))])
    return linked
