"""Record that two records that look alike are two people."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.succession import authorise_on_all
from sayso.journey.people.models import NotSame
from sayso.rules.refusals import Invalid, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.PROPOSE_MERGE)
def mark_not_same(*, one: UUID, other: UUID, because: str, by: User, at: datetime) -> NotSame:
    """Take a pair off the list of likely duplicates, for good. Raises NotFound, Invalid, WrongState."""
    authorise_on_all(by, [one, other])
    if one == other:
        raise Invalid("Choose two records. This is the same one twice.")
    if len(because.split()) < 2:
        say = "Say in a few words how you know that they are two people."
        raise Invalid(say, fields={"because": say})
    first, second = sorted([one, other])
    if NotSame.objects.visible_to(by).filter(person_id=first, other_id=second).exists():
        raise WrongState("Somebody has said so already.")
    row = NotSame(person_id=first, other_id=second, because=because, marked_at=at, marked_by=by)
    row.save(force_insert=True)
    write([event("people.mark_not_same", by=by, at=at, person=first, facts={"other": second})])
    return row
