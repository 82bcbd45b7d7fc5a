"""Hand managing back to the council, and take it again: the person's own hand, asked alone."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control.actions.hands import THEIR_OWN, their_own_hand
from sayso.journey.control.actions.pressing import press
from sayso.journey.control.models import Turn
from sayso.journey.control.statuses import Pressed
from sayso.rules.refusals import Held, Invalid

RULE = "Who manages somebody’s support changes by their own yes, asked with nobody else there."
RELEASES = "Come back when you are alone. You can pause new orders at any moment: that never waits."
STAYS = "Nothing has changed. Somebody is with you, and this needs to be your own choice."


@named_action(kind=Kind.DECIDES, permission=Permission.HOLD_OWN_SUPPORT)
def hand_back(
    *, person: UUID, alone: SeenAlone | None, by: User, at: datetime, key: UUID | None = None
) -> Turn:
    """Let the council manage from now on: what comes as money, or has no way yet, is held by the council.

    It is a change of way and of nothing else; the money goes on as agreed until the council has taken each
    part over. Raises NotFound; Invalid when nobody said whether they are alone; Held when they are not.
    """
    _see_it_is_theirs(person, alone, by=by)
    return press(person, Pressed.HAND_BACK, key=key, by=by, at=at, alone=alone)


@named_action(kind=Kind.DECIDES, permission=Permission.HOLD_OWN_SUPPORT)
def take_back(
    *, person: UUID, alone: SeenAlone | None, by: User, at: datetime, key: UUID | None = None
) -> Turn:
    """Let the person manage again, each part held as before. Refuses as `hand_back` does."""
    _see_it_is_theirs(person, alone, by=by)
    return press(person, Pressed.TAKE_BACK, key=key, by=by, at=at, alone=alone)


def _see_it_is_theirs(person: UUID, alone: SeenAlone | None, *, by: User) -> None:
    their_own_hand(by, person)
    if alone is None or alone not in SeenAlone.values:
        say = "Choose whether you are alone."
        raise Invalid(say, fields={"alone": say})
    if alone not in THEIR_OWN:
        raise Held(STAYS, rule=RULE, releases=RELEASES)
