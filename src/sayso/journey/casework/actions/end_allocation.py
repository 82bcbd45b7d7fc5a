"""End somebody's work with a person. A lead's people go back to the team's tray in the same moment."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.allocate import BECAUSE, _begin
from sayso.journey.casework.actions.reaching import _end_grants, _settle_cover
from sayso.journey.casework.models import Allocation, Task
from sayso.journey.casework.queries.owning import tray_of
from sayso.journey.casework.statuses import WorkerRole
from sayso.rules.refusals import NotFound, WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.ALLOCATE)
def end_allocation(*, allocation: UUID, by: User, at: datetime) -> Allocation:
    """End one allocation, its grants with it. The lead's open work goes to the tray of their team.

    Raises NotFound, and WrongState when it has ended or when there is no team whose tray could take them.
    """
    found = Allocation.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=allocation).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.ended_at or found.worker is None:
        raise WrongState("This has ended already.")
    tray = found.worker.team or tray_of(by)
    if tray is None and found.role == WorkerRole.LEAD:
        raise WrongState("There is no team to take them. Allocate somebody else first.")
    _close(found, by=by, at=at)
    write(
        [
            event(
                "casework.end_allocation",
                by=by,
                at=at,
                person=found.person_id,
                about=("allocation", found.pk),
            )
        ]
    )
    if found.role == WorkerRole.LEAD:
        Task.objects.filter(person_id=found.person_id, done_at=None, owner=found.worker).update(
            owner=None, team=tray
        )
        kept = Allocation(
            person_id=found.person_id, role=WorkerRole.LEAD, team=tray, started_at=at, started_by=by
        )
        _begin([kept], by=by, at=at)
    return found


def _close(allocation: Allocation, *, by: User, at: datetime) -> None:
    """Mark an allocation as ended, and its grants unless the worker still works with them in another role."""
    allocation.ended_at, allocation.ended_by = at, by
    allocation.save(update_fields=["ended_at", "ended_by"])
    still = Allocation.objects.filter(
        person_id=allocation.person_id, worker=allocation.worker, ended_at=None
    ).exists()
    if allocation.worker_id and not still:
        _end_grants(person=allocation.person_id, login=allocation.worker_id, because=BECAUSE, at=at)
    _settle_cover([allocation.person_id], at=at)
