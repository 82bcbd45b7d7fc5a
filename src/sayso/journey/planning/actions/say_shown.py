"""Keep whether a carer was shown how to do a task: said by the carer, or to who holds the carer's account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.planning.actions.answer_tasks import IS_OVER, held_offer
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.statuses import ShownHow
from sayso.rules.refusals import Invalid, WrongState

CHOOSE = "Choose one of the answers."


@dataclass(frozen=True, kw_only=True)
class SaidShown:
    """What a carer says of one task of theirs."""

    offer: UUID
    shown: ShownHow

    def check(self) -> None:
        """Raise Invalid where nothing is said."""
        if not self.shown or self.shown not in ShownHow.values:
            raise Invalid(CHOOSE, fields={"shown": CHOOSE})


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_TASK)
def say_shown(*, said: SaidShown, by: User, at: datetime) -> TaskOffer:
    """Keep it. *Not yet* stands on the day of who holds the carer's account, until they were shown.

    Raises NotFound, Invalid, and WrongState for a task that is over.
    """
    said.check()
    offer = held_offer(said.offer, by=by)
    if offer.stopped_at:
        raise WrongState(IS_OVER)
    offer.shown = said.shown
    offer.save(update_fields=["shown"])
    about = ("task offer", offer.pk)
    write([event("planning.say_shown", by=by, at=at, person=offer.person_id, about=about)])
    return offer
