"""What a line of a statement is, by the reference it bears and its sum. Never by a guess."""

import re
from dataclasses import dataclass

from sayso.foundation.access.models import User
from sayso.journey.payments.models import PaymentRun, RunLine, StatementLine
from sayso.journey.payments.statuses import LineState, RunState

_PAYMENT, _RUN = re.compile("DP[0-9A-F]{16}"), re.compile("RUN[0-9A-F]{13}")
AT_THE_BANK = (RunState.SENT, RunState.SETTLED, RunState.PART_RETURNED)


@dataclass(frozen=True, kw_only=True)
class Found:
    """The payments that one line shows: one, or all of a run where the bank shows one sum."""

    line: StatementLine
    payments: list[RunLine]
    came_back: bool = False


def references(words: str) -> tuple[list[str], list[str]]:
    """Return the references of payments and of runs in a line's words, however the bank spaced them."""
    bare = "".join(filter(str.isalnum, words.upper()))
    return _PAYMENT.findall(bare), _RUN.findall(bare)


def payment_shown(line: StatementLine, *, viewer: User, named: str = "") -> Found | None:
    """Return what a line of the council's account shows; None when that is not sure.

    Money out is a payment on its way, of the same sum and reference. Money in is one that was paid and came
    back. `named` is a reference that somebody gave by hand.
    """
    payments, runs = references(named or line.words)
    came_back = line.pence > 0
    rows = RunLine.objects.visible_to(viewer).select_related("run", "payee")
    rows = rows.filter(held_out_because="", run__state__in=AT_THE_BANK)
    rows = rows.filter(state=LineState.SETTLED if came_back else LineState.WAITING)
    found = list(rows.filter(end_to_end__in=payments, pence=abs(line.pence))) if payments else []
    if len(found) == 1:
        return Found(line=line, payments=found, came_back=came_back)
    if runs and not came_back and not found:
        return _whole_run(line, runs, viewer)
    return None


def payment_seen_on(line: StatementLine, *, viewer: User, named: str = "") -> RunLine | None:
    """Return the payment that a line of the person's own account shows; None when that is not sure."""
    payments, _ = references(named or line.words)
    if line.pence <= 0 or not payments:
        return None
    rows = RunLine.objects.visible_to(viewer).select_related("run", "payee")
    found: RunLine | None = rows.filter(
        person_id=line.person_id, end_to_end__in=payments, pence=line.pence, state=LineState.SETTLED
    ).first()
    return found


def _whole_run(line: StatementLine, runs: list[str], viewer: User) -> Found | None:
    for run in PaymentRun.objects.filter(state=RunState.SENT, total_pence=-line.pence):
        if run.reference not in runs:
            continue
        rows = RunLine.objects.visible_to(viewer).select_related("run", "payee")
        lines = list(rows.filter(run=run, held_out_because="", state=LineState.WAITING))
        if len(lines) == run.line_count:
            return Found(line=line, payments=lines)
    return None
