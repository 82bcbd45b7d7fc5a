"""Lock a run: from now on its payments are what they are, and another login checks them."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.payments.actions.running import all_lines, hash_of, held_run, run_event
from sayso.journey.payments.models import PaymentRun
from sayso.journey.payments.statuses import RunState
from sayso.rules.refusals import WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.MAKE_PAYMENT_RUN)
def lock_run(*, run: UUID, by: User, at: datetime) -> PaymentRun:
    """Lock it. Raises NotFound, WrongState when it is past this or pays nobody."""
    found = held_run(run, in_state=RunState.DRAFT, by=by)
    lines = all_lines(found, viewer=by)
    if not found.line_count:
        raise WrongState(
            "Nobody in this run can be paid yet. See to their bank details, then send it back"
            " and make it anew."
        )
    found.lines_hash, found.state = hash_of(lines), RunState.LOCKED
    found.locked_at, found.locked_by = at, by
    found.save(update_fields=["lines_hash", "state", "locked_at", "locked_by"])
    write([run_event("lock_run", found, by=by, at=at, hash=found.lines_hash)])
    return found
