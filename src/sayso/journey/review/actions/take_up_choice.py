"""Take up that somebody did not choose their support, as they said in a review: outside their team."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, NotFound

GONE = "We cannot find that answer. Somebody may have taken it up already."


@named_action(kind=Kind.RECORDS, permission=Permission.READ_CHOICE_ANSWERS)
def take_up_choice(*, review: UUID, did: str, by: User, at: datetime) -> None:
    """Keep what was done. Raises Invalid without words, NotFound for what is not theirs or is taken up."""
    if not did.strip():
        raise Invalid("Write what you did.", fields={"did": "Write what you did."})
    with connection.cursor() as cursor:
        cursor.execute("select review_take_up_choice(%s, %s, %s, %s)", [uuid4(), review, did.strip(), at])
        (taken,) = cursor.fetchone()
    if not taken:
        raise NotFound(GONE)
    write([event("review.take_up_choice", by=by, at=at, about=("review", review))])
