"""Open an unrestricted record with a purpose: logged, ending by itself, and sampled."""

from datetime import datetime, timedelta
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.models import Opening, Subject, User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.purposes import PURPOSES, is_sampled
from sayso.foundation.access.restricted import is_restricted
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, NotFound

OPEN_FOR = timedelta(hours=12)


@named_action(kind=Kind.RECORDS, permission=Permission.OPEN_WITH_PURPOSE)
def open_record(*, person: UUID, purpose: str, by: User, at: datetime) -> Opening:
    """Open one person's record to this login for twelve hours.

    A restricted record is refused as if it did not exist. Raises NotFound and Invalid.
    """
    if purpose not in PURPOSES:
        say = "Choose why you are opening this record."
        raise Invalid(say, fields={"purpose": say})
    if is_restricted(person) or not Subject.objects.filter(pk=person).exists():
        raise NotFound(NOT_FOUND)
    opening = Opening(
        person_id=person,
        opened_by=by,
        opened_at=at,
        ends_at=at + OPEN_FOR,
        purpose=purpose,
    )
    opening.to_check = is_sampled(opening.pk, purpose)
    opening.save(force_insert=True)
    grants.give_on(
        login=by.pk,
        person=person,
        areas=by.opens,
        because="opened with purpose",
        at=at,
        until=opening.ends_at,
    )
    write([event("access.open_record", by=by, at=at, person=person, purpose=purpose)])
    return opening
