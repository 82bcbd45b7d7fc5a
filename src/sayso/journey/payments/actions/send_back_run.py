"""Send a run back: it pays nobody, and a new one is made. What is approved goes on."""

from datetime import datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.payments.actions.running import all_lines, run_event
from sayso.journey.payments.models import PaymentRun, RunLine
from sayso.journey.payments.statuses import LineState, RunState
from sayso.rules.refusals import Invalid, NotFound, WrongState


@named_action(kind=Kind.DECIDES, permission=Permission.CHECK_PAYMENT_RUN)
def send_back_run(*, run: UUID, because: str, by: User, at: datetime) -> PaymentRun:
    """Send it back with a reason. Raises NotFound, Invalid without one, WrongState once it is approved."""
    found = PaymentRun.objects.select_for_update(of=("self",)).filter(pk=run).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.state not in (RunState.DRAFT, RunState.LOCKED):
        raise WrongState("This run was checked already, or sent back. It cannot be sent back now.")
    if not because.strip():
        sentence = "Write why, for whoever makes it anew."
        raise Invalid(sentence, fields={"because": sentence})
    lines = all_lines(found, viewer=by)
    RunLine.objects.filter(pk__in=[one.pk for one in lines]).update(state=LineState.CANCELLED)
    found.state, found.cancelled_because = RunState.CANCELLED, because.strip()
    found.cancelled_at, found.cancelled_by = at, by
    found.save(update_fields=["state", "cancelled_because", "cancelled_at", "cancelled_by"])
    write([run_event("send_back_run", found, by=by, at=at)])
    return found
