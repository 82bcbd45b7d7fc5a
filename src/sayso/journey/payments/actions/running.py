"""What the steps of a run share: the run held while it moves, and the mark over its lines."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, event
from sayso.foundation.audit.writing import Event
from sayso.journey.payments.models import PaymentRun, RunLine
from sayso.journey.payments.queries.runs import lines_of
from sayso.journey.payments.statuses import RunState
from sayso.rules.refusals import NotFound, WrongState


def one_at_a_time(what: str) -> None:
    """Let whoever does this at the same moment wait until this transaction ends, and then look again."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"payments.{what}"])


def held_run(run: UUID, *, in_state: RunState, by: User) -> PaymentRun:
    """Return the run, held until this transaction ends. Raises NotFound, and WrongState in another state."""
    found = PaymentRun.objects.select_for_update(of=("self",)).filter(pk=run).first()
    if found is None:
        raise NotFound(NOT_FOUND)
    if found.state != in_state:
        raise WrongState(
            f"This run is not at that step. It is: {found.get_state_display().lower()}."
            " Open it again to see what comes next.",
            state=found.state,
        )
    return found


def all_lines(run: PaymentRun, *, viewer: User) -> list[RunLine]:
    """Return every payment of the run. Raises WrongState when some are not open to this login.

    Nobody moves money on that they may not see: a closed record needs somebody whom it is open to.
    """
    lines = lines_of(run, viewer=viewer)
    if len(lines) != run.line_count + run.held_out_count:
        raise WrongState(
            "Some payments in this run are on records that are not open to you."
            " Somebody who may see them all does this."
        )
    return lines


def paid_in(lines: list[RunLine]) -> list[RunLine]:
    """Return the payments that are made, without those held out."""
    return [one for one in lines if not one.held_out_because]


def hash_of(lines: list[RunLine]) -> str:
    """Return SHA-256 over what is paid to whom: one line changed anywhere gives another."""
    told = sorted(
        "\x1f".join(
            (
                str(one.pk),
                str(one.person_id),
                str(one.pence),
                one.end_to_end,
                one.payee.sort_code if one.payee else "",
                one.payee.account_number if one.payee else "",
                one.payee.name_on_account if one.payee else "",
                one.held_out_because,
            )
        )
        for one in lines
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def check_unchanged(run: PaymentRun, lines: list[RunLine]) -> None:
    """Raise WrongState unless the lines are those that were locked."""
    if hash_of(lines) != run.lines_hash:
        raise WrongState(
            "The payments of this run are not those that were locked. Nothing was done."
            " Send it back, and tell whoever looks after the system."
        )


def run_event(action: str, run: PaymentRun, *, by: User, at: datetime, **facts: object) -> Event:
    """Return the event of one step of a run: its key and counts, never a sum of one person."""
    return event(
        f"payments.{action}", by=by, at=at, about=("run", run.pk), facts={"state": run.state, **facts}
    )
