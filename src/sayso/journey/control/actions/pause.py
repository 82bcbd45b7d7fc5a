"""Pause new orders, and let them go on.

It is the person's own hand. Nobody else presses it: for a worker it is no part of their sign-in, and for
somebody close it is not there. What is agreed, who comes and what is paid stay as they are.
"""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.control.actions.pressing import press
from sayso.journey.control.models import Turn
from sayso.journey.control.statuses import Pressed


@named_action(kind=Kind.RECORDS, permission=Permission.HOLD_OWN_SUPPORT)
def pause(*, person: UUID, by: User, at: datetime, key: UUID | None = None) -> Turn:
    """Let new orders wait from this moment. Agreed care, visits and payments go on.

    Pressed twice it is pressed once. Raises NotFound for whoever is not the person.
    """
    return press(person, Pressed.PAUSE, key=key, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.HOLD_OWN_SUPPORT)
def go_on(*, person: UUID, by: User, at: datetime, key: UUID | None = None) -> Turn:
    """Let new orders go on. What waited is placed by whoever works with them. Refuses as `pause` does."""
    return press(person, Pressed.GO_ON, key=key, by=by, at=at)
