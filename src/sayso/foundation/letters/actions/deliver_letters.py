"""Put the files of letters into the outbox, and say so: at once after sending, or later by the job."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.foundation.gateways.carriers.carrier import Parcel, WillNotTake
from sayso.foundation.gateways.carriers.chosen import carrier_of, folder
from sayso.foundation.letters import files
from sayso.foundation.letters.actions.marking import claim, mark_failed, mark_out, mark_waiting
from sayso.foundation.letters.carrying import Claimed, next_try
from sayso.foundation.letters.failing import NO_PAPERS, UNSAFE

AT_ONCE = 25  # so many are carried at a time: whether each is safe was asked a moment before
MOST = 500  # so many are looked at, when nobody names them: a council writes to thousands on one day
NOT_NOW, LOOK_AGAIN = "not_now", timedelta(minutes=10)
LOOK_FOR_PAPERS = timedelta(hours=1)


@dataclass(frozen=True)
class Delivered:
    """What came of delivering: keys of letters now out, without files, stopped, and of files cleared.

    Stopped are those whose way is not safe any more. `to_carry` are parcels for whoever asked to carry.
    """

    out: list[UUID] = field(default_factory=list)
    missing: list[UUID] = field(default_factory=list)
    stopped: list[UUID] = field(default_factory=list)
    cleared: list[UUID] = field(default_factory=list)
    to_carry: list[Claimed] = field(default_factory=list)


@dataclass(frozen=True)
class _Due:
    parcel: Parcel
    tries: int
    why: str  # it may not go: "" when it may


@named_action(kind=Kind.RECORDS, permission=Permission.SEND_LETTER)
def deliver_letters(
    *, by: User, at: datetime, keys: Sequence[UUID] | None = None, carrying: bool = False
) -> Delivered:
    """Put out every letter whose time has come, or only those named. Doing it twice does it once.

    It works on keys alone: whoever delivers need not be able to read a letter. Each is asked once more if its
    way is safe; one that is not goes nowhere, and back to whoever sent it. `carrying`: what somebody outside
    takes is claimed too, for the asker to carry; else it waits for the job. Without `keys`, files staged
    over a day ago by a transaction that was undone are cleared.
    """
    done, receipts = Delivered(), {}
    due = _due(keys, at)
    stopped = {one.parcel.reference: UNSAFE for one in due if one.why not in {"", NOT_NOW}}
    done.stopped.extend(mark_failed(stopped, at))
    for one in due:
        if one.why or _is_for_others(one.parcel):
            continue
        try:
            receipts[one.parcel.reference] = folder().send(one.parcel).words
        except WillNotTake:
            done.missing.append(one.parcel.reference)
    done.out.extend(mark_out(receipts, at, ask_at=None))
    _look_again(due, done, at)
    if carrying:
        done.to_carry.extend(_claimed(due, at))
    for key in done.stopped:
        files.clear_after_commit(key)
    if keys is None:
        done.cleared.extend(_clear_undone(at))
    facts = {name: len(getattr(done, name)) for name in ("out", "missing", "stopped", "cleared", "to_carry")}
    write([event("letters.deliver_letters", by=by, at=at, facts=facts)])
    return done


def _look_again(due: Sequence[_Due], done: Delivered, at: datetime) -> None:
    """Put off what is not for now, and what has no papers, so that neither stands before the others."""
    later = {one.parcel.reference: ("", at + LOOK_AGAIN) for one in due if one.why == NOT_NOW}
    later |= dict.fromkeys(done.missing, (NO_PAPERS, at + LOOK_FOR_PAPERS))
    mark_waiting(later)


def _due(keys: Sequence[UUID] | None, at: datetime) -> list[_Due]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, sent_at, way, tries, why from letters_to_carry(%s, %s::uuid[], %s)",
            [at, list(keys) if keys else None, len(keys) if keys else MOST],
        )
        return [
            _Due(
                Parcel(reference=key, way=way, day=timezone.localdate(sent_at), folder=files.staged(key)),
                tries,
                why,
            )
            for key, sent_at, way, tries, why in cursor.fetchall()
        ]


def _is_for_others(parcel: Parcel) -> bool:
    return parcel.folder.exists() and carrier_of(parcel).name != folder().name


def _claimed(due: Sequence[_Due], at: datetime) -> list[Claimed]:
    others = [one for one in due if not one.why and _is_for_others(one.parcel)][:AT_ONCE]
    taken = claim({one.parcel.reference: next_try(one.tries, at) for one in others}, at)
    return [
        Claimed(one.parcel, taken[one.parcel.reference]) for one in others if one.parcel.reference in taken
    ]


def _clear_undone(at: datetime) -> list[UUID]:
    staged = files.staged_before(at - files.UNDONE_AFTER)
    with connection.cursor() as cursor:
        cursor.execute("select letters_unknown(%s::uuid[])", [staged])
        undone = [key for (key,) in cursor.fetchall()]
    for key in undone:
        files.clear(key)
    return undone
