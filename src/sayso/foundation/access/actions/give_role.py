"""Give a login a role, and with it what the role opens across the council."""

from datetime import datetime

from sayso.foundation.access import grants
from sayso.foundation.access.models import RoleHeld, User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.access.roles import ROLES
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import Invalid, NotPermitted


@named_action(kind=Kind.RECORDS, permission=Permission.GIVE_ROLES)
def give_role(*, user: User, role: str, by: User, at: datetime) -> RoleHeld:
    """Give a role. A role held already is given back as it is.

    Raises Invalid for a role that does not exist, NotPermitted when somebody gives one to themselves.
    """
    if role not in ROLES:
        raise Invalid(f"There is no role called {role}.", fields={"role": "Choose one of the roles listed."})
    if by.pk == user.pk:
        raise NotPermitted("You cannot give yourself a role. Ask another administrator.")
    held = RoleHeld.objects.filter(user=user, role=role, ended_at=None).first()
    if held is None:
        held = RoleHeld.objects.create(user=user, role=role, given_at=at, given_by=by)
        grants.give(
            [
                grants.NewGrant(login=user.pk, person=None, area=area, starts=at, because=f"role {role}")
                for area in sorted(ROLES[role].whole)
            ],
            at=at,
        )
        user.__dict__.pop("_role_codes", None)
    write([event("access.give_role", by=by, at=at, about=("login", user.pk), facts={"role": role})])
    return held
