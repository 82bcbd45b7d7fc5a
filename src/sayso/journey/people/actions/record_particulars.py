"""Record when somebody was born, their pronouns, title and gender."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.actions.succession import authorise_on_all, replace, unless_changed
from sayso.journey.people.models import Born, Particulars


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_particulars(
    *,
    person: UUID,
    born: Born,
    by: User,
    at: datetime,
    title: str = "",
    pronouns: str = "",
    gender: str = "",
    gender_words: str = "",
    seen_version: int | None = None,
) -> Particulars:
    """Record these together; what was recorded before stays to be read. Nothing here is demanded.

    Raises NotFound for a record that is not open to the login, Stale when they changed after `seen_version`.
    """
    authorise_on_all(by, [person])
    unless_changed(Particulars, person, seen_version=seen_version, by=by)
    row = Particulars(
        person_id=person,
        birth_date=born.on,
        birth_year=born.year,
        birth_month=born.month,
        birth_is_estimate=born.estimate,
        title=title,
        pronouns=pronouns,
        gender=gender,
        gender_words=gender_words,
        recorded_at=at,
        recorded_by=by,
    )
    replace([row], by=by, at=at)
    index_again([person], by=by, at=at)
    write([event("people.record_particulars", by=by, at=at, person=person)])
    return row
