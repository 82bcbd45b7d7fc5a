"""Keep that somebody was there when a worker asked how much help: the level waits, and the fact does not."""

from datetime import datetime

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, authorise_on, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.control.actions.set_levels import NewLevel, keep_how_asked
from sayso.rules.refusals import NotFound


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_LEVELS)
def level_asked_beside_somebody(*, level: NewLevel, by: User, at: datetime) -> None:
    """Keep how a worker asked them: they are to be seen alone. Raises NotFound."""
    if not by.is_staff:
        raise NotFound(NOT_FOUND)
    authorise_on(by, person=level.person, area=Area.SHARING)
    keep_how_asked(level, by=by, at=at)
