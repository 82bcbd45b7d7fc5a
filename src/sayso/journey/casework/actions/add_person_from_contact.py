"""Make a record of whom a contact was about, from what was typed already."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.link_contact import link_contact
from sayso.journey.casework.models import OpenContact
from sayso.journey.people.actions import NewPerson, add_person
from sayso.rules.refusals import NotFound

MOST_OF_A_NAME = 200


@named_action(kind=Kind.RECORDS, permission=Permission.RECORD_CONTACT)
def add_person_from_contact(*, contact: UUID, not_the_same_because: str, by: User, at: datetime) -> UUID:
    """Add whoever an open contact is about, under the name as it was heard, and move the contact there.

    Raises NotFound, and what `people.add_person` raises.
    """
    found = OpenContact.objects.filter(pk=contact).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    heard = NewPerson(
        called=found.about[:MOST_OF_A_NAME],
        lines=found.whereabouts,
        not_the_same_because=not_the_same_because.strip(),
    )
    person: UUID = add_person(item=heard, by=by, at=at).person_id
    link_contact(contact=contact, person=person, by=by, at=at)
    about = ("contact", contact)
    write([event("casework.add_person_from_contact", by=by, at=at, person=person, about=about)])
    return person
