"""The door by which a carer says whether somebody showed them how."""

from uuid import UUID

from ninja import Schema

from sayso.foundation.access.permissions import Permission
from sayso.journey.planning import actions
from sayso.journey.planning.statuses import ShownHow
from sayso.web.api.casework import Kept
from sayso.web.api.site import Asked, door


class Shown(Schema):
    """What is so of one task."""

    shown: ShownHow


@door(
    "POST", "/asked/{uuid:offer}/shown", Permission.ANSWER_TASK, summary="Say if one was shown", answers=Kept
)
def say_if_shown(request: Asked, offer: UUID, told: Shown) -> Kept:
    """Keep it. To whom the carer's private account is not open, it is as if there were no such task."""
    said = actions.SaidShown(offer=offer, shown=told.shown)
    return Kept(key=actions.say_shown(said=said, by=request.user, at=request.at).pk)
