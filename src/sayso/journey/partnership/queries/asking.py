"""Whom to offer the page of the two of them, whom to ask about carers, and who asked to talk alone."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.models import AloneAsk, NoCarer, PartnershipSide
from sayso.journey.partnership.queries.pairs import is_live
from sayso.journey.people.models import Tie
from sayso.journey.people.queries import record_keys
from sayso.journey.people.statuses import TieKind


def carers_not_yet_paired(person: UUID, *, viewer: Viewer, on: date) -> list[Tie]:
    """Return who is recorded as caring for somebody and on record, and has no page with them yet."""
    keys = record_keys(person, viewer=viewer)
    return pairs_offered(keys, viewer=viewer, on=on)


def pairs_offered(people: Iterable[UUID], *, viewer: Viewer, on: date) -> list[Tie]:
    """Return, of these people, the ties to a known carer with no page of the two yet: it is to be offered."""
    keys = list(people)
    ties = Tie.objects.visible_to(viewer).on(on).filter(person_id__in=keys, kind=TieKind.CARED_FOR_BY)
    sides = PartnershipSide.objects.visible_to(viewer).current().filter(person_id__in=keys)
    paired = {(side.person_id, side.other_id) for side in sides if is_live(side, on)}
    newest: dict[tuple[UUID, UUID], Tie] = {}
    for tie in ties.exclude(other=None).order_by("starts_on", "recorded_at"):
        newest[tie.person_id, tie.other_id] = tie
    return [tie for key, tie in newest.items() if key not in paired]


def no_carer_of(person: UUID, *, viewer: Viewer) -> NoCarer | None:
    """Return what stands of "nobody cares for me"; None when nobody said so."""
    keys = record_keys(person, viewer=viewer)
    rows = NoCarer.objects.visible_to(viewer).current().filter(person_id__in=keys)
    found: NoCarer | None = rows.select_related("recorded_by").order_by("-recorded_at").first()
    return found


def to_ask_about_carers(people: Iterable[UUID], *, viewer: Viewer, until: date) -> list[NoCarer]:
    """Return who, of these people, said nobody cares for them and is to be asked again by a day."""
    rows = NoCarer.objects.visible_to(viewer).current().filter(person_id__in=list(people))
    return list(rows.filter(ask_again_on__lte=until).order_by("ask_again_on"))


def alone_asks(people: Iterable[UUID], *, viewer: Viewer) -> list[AloneAsk]:
    """Return who, of these people, asked to talk with nobody else there and waits, the longest first."""
    rows = AloneAsk.objects.visible_to(viewer).filter(person_id__in=list(people), met_at=None)
    return list(rows.order_by("asked_at"))
