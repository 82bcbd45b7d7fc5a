"""Change something that somebody said. What they said first stays to be read."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.assessment.actions.say_wishes import NewWish, authorise_to_say, said
from sayso.journey.assessment.models import Wish
from sayso.rules.refusals import NotFound, Stale


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
    before.replaced_at, before.replaced_by = at, by
    before.save(update_fields=["replaced_at", "replaced_by"])
    new.save(force_insert=True)
    write([said(new, by=by, at=at, action="assessment.change_wish")])
    return new


def standing(wish: UUID, person: UUID, *, by: User) -> Wish:
    """Return what stands, held until this transaction ends. Raises NotFound and Stale."""
    rows = Wish.objects.visible_to(by).select_for_update().filter(person_id=person, pk=wish)
    found: Wish | None = rows.first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.replaced_at:
        raise Stale("This was changed or taken back since you opened the page. Open the list to see it now.")
    return found
