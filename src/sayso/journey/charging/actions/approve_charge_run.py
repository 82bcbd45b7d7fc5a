"""Approve a run of new sums that somebody else made, or withdraw it before that."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.charging.actions.running import held_run, run_event
from sayso.journey.charging.models import ChargeRun
from sayso.journey.charging.queries.runs import lines_of
from sayso.journey.charging.statuses import RunState
from sayso.rules.refusals import Invalid, NotPermitted, WrongState

OWN_RUN = (
    "You made this run, so somebody else approves it. Ask a colleague in finance."
    " There is nothing else for you to do."
)
CLOSED = (
    "Some people in this run are on records that are not open to you."
    " Somebody who may see them all does this."
)


@named_action(kind=Kind.DECIDES, permission=Permission.ASSESS_MEANS)
def approve_charge_run(*, run: UUID, looked_at: str, by: User, at: datetime) -> ChargeRun:
    """Approve it: the job then writes each new sum, in the name of whoever approves.

    Raises NotFound, NotPermitted to its maker, Invalid without `looked_at`, and WrongState when it is past
    this, or where some people in it are not open to this login.
    """
    found = held_run(run, in_state=RunState.DRY)
    if found.made_by_id == by.pk:
        raise NotPermitted(OWN_RUN)
    if lines_of(found, viewer=by).count() != found.line_count:
        raise WrongState(CLOSED)
    if not looked_at.strip():
        sentence = "Write what you looked at. It is kept with the run."
        raise Invalid(sentence, fields={"looked_at": sentence})
    found.state, found.looked_at = RunState.APPROVED, looked_at.strip()
    found.approved_at, found.approved_by = at, by
    found.save(update_fields=["state", "looked_at", "approved_at", "approved_by"])
    write([run_event("approve_charge_run", found, by=by, at=at, lines=found.line_count)])
    return found


@named_action(kind=Kind.RECORDS, permission=Permission.ASSESS_MEANS)
def withdraw_charge_run(*, run: UUID, because: str, by: User, at: datetime) -> ChargeRun:
    """Withdraw a dry run, with the reason: nothing that anybody pays was changed.

    Raises NotFound, Invalid without a reason, and WrongState once it is approved.
    """
    found = held_run(run, in_state=RunState.DRY)
    if not because.strip():
        sentence = "Say why this run is withdrawn."
        raise Invalid(sentence, fields={"because": sentence})
    found.state, found.withdrawn_because = RunState.WITHDRAWN, because.strip()
    found.withdrawn_at, found.withdrawn_by = at, by
    found.save(update_fields=["state", "withdrawn_because", "withdrawn_at", "withdrawn_by"])
    write([run_event("withdraw_charge_run", found, by=by, at=at)])
    return found
