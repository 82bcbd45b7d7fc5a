"""Approve a run that somebody else made. From here the money is on its way, in the ledger too."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.ledger import commitments, postings
from sayso.foundation.ledger.posting import post_many
from sayso.foundation.ledger.queries import committed_to
from sayso.foundation.ledger.transactions import Posting
from sayso.journey.payments.actions.running import all_lines, check_unchanged, held_run, paid_in, run_event
from sayso.journey.payments.facts.posting import key_of, parts_of
from sayso.journey.payments.models import PaymentRun, RunLine
from sayso.journey.payments.statuses import RunState
from sayso.journey.people.queries import deaths_of
from sayso.rules.refusals import Held, Invalid, NotPermitted

OWN_RUN = (
    "You made this run, so somebody else checks it. Ask a colleague in finance or payments."
    " There is nothing else for you to do."
)
OWN_DETAILS = (
    "You wrote down bank details that this run pays for the first time, so somebody else checks this run."
    " There is nothing else for you to do."
)

DIED = "We were told that somebody whom this run pays has died."
MADE_ANEW = "Send the run back, and let it be made anew: their payment is then held, and named."


@named_action(kind=Kind.DECIDES, permission=Permission.CHECK_PAYMENT_RUN)
def approve_run(*, run: UUID, looked_at: str, by: User, at: datetime) -> PaymentRun:
    """Approve it: each payment is posted as on its way (row 2), and what was promised for it is released.

    `looked_at` says what the checker looked at, and is kept with the run. Raises NotFound, NotPermitted to
    its maker and to whoever wrote down details that it pays for the first time, Held where somebody whom it
    pays has died since it was made, Invalid without `looked_at`, and WrongState when it is past this or its
    lines are not those that were locked.
    """
    found = held_run(run, in_state=RunState.LOCKED, by=by)
    if found.made_by_id == by.pk:
        raise NotPermitted(OWN_RUN)
    lines = all_lines(found, viewer=by)
    check_unchanged(found, lines)
    paid = paid_in(lines)
    if any(one.first_to_details and one.payee and one.payee.recorded_by_id == by.pk for one in paid):
        raise NotPermitted(OWN_DETAILS)
    if deaths_of([one.person_id for one in paid], viewer=by):
        raise Held(DIED, rule=DIED, releases=MADE_ANEW)
    if not looked_at.strip():
        sentence = "Write what you looked at. It is kept with the run."
        raise Invalid(sentence, fields={"looked_at": sentence})
    today = timezone.localdate(at)
    found.state, found.looked_at = RunState.APPROVED, looked_at.strip()
    found.approved_at, found.approved_by = at, by
    found.save(update_fields=["state", "looked_at", "approved_at", "approved_by"])
    RunLine.objects.filter(pk__in=[one.pk for one in paid]).update(approved_on=today)
    post_many(items=[one for line in paid for one in _approved(line, today)], by=by, at=at)
    _release([line for line in paid if line.sends_again_id is None], today, by=by, at=at)
    write([run_event("approve_run", found, by=by, at=at, lines=len(paid))])
    write(
        event("payments.approved", by=by, at=at, person=one.person_id, about=("payment", one.pk))
        for one in paid
    )
    return found


def _approved(line: RunLine, on: date) -> Iterator[Posting]:
    for part in parts_of(line):
        if part.pence:
            post = postings.payment_sent_again if line.sends_again_id else postings.payment_approved
            yield post(key=key_of(line, part, "approved"), on=on, pence=part.pence, of=part.tags)


def _release(lines: Sequence[RunLine], on: date, *, by: User, at: datetime) -> None:
    """Release what was promised for these days: as much of it as was promised at all."""
    parts = [(line, part) for line in lines for part in parts_of(line)]
    stands = committed_to({part.arrangement for _, part in parts}, viewer=by)
    items = [
        commitments.Release(
            person=line.person_id,
            arrangement=part.arrangement,
            pence=min(stands[part.arrangement], part.gross_pence),
            on=max(on, part.starts_on),
            key=key_of(line, part, "released"),
        )
        for line, part in parts
        if min(stands[part.arrangement], part.gross_pence) > 0
    ]
    commitments.release_many(items=items, by=by, at=at)
