"""Change something that somebody said. What they said first stays to be read."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.actions.say_wishes import NewWish, authorise_to_say, said
from sayso.journey.assessment.models import Wish

CHANGED = "This was changed or taken back since you opened the page. Open the list to see it now."


@named_action(kind=Kind.RECORDS, permission=Permission.SAY_WHAT_MATTERS)
def change_wish(*, wish: UUID, to: NewWish, by: User, at: datetime) -> Wish:
    """Put new words, a new time or both in place of these.

    Raises NotFound, Invalid, and Stale when somebody changed it or took it back since.
    """
    authorise_to_say(by, [to.person])
    to.check()
    before = standing(wish, to.person, by=by)
    new = to.made(by=by, at=at, conversation=before.conversation)
    new.follows = before.pk
    before.be_replaced(by=by, at=at)
    new.save(force_insert=True)
    write([said(new, by=by, at=at, action="assessment.change_wish")])
    return new


def standing(wish: UUID, person: UUID, *, by: User) -> Wish:
    """Return what stands, held until this transaction ends. Raises NotFound and Stale."""
    found: Wish = Wish.objects.visible_to(by).standing(CHANGED, person_id=person, pk=wish)
    return found
