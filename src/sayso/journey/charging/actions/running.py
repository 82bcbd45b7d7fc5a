"""What the steps of a run of new sums share. For the actions only."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, event
from sayso.foundation.audit.writing import Event
from sayso.journey.charging.models import ChargeRun
from sayso.journey.charging.statuses import RunState
from sayso.rules.refusals import NotFound, WrongState


def one_at_a_time() -> None:
    """Let whoever makes a run at the same moment wait until this transaction ends, and then look again."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('charging.make_charge_run'))")


def held_run(run: UUID, *, in_state: RunState) -> ChargeRun:
    """Return the run, held until this transaction ends. Raises NotFound, and WrongState in another state."""
    found = ChargeRun.objects.select_for_update(of=("self",)).filter(pk=run).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.state != in_state:
        raise WrongState(
            f"This run is not at that step. It is: {found.get_state_display().lower()}."
            " Open it again to see what comes next.",
            state=found.state,
        )
    return found


def run_event(action: str, run: ChargeRun, *, by: User, at: datetime, **facts: object) -> Event:
    """Return the event of one step of a run: its key and counts, and nobody's sum."""
    about, told = ("charge_run", run.pk), {"state": run.state, **facts}
    return event(f"charging.{action}", by=by, at=at, about=about, facts=told)
