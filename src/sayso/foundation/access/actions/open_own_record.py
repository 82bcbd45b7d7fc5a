"""Open somebody's own record to their own sign-in."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import WrongState

#: What a person's own sign-in reads. Never WORK, STORY or SAFETY: a task, a caller's words or a concern there
#: may be about keeping them safe from somebody who looks over their shoulder, or be another's secret.
OWN_AREAS = (
    Area.CONTACT,
    Area.HEALTH,
    Area.PLAN,
    Area.MONEY,
    Area.MEANS,
    Area.PAPERS,
    Area.PRIVATE,
    Area.SHARING,
    Area.ASKED,
)


@named_action(kind=Kind.RECORDS, permission=Permission.GIVE_ROLES)
def open_own_record(*, login: User, by: User, at: datetime) -> UUID:
    """Open the record of the person behind a login to that login, even while the record is restricted.

    Raises WrongState for a login that is nobody's on record. Done twice, it is done once.
    """
    person = login.subject_id
    if person is None:
        raise WrongState("This sign-in belongs to nobody on record yet. Say first whose it is.")
    if not grants.live(person=person, login=login.pk, because="own record"):
        grants.give_on(
            login=login.pk,
            person=person,
            areas=OWN_AREAS,
            because="own record",
            at=at,
            opens_restricted=True,
        )
    write([event("access.open_own_record", by=by, at=at, person=person, about=("login", login.pk))])
    return person
