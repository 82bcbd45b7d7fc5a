"""Record somebody's NHS number, where it came from, and whether it was traced."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.checking import check_nhs_number
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.actions.succession import authorise_on_all, replace, unless_changed
from sayso.journey.people.models import NhsNumber
from sayso.journey.people.statuses import NumberSource
from sayso.rules.refusals import Invalid


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_nhs_number(
    *,
    person: UUID,
    number: str,
    source: NumberSource,
    by: User,
    at: datetime,
    traced: bool = False,
    seen_version: int | None = None,
) -> NhsNumber:
    """Record a number in place of the one before. Two people with one number both go on the list to look at.

    Raises NotFound; Invalid when the check digit does not fit; Stale when it changed after `seen_version`.
    """
    authorise_on_all(by, [person])
    unless_changed(NhsNumber, person, seen_version=seen_version, by=by)
    digits = "".join(number.split())
    if not digits:
        raise Invalid("Enter the NHS number.", fields={"nhs_number": "Enter the NHS number."})
    check_nhs_number(digits)
    row = NhsNumber(
        person_id=person, number=digits, source=source, traced=traced, recorded_at=at, recorded_by=by
    )
    replace([row], by=by, at=at)
    index_again([person], by=by, at=at)
    facts = {"source": source, "traced": traced}
    write([event("people.record_nhs_number", by=by, at=at, person=person, facts=facts)])
    return row
