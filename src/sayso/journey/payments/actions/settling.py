"""What a line of a statement does once it is known: payments settle or come back, in the ledger too."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import event
from sayso.foundation.audit.writing import Event
from sayso.foundation.ledger import postings
from sayso.foundation.ledger.chart import Holder, owed_at
from sayso.foundation.ledger.keys import key_for
from sayso.foundation.ledger.models import PostedTransaction
from sayso.foundation.ledger.posting import post_many, reverse
from sayso.foundation.ledger.queries import balance
from sayso.foundation.ledger.transactions import Posting, Tags
from sayso.journey.payments.actions.running import run_event
from sayso.journey.payments.facts.matching import Found
from sayso.journey.payments.facts.posting import key_of, parts_of
from sayso.journey.payments.models import PaymentRun, RunLine, StatementLine
from sayso.journey.payments.statuses import LineState, Placed, RunState

OWN, COUNCIL = "own", "council"


def settle(found: Found, *, how: Placed, by: User, at: datetime) -> list[Event]:
    """Let the payments of a line be paid, or be back, from the line's day; return the events of it."""
    line, on = found.line, found.line.happened_on
    keys = [one.pk for one in found.payments]
    if found.came_back:
        RunLine.objects.filter(pk__in=keys).update(state=LineState.RETURNED, returned_on=on)
        post_many(items=[one for paid in found.payments for one in _back(paid, on)], by=by, at=at)
        _unsee(found.payments, on, by=by, at=at)
    else:
        RunLine.objects.filter(pk__in=keys).update(state=LineState.SETTLED, settled_on=on)
        post_many(items=[one for paid in found.payments for one in _settled(paid, on)], by=by, at=at)
    one = found.payments[0] if len(found.payments) == 1 else None
    place(line, how=how, by=by, at=at, payment=one, run=found.payments[0].run)
    name = "payments.returned" if found.came_back else "payments.settled"
    return [
        event(name, by=by, at=at, person=paid.person_id, about=("payment", paid.pk))
        for paid in found.payments
    ]


def see(line: StatementLine, paid: RunLine, *, how: Placed, by: User, at: datetime) -> list[Event]:
    """Let the person book show a payment that stands on the statement of the account it went to."""
    post_many(items=list(_seen(paid, line.happened_on)), by=by, at=at)
    place(line, how=how, by=by, at=at, payment=paid, run=paid.run)
    about = ("statement_line", line.pk)
    return [event("payments.seen", by=by, at=at, person=paid.person_id, about=about)]


def place(
    line: StatementLine,
    *,
    how: Placed,
    by: User,
    at: datetime,
    payment: RunLine | None = None,
    run: PaymentRun | None = None,
    spent_on: str = "",
    because: str = "",
) -> None:
    """Keep what a line was found to be."""
    line.placed, line.placed_at, line.placed_by = how, at, by
    line.run_line, line.run = (payment.pk if payment else None), (run.pk if run else None)
    line.spent_on, line.because = spent_on, because
    line.save(
        update_fields=[
            *("placed", "placed_at", "placed_by", "run_line", "run", "spent_on", "because"),
        ]
    )


def finish_runs(runs: Sequence[PaymentRun], *, by: User, at: datetime) -> list[Event]:
    """Let each run whose payments all have their answer be paid, or paid with some back."""
    events = []
    for run in PaymentRun.objects.select_for_update().filter(pk__in={one.pk for one in runs}):
        lines = RunLine.objects.visible_to(by).filter(run=run, held_out_because="")
        states = list(lines.values_list("state", flat=True))
        if len(states) != run.line_count:
            continue  # some are not open to this login: whoever sees them all finishes it
        now = RunState.PART_RETURNED if LineState.RETURNED in states else RunState.SETTLED
        if LineState.WAITING in states or run.state == now:
            continue
        run.state = now
        run.save(update_fields=["state"])
        events.append(run_event("finish_run", run, by=by, at=at))
    return events


def spent(line: StatementLine, spent_on: str, *, by: User, at: datetime) -> None:
    """Post what was spent (row 10), from the council's money and the person's own by what stands there."""
    assert line.person_id
    assert line.statement.payee
    holder = Holder(line.statement.payee.paid_to)
    weights = {
        funder: max(0, -balance(owed_at(holder), person=line.person_id, viewer=by, funder=funder))
        for funder in (COUNCIL, OWN)
    }
    if not sum(weights.values()):
        weights = {COUNCIL: 1, OWN: 0}  # spent before any money was seen: it stands below nothing, and shows
    of = Tags(person=line.person_id, service=spent_on)
    shares = postings.split(-line.pence, weights, remainder_to=COUNCIL)
    key, on = _key(line, "spent"), line.happened_on
    post_many(items=[postings.spend_seen(key=key, on=on, shares=shares, at=holder, of=of)], by=by, at=at)


def own_money(line: StatementLine, *, by: User, at: datetime) -> None:
    """Post what the person paid in themself (row 5)."""
    assert line.person_id
    assert line.statement.payee
    holder, of = Holder(line.statement.payee.paid_to), Tags(person=line.person_id)
    made = postings.contribution_seen(
        key=_key(line, "own"), on=line.happened_on, pence=line.pence, at=holder, of=of
    )
    post_many(items=[made], by=by, at=at)


def _settled(paid: RunLine, on: date) -> Iterator[Posting]:
    for part in parts_of(paid):
        if part.pence:
            key = key_of(paid, part, "settled")
            yield postings.payment_settled(key=key, on=on, pence=part.pence, of=part.tags)
    if paid.payee and not paid.payee.gives_statements:
        yield from _seen(paid, on)


def _seen(paid: RunLine, on: date) -> Iterator[Posting]:
    assert paid.payee
    holder = Holder(paid.payee.paid_to)
    for part in parts_of(paid):
        if part.pence:
            key = key_of(paid, part, "seen")
            yield postings.payment_seen(key=key, on=on, pence=part.pence, at=holder, of=part.tags)


def _back(paid: RunLine, on: date) -> Iterator[Posting]:
    for part in parts_of(paid):
        if part.pence:
            key = key_of(paid, part, "returned")
            yield postings.payment_returned(key=key, on=on, pence=part.pence, of=part.tags)


def _unsee(payments: Sequence[RunLine], on: date, *, by: User, at: datetime) -> None:
    """Reverse what the person book showed of payments that came back."""
    for paid in payments:
        for part in parts_of(paid):
            seen = key_of(paid, part, "seen")
            if PostedTransaction.objects.filter(pk=seen).exists():
                reverse(original=seen, key=key_of(paid, part, "unseen"), on=on, by=by, at=at)


def _key(line: StatementLine, step: str) -> UUID:
    return key_for(line.happened_on, "statement_line", line.pk, step)
