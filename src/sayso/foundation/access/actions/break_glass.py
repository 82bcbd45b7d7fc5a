"""Break the glass on a restricted record, when somebody has to be kept safe."""

from datetime import datetime, timedelta
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.models import Opening, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.clocks.promises import GLASS_LOOKED_AT
from sayso.rules.refusals import Invalid

OPEN_FOR = timedelta(hours=1)


@named_action(kind=Kind.URGENT, permission=Permission.BREAK_GLASS)
def break_glass(*, person: UUID, reason: str, by: User, at: datetime) -> Opening:
    """Open a restricted record for one hour. It is on two other people's lists at once (B-21).

    Raises Invalid when no reason is given.
    """
    if len(reason.split()) < 3:
        say = "Say in a few words why you need this record now. Somebody will read it."
        raise Invalid(say, fields={"reason": say})
    opening = Opening(
        person_id=person,
        opened_by=by,
        opened_at=at,
        ends_at=at + OPEN_FOR,
        purpose="glass broken",
        reason=reason,
        broke_glass=True,
        to_check=True,
        check_by=GLASS_LOOKED_AT.after(at),
    )
    opening.save(force_insert=True)
    grants.give_on(
        login=by.pk,
        person=person,
        areas=by.opens,
        because="glass broken",
        at=at,
        until=opening.ends_at,
        opens_restricted=True,
    )
    write([event("access.break_glass", by=by, at=at, person=person, about=("opening", opening.pk))])
    return opening
