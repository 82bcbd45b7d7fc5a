"""Take up a worry that was heard in a contact, so that its clock is a concern's clock."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import Harm, PersonKnows
from sayso.journey.safeguarding.actions.raise_concern import Told, raise_concern
from sayso.journey.safeguarding.models import Concern
from sayso.journey.safeguarding.queries import Heard, heard
from sayso.journey.safeguarding.statuses import Asked, Danger
from sayso.rules.refusals import NotFound, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.READ_CONCERNS)
def take_up_heard(*, contact: UUID, by: User, at: datetime) -> Concern:
    """Make a concern of what was heard in one contact. Nothing is typed again.

    Raises NotFound, and WrongState when somebody has taken it up.
    """
    if Concern.objects.visible_to(by).filter(heard_in=contact).exists():
        raise WrongState("Somebody has taken this up already. It is in the list of concerns.")
    found = heard(contact, viewer=by)
    if found is None:
        raise NotFound(NOT_FOUND)
    told = _told(found)
    raise_concern(told=told, by=by, at=at)
    write([event("safeguarding.take_up_heard", by=by, at=at, about=("concern", told.key))])
    return Concern.objects.get(pk=told.key)


def _told(found: Heard) -> Told:
    return Told(
        what_happened=found.words,
        about=found.about,
        place=found.place,
        danger=Danger.NOW if found.harm == Harm.DANGER else Danger.NOT_SURE,
        asked=Asked.SELF if found.person_knows == PersonKnows.IS_PERSON else Asked.NOT_ASKED,
        person=found.person,
        heard_in=found.contact,
    )
