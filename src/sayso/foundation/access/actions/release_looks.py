"""Let a person see that somebody looked, whose looks were left out until now."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import LooksReleased, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write


@named_action(kind=Kind.DECIDES, permission=Permission.RELEASE_LOOKS)
def release_looks(*, person: UUID, login: User, by: User, at: datetime) -> LooksReleased:
    """Show this login's reads of this record in the person's own list from now on (X-02)."""
    released = LooksReleased(person_id=person, login=login, released_at=at, released_by=by)
    released.save(force_insert=True)
    write([event("access.release_looks", by=by, at=at, person=person, about=("login", login.pk))])
    return released
