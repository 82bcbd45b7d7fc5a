"""Who is to be seen and has no worker: on duty's list, which says nothing of why."""

from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.casework.queries import to_see_for_duty

SAYS = (
    "Somebody of ours is to see them, and nobody works with them. Open the record, then how they were asked."
)


def alone_tonight(viewer: User) -> dict[UUID, str]:
    """Return for duty who is to be seen while nobody works with them, with what to do: no name, no reason."""
    return dict.fromkeys(to_see_for_duty(viewer=viewer), SAYS)
