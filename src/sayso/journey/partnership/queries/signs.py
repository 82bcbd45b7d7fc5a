"""What signs between two people are read from, for many pairs at once; and whose both accounts one holds."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer
from sayso.journey.casework.models import Note, PrivateNote
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership.models import AloneAsk, PaidContract, PairTalk, PartnershipSide
from sayso.journey.partnership.queries.pairs import sides_held
from sayso.journey.people.queries import record_keys_of
from sayso.journey.people.statuses import StandingKind


def pairs_held(*, viewer: User, on: date) -> list[tuple[PartnershipSide, PartnershipSide]]:
    """Return the live pairs of which this worker holds a private account: the adult's side, the carer's.

    Where one account alone is held, the other's side is only what this one's says: nothing of it is open.
    """
    sides = [side for side in sides_held(viewer=viewer) if side.starts_on <= on]
    of_pair: dict[UUID, list[PartnershipSide]] = {}
    for side in sides:
        of_pair.setdefault(side.pair, []).append(side)
    return [
        in_order(*(some if len(some) > 1 else [some[0], other_end(some[0])])) for some in of_pair.values()
    ]


def in_order(one: PartnershipSide, other: PartnershipSide) -> tuple[PartnershipSide, PartnershipSide]:
    """Return two sides of a pair, the adult's first."""
    return (one, other) if one.is_adults else (other, one)


def other_end(side: PartnershipSide) -> PartnershipSide:
    """Return the other's side as far as this one tells of it, never saved: nothing is kept under its key."""
    standing = StandingKind.CARER if side.is_adults else StandingKind.ADULT
    told = {"person_id": side.other_id, "other_id": side.person_id, "pair": side.pair, "kind": side.kind}
    return PartnershipSide(standing=standing, starts_on=side.starts_on, other_called="", **told)


def last_heard_alone(people: Collection[UUID], *, viewer: Viewer, until: date) -> dict[UUID, date]:
    """Return the last day on which a worker talked with each of these people alone; nobody never heard."""
    days: list[tuple[UUID, date]] = []
    for model in (Note, PrivateNote):
        rows = model.objects.visible_to(viewer).filter(person_id__in=people, seen_alone=SeenAlone.YES)
        days += [(who, timezone.localdate(at)) for who, at in rows.values_list("person_id", "happened_at")]
    met = AloneAsk.objects.visible_to(viewer).filter(person_id__in=people).exclude(met_at=None)
    days += [(who, timezone.localdate(at)) for who, at in met.values_list("person_id", "met_at") if at]
    talks = PairTalk.objects.visible_to(viewer).current().filter(person_id__in=people, alone=SeenAlone.YES)
    days += [(who, day) for who, day in talks.values_list("person_id", "talked_on") if day]
    return dict(sorted((one for one in days if one[1] <= until), key=lambda one: one[1]))


def who_pay_somebody_close(people: Collection[UUID], *, viewer: Viewer) -> set[UUID]:
    """Return those of these people who have, or had, a contract with somebody close."""
    halves = record_keys_of(people, viewer=viewer) if people else {}
    of = {half: person for person, keys in halves.items() for half in keys}
    rows = PaidContract.objects.visible_to(viewer).filter(person_id__in=list(of))
    return {of[person] for person in rows.values_list("person_id", flat=True)}
