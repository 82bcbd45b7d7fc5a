"""Place what is sure: lines of statements whose reference and sum are those of one payment, or of one run."""

from collections.abc import Sequence
from datetime import datetime

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.payments.actions.settling import finish_runs, see, settle
from sayso.journey.payments.facts.matching import payment_seen_on, payment_shown
from sayso.journey.payments.models import PaymentRun, StatementLine
from sayso.journey.payments.statuses import Placed


@named_action(kind=Kind.RECORDS, permission=Permission.IMPORT_STATEMENT)
def match_lines(*, by: User, at: datetime) -> int:
    """Look again at every line that waits; return how many found their place."""
    rows = StatementLine.objects.select_for_update(of=("self",)).filter(placed=Placed.WAITING)
    lines = list(rows.select_related("statement", "statement__payee").order_by("happened_on", "number"))
    placed = place_what_is_sure(lines, by=by, at=at)
    write([event("payments.match_lines", by=by, at=at, facts={"placed": placed, "waiting": len(lines)})])
    return placed


def place_what_is_sure(lines: Sequence[StatementLine], *, by: User, at: datetime) -> int:
    """Place each line that can only be one thing, in the order of their days; return how many."""
    events: list[Event] = []
    runs: list[PaymentRun] = []
    placed = 0
    for line in lines:
        if line.statement.payee_id:
            paid = payment_seen_on(line, viewer=by)
            if paid:
                events += see(line, paid, how=Placed.BY_ITSELF, by=by, at=at)
                placed += 1
            continue
        found = payment_shown(line, viewer=by)
        if found:
            events += settle(found, how=Placed.BY_ITSELF, by=by, at=at)
            runs += [one.run for one in found.payments[:1]]
            placed += 1
    events += finish_runs(runs, by=by, at=at)
    write(events)
    return placed
