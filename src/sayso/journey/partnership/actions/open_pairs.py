"""Open the page of the two of them: a side on each record."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on_each, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.partnership.actions.speaking import hold
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.partnership.statuses import PairKind
from sayso.journey.people.models import Tie
from sayso.journey.people.statuses import StandingKind
from sayso.rules.refusals import Invalid, WrongState

NO_TIE = "Record first that they are close: on {whose} record, under who is close."
OPEN_ALREADY = "Their page is open already."


@dataclass(frozen=True, kw_only=True)
class NewPair:
    """An adult and a carer. What each calls the other comes from their own ties, unless it is given."""

    adult: UUID
    carer: UUID
    kind: PairKind
    starts_on: date
    adult_calls: str = ""
    carer_calls: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid for one person twice, or for a day to come."""
        wrong = {}
        if self.adult == self.carer:
            wrong["carer"] = "Choose two different people."
        if self.starts_on > today:
            wrong["starts_on"] = "This day is still to come. Write since when."
        if wrong:
            raise Invalid(next(iter(wrong.values())), fields=wrong)


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def open_pairs(*, items: Sequence[NewPair], by: User, at: datetime) -> list[PartnershipSide]:
    """Open a page for each pair, in twos: the adult's side first, then the carer's.

    The adult's record must say that the carer is close to them. Nothing of either goes to the other but that.
    Raises NotFound unless both records are open, Invalid, and WrongState for a pair that is open already.
    """
    people = {person for item in items for person in (item.adult, item.carer)}
    authorise_on_each(by, people=people, areas=[Area.CONTACT, Area.SHARING])
    for item in items:
        item.check(today=timezone.localdate(at))
    hold(people, by=by)
    sides = [side for item in items for side in _sides(item, by=by, at=at)]
    PartnershipSide.objects.bulk_create(sides)
    write([opened(side, by=by, at=at) for side in sides])
    return sides


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def open_pair(*, pair: NewPair, by: User, at: datetime) -> tuple[PartnershipSide, PartnershipSide]:
    """Open one. Refuses as `open_pairs` does."""
    adults, carers = open_pairs(items=[pair], by=by, at=at)
    return adults, carers


def _sides(item: NewPair, *, by: User, at: datetime) -> list[PartnershipSide]:
    today = timezone.localdate(at)
    live = (
        PartnershipSide.objects.visible_to(by)
        .current()
        .filter(Q(ends_before=None) | Q(ends_before__gt=today))
    )
    if live.filter(
        Q(person_id=item.adult, other_id=item.carer) | Q(person_id=item.carer, other_id=item.adult)
    ).exists():
        raise WrongState(OPEN_ALREADY)
    ties = Tie.objects.visible_to(by).on(today).order_by("starts_on", "recorded_at")
    adult_calls = ties.filter(person_id=item.adult, other_id=item.carer).last()
    if adult_calls is None:
        say = NO_TIE.format(whose="the person's")
        raise Invalid(say, fields={"adult_calls": say})
    carer_calls = ties.filter(person_id=item.carer, other_id=item.adult).last()
    called = item.carer_calls.strip() or (carer_calls.other_called if carer_calls else "")
    if not called:
        say = "Write what the carer calls the person."
        raise Invalid(say, fields={"carer_calls": say})
    shared = {"pair": item.key, "kind": item.kind, "starts_on": item.starts_on}
    shared |= {"recorded_at": at, "recorded_by": by}
    return [
        PartnershipSide(
            person_id=item.adult,
            other_id=item.carer,
            other_called=item.adult_calls.strip() or adult_calls.other_called,
            standing=StandingKind.ADULT,
            **shared,
        ),
        PartnershipSide(
            person_id=item.carer,
            other_id=item.adult,
            other_called=called,
            standing=StandingKind.CARER,
            **shared,
        ),
    ]


def opened(side: PartnershipSide, *, by: User, at: datetime, action: str = "partnership.open_side") -> Event:
    """Return the event of one side: on its own record, and naming no other."""
    facts = {"standing": side.standing, "kind": side.kind}
    return event(action, by=by, at=at, person=side.person_id, about=("side", side.pk), facts=facts)
