"""Take back something that somebody said: it is no longer so."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.actions.change_wish import standing
from sayso.journey.assessment.actions.say_wishes import authorise_to_say, said
from sayso.journey.assessment.models import Wish


@named_action(kind=Kind.RECORDS, permission=Permission.SAY_WHAT_MATTERS)
def take_back_wish(*, wish: UUID, person: UUID, by: User, at: datetime) -> Wish:
    """Let it stand no longer. Raises NotFound, and Stale when it stood no longer already."""
    authorise_to_say(by, [person])
    before = standing(wish, person, by=by)
    before.be_replaced(by=by, at=at)
    write([said(before, by=by, at=at, action="assessment.take_back_wish")])
    return before
