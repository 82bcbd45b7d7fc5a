"""Pause new orders, and let them go on.

It is the person's own hand, or that of whoever may decide about their support by law. Nobody else presses it:
for a worker it is no part of their sign-in, and for somebody close it is not there. What is agreed, who comes
and what is paid stay as they are.
"""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.control.actions.hands import is_own
from sayso.journey.control.actions.pressing import press
from sayso.journey.control.statuses import Pressed
from sayso.journey.powers.queries import under_power
from sayso.rules.powers import Act
from sayso.rules.refusals import NotFound


@named_action(kind=Kind.RECORDS, permission=Permission.HOLD_OWN_SUPPORT)
def pause(*, person: UUID, by: User, at: datetime, key: UUID | None = None) -> UUID:
    """Let new orders wait from this moment. Agreed care, visits and payments go on.

    Pressed twice it is pressed once. Raises NotFound for whoever is not the person and holds no power, and
    OutsidePower where none of theirs reaches it.
    """
    return _pressed(person, Pressed.PAUSE, key=key, by=by, at=at)


@named_action(kind=Kind.RECORDS, permission=Permission.HOLD_OWN_SUPPORT)
def go_on(*, person: UUID, by: User, at: datetime, key: UUID | None = None) -> UUID:
    """Let new orders go on. What waited is placed by whoever works with them. Refuses as `pause` does."""
    return _pressed(person, Pressed.GO_ON, key=key, by=by, at=at)


def _pressed(person: UUID, pressed: Pressed, *, key: UUID | None, by: User, at: datetime) -> UUID:
    """Return the key of the press that stands: the person's own, or under a power that reaches support."""
    if by.is_staff or is_own(by, person):
        made: UUID = press(person, pressed, key=key, by=by, at=at).pk
        return made
    power = under_power(person, Act.SAY_YES_TO_PLAN, by=by, on=timezone.localdate(at))
    new = key or uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "select control_press_under(%s, %s, %s, %s, %s)", [person, power, pressed.value, new, at]
        )
        (stands,) = cursor.fetchone()
    if stands is None:
        raise NotFound(NOT_FOUND)  # nothing waits
    facts = {"first": stands == new, "power": power}
    write([event(f"control.{pressed}", by=by, at=at, person=person, about=("turn", stands), facts=facts)])
    found: UUID = stands
    return found
