"""Begin a council: the system's own login, which gives the first roles and runs the clocks."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sayso.foundation.access import grants
from sayso.foundation.access.models import RoleHeld, User
from sayso.foundation.access.named_action import event
from sayso.foundation.access.roles import ROLES
from sayso.foundation.access.viewer import viewing
from sayso.foundation.audit.writing import write
from sayso.rules.refusals import WrongState

SYSTEM_EMAIL = "clocks@system.sayso.test"
SYSTEM_KEY = UUID("00000000-0000-4000-8000-000000000001")


@transaction.atomic
def set_up_council(*, at: datetime) -> User:
    """Make the system's login and give it its role. Done once, by the command that sets a council up.

    Raises WrongState when it has been done.
    """
    if User.objects.filter(email=SYSTEM_EMAIL).exists():
        raise WrongState("This council is set up already.")
    system = User(id=SYSTEM_KEY, email=SYSTEM_EMAIL, name="Nightly clocks", joined_at=at)
    system.set_unusable_password()
    system.save(force_insert=True)
    role = ROLES["clocks"]
    with viewing(system, at=at):
        RoleHeld.objects.create(user=system, role=role.code, given_at=at, given_by=system)
        grants.give(
            [
                grants.NewGrant(
                    login=system.pk, person=None, area=area, starts=at, because=f"role {role.code}"
                )
                for area in sorted(role.whole)
            ],
            at=at,
        )
        write([event("access.set_up_council", by=system, at=at, about=("login", system.pk))])
    return system
