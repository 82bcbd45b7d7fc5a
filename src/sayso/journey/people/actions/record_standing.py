"""Record that somebody is known as an adult who draws on support, or as a carer."""

from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.succession import authorise_on_all, take_place
from sayso.journey.people.models import Standing
from sayso.journey.people.statuses import StandingKind


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_standing(
    *,
    person: UUID,
    kind: StandingKind,
    starts_on: date,
    by: User,
    at: datetime,
    ends_before: date | None = None,
) -> Standing:
    """Record a standing from a day on. One person may have both. Raises NotFound."""
    authorise_on_all(by, [person])
    row = Standing(
        person_id=person,
        kind=kind,
        starts_on=starts_on,
        ends_before=ends_before,
        recorded_at=at,
        recorded_by=by,
    )
    take_place([row], same=["kind"], by=by, at=at)
    write([event("people.record_standing", by=by, at=at, person=person, facts={"kind": kind})])
    return row
