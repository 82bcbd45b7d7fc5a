"""How much break was planned and came, when the last day off was, how long breaks wait and what that cost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import areas_open
from sayso.foundation.access.viewer import Viewer
from sayso.foundation.ledger.chart import Account
from sayso.foundation.ledger.queries import person_legs
from sayso.foundation.policy.queries import value
from sayso.journey.assessment.models import Willingness
from sayso.journey.assessment.statuses import Able, Willing
from sayso.journey.breaks.queries.needed import Break, Stands, breaks_of_many
from sayso.journey.casework.models import UrgentSupport
from sayso.journey.casework.queries.day import support_begun_for
from sayso.journey.people.queries import record_keys
from sayso.journey.planning.models import TaskOffer
from sayso.journey.planning.statuses import CarerAnswer
from sayso.rules.breaks.working import (
    Booked,
    Breaks,
    CameOfIt,
    Load,
    Waited,
    WaitFacts,
    WaitingCost,
    came_of,
    cost_of_waiting,
)
from sayso.rules.breaks.working import last_day_off as last_off
from sayso.rules.breaks.working import waits as waits_of
from sayso.rules.clocks.promises import BREAK_ARRANGED

WEEKS = 8
#: A break in one of these states still waits.
WAITING = (Stands.WAITS, Stands.OWED, Stands.BOOKED)


def came_of_breaks(
    carers: Iterable[UUID], *, viewer: Viewer, on: date, weeks: int = WEEKS
) -> dict[UUID, CameOfIt]:
    """Return what came of each carer's breaks in the weeks up to a day, with the working."""
    found = breaks_of_many(carers, viewer=viewer)
    asked = [Breaks(booked=_booked(breaks), is_asked_for=bool(breaks)) for breaks in found.values()]
    worked = came_of(asked, since=on - timedelta(weeks=weeks), on=on)
    return dict(zip(found, worked, strict=True))


def break_minutes(
    carers: Iterable[UUID], *, viewer: Viewer, on: date, weeks: int = WEEKS
) -> dict[UUID, tuple[int | None, int | None]]:
    """Return the minutes of break that were booked and that came, for each carer. None: not known."""
    found = came_of_breaks(carers, viewer=viewer, on=on, weeks=weeks)
    return {carer: (one.planned, one.delivered) for carer, one in found.items()}


def last_day_off(carers: Iterable[UUID], *, viewer: Viewer, on: date) -> dict[UUID, date | None]:
    """Return each carer's last whole day off that came. None: none is known."""
    found = breaks_of_many(carers, viewer=viewer)
    return {carer: last_off(_booked(breaks), on=on) for carer, breaks in found.items()}


def _booked(breaks: Sequence[Break]) -> list[Booked]:
    return [booking.as_fact() for one in breaks for booking in one.bookings]


@dataclass(frozen=True, kw_only=True)
class Wait:
    """A break that a carer waits for: how long, and whether caring takes more meanwhile."""

    carer: UUID
    of: Break
    waited: Waited
    then: Load
    now: Load

    @property
    def is_alert(self) -> bool:
        """Whether it waits too long, and caring takes more or nobody can say that it does not."""
        return self.waited.is_over and self.waited.takes_more is not False


def waits(
    carers: Iterable[UUID],
    *,
    viewer: Viewer,
    on: date,
    told: Mapping[UUID, tuple[Load, Load]] | None = None,
) -> list[Wait]:
    """Return the breaks that these carers wait for, the longest first.

    `told` is what check-ins say caring took when a break was asked for and takes now, by the key of the
    break; without it, what the carer said yes to counts, as far as it is open to the viewer.
    """
    found = [
        (carer, one)
        for carer, breaks in breaks_of_many(carers, viewer=viewer).items()
        for one in breaks
        if one.stands in WAITING
    ]
    if not found:
        return []
    loads = _loads([carer for carer, _ in found], viewer=viewer)
    limit = wait_limit(on=on)
    facts = []
    for carer, one in found:
        asked = one.need.asked_on
        then, now = (told or {}).get(one.need.pk) or (loads(carer, asked), loads(carer, on))
        facts.append(WaitFacts(asked_on=asked, on=on, limit_days=limit, then=then, now=now))
    made = [
        Wait(carer=carer, of=one, waited=waited, then=fact.then, now=fact.now)
        for (carer, one), fact, waited in zip(found, facts, waits_of(facts), strict=True)
    ]
    return sorted(made, key=lambda one: (-one.waited.days, one.of.need.pk))


def wait_limit(*, on: date) -> int:
    """Return for how many days a break may wait here before somebody is told."""
    chosen = value(BREAK_ARRANGED.setting, on=on)
    assert isinstance(chosen, int), "a setting of days is a whole number"
    return chosen


class _Loads:
    """What carers said that caring takes, on any day: in their answers to tasks, or of what they will do."""

    def __init__(self, offers: Iterable[TaskOffer], willing: Iterable[Willingness]) -> None:
        self._yes: dict[UUID, list[TaskOffer]] = {}
        self._willing: dict[UUID, list[Willingness]] = {}
        for offer in offers:
            self._yes.setdefault(offer.person_id, []).append(offer)
        for one in willing:
            self._willing.setdefault(one.person_id, []).append(one)

    def __call__(self, carer: UUID, on: date) -> Load:
        """Return what is known of one day. Nothing said that was in force then: not known."""
        offers = [one.agreed_minutes_a_week for one in self._yes.get(carer, ()) if _said_yes(one, on)] or [
            one.minutes_a_week for one in self._willing.get(carer, ()) if _was_willing(one, on)
        ]
        known = [minutes for minutes in offers if minutes is not None]
        return Load(minutes_a_week=sum(known) if known and len(known) == len(offers) else None)


def _loads(carers: Sequence[UUID], *, viewer: Viewer) -> _Loads:
    yes = TaskOffer.objects.visible_to(viewer).filter(person_id__in=carers, answer=CarerAnswer.YES)
    willing = Willingness.objects.visible_to(viewer).filter(
        person_id__in=carers, willing=Willing.YES, able=Able.YES
    )
    return _Loads(yes, willing)


def _said_yes(one: TaskOffer, on: date) -> bool:
    assert one.answered_at, "a yes has its time"
    assert one.holds_from, "a yes says from when"
    assert one.ends_before, "a yes says for how long"
    began = max(timezone.localdate(one.answered_at), one.holds_from)
    stopped = one.stopped_at is not None and timezone.localdate(one.stopped_at) <= on
    return began <= on < one.ends_before and not stopped


def _was_willing(one: Willingness, on: date) -> bool:
    said = max(timezone.localdate(one.recorded_at), one.holds_from or date.min)
    over = one.replaced_at is not None and timezone.localdate(one.replaced_at) <= on
    return said <= on and not over and (one.ends_before is None or on < one.ends_before)


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """Urgent support that began for the adult after the break was asked for. `pence` None: not known."""

    support: UrgentSupport
    pence: int | None


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What waiting for one break cost, with each part and the working."""

    of: Break
    emergency: tuple[Emergency, ...]
    sums: WaitingCost


def cost_of(one: Break, *, viewer: User) -> Cost | None:
    """Return what waiting for a break cost; None where the adult's support or money is not open.

    Its sums are of the ledger's commitments. Emergency support without a price leaves the sum not known.
    """
    adult = one.need.adult_id
    if adult is None or not areas_open(adult) >= {Area.PLAN, Area.MONEY}:
        return None
    keys = {adult, *record_keys(adult, viewer=viewer)}
    since = [
        support
        for support in support_begun_for(keys, viewer=viewer)
        if timezone.localdate(support.started_at) >= one.need.asked_on
    ]
    committed = _committed(keys, {support.pk for support in since}, viewer=viewer)
    parts = tuple(
        Emergency(support=support, pence=_pence_of(support, committed)) for support in reversed(since)
    )
    sums = cost_of_waiting(one.price_pence, [part.pence for part in parts])
    return Cost(of=one, emergency=parts, sums=sums)


def _pence_of(support: UrgentSupport, committed: Mapping[UUID, int]) -> int | None:
    """Return what stands committed to it; nothing committed is no sum, unless it is known to cost nothing."""
    return committed.get(support.pk, 0 if support.total_pence == 0 else None)


def _committed(people: Iterable[UUID], arrangements: set[UUID], *, viewer: Viewer) -> dict[UUID, int]:
    """Return what was committed to each, less what was released again, by what the ledger holds."""
    found: dict[UUID, int] = {}
    for person in people if arrangements else ():
        legs = person_legs(person=person, viewer=viewer).filter(
            account__code=Account.COMMITTED.value, arrangement__in=arrangements
        )
        for leg in legs:
            is_release = leg.transaction.kind == "commitment_released"
            pence = (leg.debit_pence or 0) - (leg.credit_pence or 0 if is_release else 0)
            if leg.arrangement:
                found[leg.arrangement] = found.get(leg.arrangement, 0) + pence
    return found
