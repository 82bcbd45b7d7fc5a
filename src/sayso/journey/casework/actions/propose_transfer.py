"""Propose a hand-over. The person stays with the sender until the receiver says yes."""

import uuid
from datetime import datetime
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, NOT_YOURS, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.reaching import FOR_A_TASK
from sayso.journey.casework.models import Allocation, Transfer
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.TRANSFER)
def propose_transfer(
    *,
    allocation: UUID,
    to_worker: User,
    hand_over_note: str,
    goodbye: str = "",
    by: User,
    at: datetime,
) -> Transfer:
    """Ask somebody to take a person over. They see who it is and the note, and no more until they accept.

    Raises NotFound, NotPermitted when the person is not with `by` (a manager may), Invalid, and WrongState.
    """
    found = Allocation.objects.visible_to(by).filter(pk=allocation).select_related("worker").first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.worker_id != by.pk and not by.may(Permission.ALLOCATE):
        raise NotPermitted(NOT_YOURS)
    _check_state(found)
    _check_words(found, to_worker, hand_over_note)
    grants.give_on(login=to_worker.pk, person=found.person_id, areas=FOR_A_TASK, because="hand-over", at=at)
    proposed = Transfer(
        id=uuid.uuid4(),
        person_id=found.person_id,
        allocation=found,
        to_worker=to_worker,
        hand_over_note=hand_over_note.strip(),
        goodbye=goodbye.strip(),
        proposed_at=at,
        proposed_by=by,
    )
    proposed.save(force_insert=True)
    about, facts = ("transfer", proposed.pk), {"to": to_worker.pk, "role": found.role}
    write(
        [event("casework.propose_transfer", by=by, at=at, person=found.person_id, about=about, facts=facts)]
    )
    return proposed


def _check_state(found: Allocation) -> None:
    if found.ended_at or found.worker_id is None:
        raise WrongState("Nobody works with them in this role now. Allocate somebody instead.")
    if Transfer.objects.filter(allocation=found, answer="").exists():
        raise WrongState("A hand-over is waiting for an answer already.")


def _check_words(found: Allocation, to_worker: User, note: str) -> None:
    wrong = {}
    if not note.strip():
        wrong["hand_over_note"] = "Write what they need to know."
    if to_worker.pk == found.worker_id:
        wrong["to_worker"] = "They work with this person already. Choose somebody else."
    elif not (to_worker.is_active and to_worker.opens):
        wrong["to_worker"] = f"{to_worker.name} cannot take people on. Choose somebody else."
    if wrong:
        raise Invalid("Something is missing. Everything else is kept.", fields=wrong)
