"""Take a role from a login, and with it what the role opened."""

from datetime import datetime

from sayso.foundation.access import grants
from sayso.foundation.access.models import RoleHeld, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.GIVE_ROLES)
def end_role(*, user: User, role: str, by: User, at: datetime) -> RoleHeld:
    """End a role from this moment, with the whole-council grants that it gave.

    Raises WrongState when the login does not hold the role.
    """
    held = RoleHeld.objects.select_for_update().filter(user=user, role=role, ended_at=None).first()
    if held is None:
        raise WrongState(f"{user.name} does not have this role now.")
    held.ended_at, held.ended_by = at, by
    held.save(update_fields=["ended_at", "ended_by"])
    grants.end(grants.live(person=None, login=user.pk, because=f"role {role}"), at=at)
    user.__dict__.pop("_role_codes", None)
    write([event("access.end_role", by=by, at=at, about=("login", user.pk), facts={"role": role})])
    return held
