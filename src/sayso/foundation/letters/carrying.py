"""Letters that somebody outside carries: trying, trying again, giving up, asking after one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sayso.foundation.gateways.carriers.carrier import Became, Fate, Parcel, Receipt, TryLater, WillNotTake
from sayso.foundation.gateways.carriers.chosen import called, carrier_of
from sayso.foundation.letters.failing import GIVEN_UP

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=4), timedelta(hours=2)
GIVEN_UP_AFTER = timedelta(
    days=2
)  # less than the seven days for which a carrier can be asked if it has a letter
FIRST_ASKED_AFTER, ASKED_EACH = timedelta(minutes=15), timedelta(days=1)
ASKED_FOR = timedelta(days=6)  # the default time that Notify keeps a letter is seven days


@dataclass(frozen=True)
class Claimed:
    """A parcel that one worker has taken to carry, and when anybody first tried."""

    parcel: Parcel
    first_tried_at: datetime


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What came of trying: a receipt, or why it failed for good, or when to try again. `said` is a code."""

    key: UUID
    receipt: Receipt | None = None
    failed: str = ""
    said: str = ""
    next_try_at: datetime | None = None


@dataclass(frozen=True)
class Asked:
    """What a carrier says became of a letter that it took at `out_at`."""

    key: UUID
    became: Became
    out_at: datetime


def next_try(tries: int, at: datetime) -> datetime:
    """Return when to try again after this many tries: each wait twice as long, two hours at most."""
    return at + min(FIRST_WAIT * (1 << min(tries, 10)), LONGEST_WAIT)


def next_ask(out_at: datetime, at: datetime) -> datetime | None:
    """Return when to ask again what became of a letter: ever more rarely, and not for ever."""
    if at - out_at > ASKED_FOR:
        return None
    return at + min(max(at - out_at, FIRST_ASKED_AFTER), ASKED_EACH)


def carry(claimed: Claimed, *, at: datetime) -> Carried:
    """Give a parcel to whoever carries it. Outside any transaction: it can take half a minute."""
    key = claimed.parcel.reference
    try:
        return Carried(key=key, receipt=carrier_of(claimed.parcel).send(claimed.parcel))
    except WillNotTake as refused:
        return Carried(key=key, failed=refused.code)
    except TryLater as later:
        if at - claimed.first_tried_at >= GIVEN_UP_AFTER:
            return Carried(key=key, failed=GIVEN_UP, said=later.code)
        return Carried(key=key, said=later.code, next_try_at=at + timedelta(seconds=later.seconds))


def ask_after(key: UUID, receipt: str, out_at: datetime) -> Asked:
    """Ask the carrier of this receipt what became of the letter."""
    name, _, its_id = receipt.partition(" ")
    carrier = called(name)
    if carrier is None:
        return Asked(key, Became(Fate.UNTOLD, "no_carrier"), out_at)
    try:
        return Asked(key, carrier.what_became(its_id), out_at)
    except TryLater as later:
        return Asked(key, Became(Fate.ON_ITS_WAY, later.code), out_at)
