"""Record what came of carrying letters outside, and what became of them afterwards."""

from collections.abc import Sequence
from datetime import datetime

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.gateways.carriers.carrier import Fate
from sayso.foundation.letters import files
from sayso.foundation.letters.actions.marking import (
    mark_failed,
    mark_out,
    mark_returned,
    mark_said,
    mark_waiting,
)
from sayso.foundation.letters.carrying import Asked, Carried, next_ask


@named_action(kind=Kind.RECORDS, permission=Permission.SEND_LETTER)
def record_carried(*, items: Sequence[Carried], by: User, at: datetime) -> int:
    """Record what came of trying to carry letters; return how many are now out.

    The papers of one that is out or refused leave the outbox once this is committed: what was sent is kept
    with the letter, and the address with nobody but whoever carries it.
    """
    receipts = {one.key: one.receipt.words for one in items if one.receipt}
    out = mark_out(receipts, at, ask_at=next_ask(at, at))
    failed = mark_failed({one.key: one.failed for one in items if one.failed}, at)
    mark_waiting({one.key: (one.said, one.next_try_at) for one in items if one.next_try_at})
    for key in (*out, *failed):
        files.clear_after_commit(key)
    facts = {"out": len(out), "failed": len(failed), "waiting": len(items) - len(out) - len(failed)}
    write([event("letters.record_carried", by=by, at=at, facts=facts)])
    return len(out)


@named_action(kind=Kind.RECORDS, permission=Permission.SEND_LETTER)
def record_fates(*, items: Sequence[Asked], by: User, at: datetime) -> int:
    """Record what carriers say became of letters; return how many came back or could not be delivered."""
    said = {one.key: (one.became.said, _ask_again(one, at)) for one in items}
    mark_said(said)
    back = mark_returned([one.key for one in items if one.became.fate is Fate.CAME_BACK], at)
    failed = mark_failed({one.key: one.became.said for one in items if one.became.fate is Fate.FAILED}, at)
    facts = {"asked": len(items), "back": len(back), "failed": len(failed)}
    write([event("letters.record_fates", by=by, at=at, facts=facts)])
    return len(back) + len(failed)


def _ask_again(asked: Asked, at: datetime) -> datetime | None:
    return next_ask(asked.out_at, at) if asked.became.fate is Fate.ON_ITS_WAY else None
