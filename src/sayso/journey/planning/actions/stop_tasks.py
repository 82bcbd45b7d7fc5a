"""Let a carer stop: at any moment, of their own accord, with no reason asked. It is never refused."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.planning.actions.answer_tasks import held_offer, settle
from sayso.journey.planning.models import TaskOffer


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_TASK)
def stop_tasks(*, items: Sequence[UUID], by: User, at: datetime) -> list[TaskOffer]:
    """Stop tasks, by the keys of their offers; by the carer or a worker who holds the carer's account.

    The carer is down for the line no longer, the line is to be met another way, and the adult's lead worker
    finds who meets it tonight: all in the same moment. To stop what is stopped changes nothing. Raises only
    NotFound.
    """
    stopped = [_stopped(key, by=by, at=at) for key in items]
    write(
        event("planning.stop_task", by=by, at=at, person=one.person_id, about=("task offer", one.pk))
        for one in stopped
    )
    return stopped


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_TASK)
def stop_task(*, offer: UUID, by: User, at: datetime) -> TaskOffer:
    """Stop one."""
    return stop_tasks(items=[offer], by=by, at=at)[0]


def _stopped(key: UUID, *, by: User, at: datetime) -> TaskOffer:
    offer = held_offer(key, by=by)
    if offer.stopped_at is None:
        offer.stopped_at, offer.stopped_by = at, by
        offer.save(update_fields=["stopped_at", "stopped_by"])
        settle(offer, at=at)
    return offer
