"""Look at why somebody opened a record, and say what was found."""

from datetime import datetime

from sayso.foundation.access.models import Opening, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, NotPermitted, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.CHECK_PURPOSES)
def check_opening(*, opening: Opening, finding: str, by: User, at: datetime) -> Opening:
    """Record what a check of a purpose found. Nobody checks their own opening, here or in the database.

    Raises NotPermitted, WrongState when it was checked already, Invalid when nothing is said.
    """
    locked = _checked(opening, finding, by, at)
    about = ("opening", locked.pk)
    write([event("access.check_opening", by=by, at=at, person=locked.person_id, about=about)])
    return locked


@named_action(kind=Kind.RECORDS, permission=Permission.CHECK_BROKEN_GLASS)
def check_broken_glass(*, opening: Opening, finding: str, by: User, at: datetime) -> Opening:
    """Record what a look at broken glass found, within two working days (B-21)."""
    if not opening.broke_glass:
        raise WrongState("This record was not opened by breaking the glass.")
    locked = _checked(opening, finding, by, at)
    about = ("opening", locked.pk)
    write([event("access.check_broken_glass", by=by, at=at, person=locked.person_id, about=about)])
    return locked


def _checked(opening: Opening, finding: str, by: User, at: datetime) -> Opening:
    locked = Opening.objects.select_for_update().get(pk=opening.pk)
    if locked.opened_by_id == by.pk:
        raise NotPermitted("You opened this record, so somebody else has to check it.")
    if locked.checked_at:
        raise WrongState("Somebody has checked this already.")
    if not finding.strip():
        say = "Write what you found."
        raise Invalid(say, fields={"finding": say})
    locked.checked_at, locked.checked_by, locked.finding = at, by, finding
    locked.save(update_fields=["checked_at", "checked_by", "finding"])
    return locked
