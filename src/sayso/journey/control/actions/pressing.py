"""What pausing and handing back share: the person's own hand, once, and the ways that follow."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, event
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import queries
from sayso.journey.control.actions.hands import hold, their_own_hand
from sayso.journey.control.actions.moving import Moved, move_ways, put_back
from sayso.journey.control.models import Turn
from sayso.journey.control.statuses import HANDING, PAUSING, Pressed
from sayso.journey.planning.statuses import Way
from sayso.rules.refusals import NotFound


def press(
    person: UUID,
    pressed: Pressed,
    *,
    key: UUID | None,
    by: User,
    at: datetime,
    alone: SeenAlone | None = None,
) -> Turn:
    """Keep one press with what follows from it. What stands already is not pressed again."""
    their_own_hand(by, person)
    hold([person], by=by)
    turn = _standing(person, pressed, by=by)
    first = turn is None
    if turn is None:
        moved = _ways_follow(person, pressed, by=by, at=at)
        turn = Turn(person_id=person, pressed=pressed, pressed_at=at, pressed_by=by, alone=alone or "")
        turn.pk, turn.moved = key or turn.pk, moved
        turn.save(force_insert=True)
    facts = {"first": first}
    about = ("turn", turn.pk)
    write([event(f"control.{pressed}", by=by, at=at, person=person, about=about, facts=facts)])
    return turn


def _standing(person: UUID, pressed: Pressed, *, by: User) -> Turn | None:
    """Return the press that stands already: what was pressed twice is pressed once."""
    turns = queries.turns_of(person, viewer=by)
    of_two = PAUSING if pressed in PAUSING else HANDING
    last = next((turn for turn in turns if turn.pressed in of_two), None)
    if last is not None and last.pressed == pressed:
        return last
    if last is None and pressed in (Pressed.GO_ON, Pressed.TAKE_BACK):
        raise NotFound(NOT_FOUND)  # nothing waits, and nothing was handed back
    return None


def _ways_follow(person: UUID, pressed: Pressed, *, by: User, at: datetime) -> Moved:
    if pressed is Pressed.HAND_BACK:
        return move_ways(person, to=Way.COUNCIL, by=by, at=at)
    if pressed is Pressed.TAKE_BACK:
        before = queries.handed_back(person, viewer=by)
        moved = before.moved if before else []
        put_back(person, moved, now_held=Way.COUNCIL, by=by, at=at)
    return []
