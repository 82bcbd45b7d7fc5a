"""Why the total of a run is not that of the run before: who came, who went, and whose sum changed."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.govuk.pieces import Column, Row, Table
from sayso.foundation.govuk.presenting import day, pounds, signed_pounds
from sayso.journey.payments import queries
from sayso.journey.payments.models import PaymentRun, RunLine
from sayso.journey.payments.statuses import LineState


def why_it_moved(run: PaymentRun, lines: Iterable[RunLine], *, viewer: Viewer) -> Table | None:
    """Return the run before, what changed since, and this run, each in people and money; None for the first.

    What is held out is in neither: it is not paid. The three rows between are all of the difference.
    """
    earlier = queries.run_before(run)
    if earlier is None:
        return None
    now, before = _paid(lines), _paid(queries.lines_of(earlier, viewer=viewer))
    came, went = now.keys() - before.keys(), before.keys() - now.keys()
    changed = [key for key in now.keys() & before.keys() if now[key] != before[key]]
    rows = [
        _row(f"The run before, {day(earlier.pays_on)}", len(before), pounds(sum(before.values()))),
        _row("Started since", len(came), signed_pounds(sum(now[key] for key in came))),
        _row("Not in this run", len(went), signed_pounds(-sum(before[key] for key in went))),
        _row("Another sum", len(changed), signed_pounds(sum(now[key] - before[key] for key in changed))),
        Row.of("This run", str(len(now)), pounds(sum(now.values())), total=True),
    ]
    columns = [Column("Since the run before"), Column("People", number=True), Column("Amount", number=True)]
    return Table("Why the total moved since the run before", columns, rows)


def _paid(lines: Iterable[RunLine]) -> Counter[UUID]:
    """Return what each person is paid in a run, in pence: nothing of what is held out or sent back."""
    found: Counter[UUID] = Counter()
    for one in lines:
        if not one.held_out_because and one.state != LineState.CANCELLED:
            found[one.person_id] += one.pence
    return found


def _row(words: str, people: int, amount: str) -> Row:
    return Row.of(words, str(people), amount)
