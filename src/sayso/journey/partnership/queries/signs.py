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


def pairs_held(*, viewer: User, on: date) -> list[tuple[PartnershipSide, PartnershipSide]]:
    """Return the live pairs of which this worker holds both private accounts: the adult's side, the carer's.

    Of a pair of which one account alone is open there is nothing: what one of them said tells of the other.
    """
    sides = [side for side in sides_held(viewer=viewer) if side.starts_on <= on]
    carers = {side.pair: side for side in sides if not side.is_adults}
    return [(side, carers[side.pair]) for side in sides if side.is_adults and side.pair in carers]


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
