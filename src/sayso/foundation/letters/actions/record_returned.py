"""Record that a letter came back. The next one is not posted to that address."""

from datetime import datetime

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.letters.models import Sending
from sayso.rules.refusals import NotFound, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.SEND_LETTER)
def record_returned(*, sending: Sending, by: User, at: datetime) -> Sending:
    """Record that what was sent came back. Raises NotFound and WrongState."""
    authorise_on(by, person=sending.person_id, area=Area.PAPERS)
    found = Sending.objects.visible_to(by).select_for_update().filter(pk=sending.pk).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.state != "out":
        raise WrongState("Only a letter that went out can come back.", state=found.state)
    found.state, found.returned_at, found.returned_by = "returned", at, by
    found.save(update_fields=["state", "returned_at", "returned_by"])
    about = ("letter", found.letter_id)
    write([event("letters.record_returned", by=by, at=at, person=found.person_id, about=about)])
    return found
