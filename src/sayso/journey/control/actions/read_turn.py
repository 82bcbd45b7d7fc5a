"""Keep that somebody who works with them read what a person pressed."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.control.actions.hands import authorise_to_speak
from sayso.journey.control.models import Turn
from sayso.rules.refusals import NotFound, NotPermitted


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_LEVELS)
def read_turn(*, turn: UUID, person: UUID, by: User, at: datetime) -> Turn:
    """Take it off the day: it is read, and what follows is known. Read twice it is read once.

    Raises NotFound, and NotPermitted for whoever does not work here.
    """
    authorise_to_speak(by, person=person, area=Area.SHARING)
    if not by.is_staff:
        raise NotPermitted("Whoever works with them reads this.")
    found: Turn | None = (
        Turn.objects.visible_to(by).select_for_update().filter(person_id=person, pk=turn).first()
    )
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.read_at is None:
        found.read_at, found.read_by = at, by
        found.save(update_fields=["read_at", "read_by"])
    write([event("control.read_turn", by=by, at=at, person=person, about=("turn", found.pk))])
    return found
