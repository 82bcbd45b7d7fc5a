"""Say that the file went to the bank."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.payments.actions.running import held_run, run_event
from sayso.journey.payments.models import PaymentRun
from sayso.journey.payments.statuses import RunState


@named_action(kind=Kind.RECORDS, permission=Permission.CHECK_PAYMENT_RUN)
def mark_sent(*, run: UUID, by: User, at: datetime) -> PaymentRun:
    """Write down that the bank has the file. Raises NotFound; WrongState when there is none or it went."""
    found = held_run(run, in_state=RunState.FILE_MADE, by=by)
    found.state, found.sent_at, found.sent_by = RunState.SENT, at, by
    found.save(update_fields=["state", "sent_at", "sent_by"])
    write([run_event("mark_sent", found, by=by, at=at)])
    return found
