"""The sides of a pair, each from its own record."""

from datetime import date
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import Viewer
from sayso.journey.partnership.models import PartnershipSide
from sayso.journey.people.queries import record_keys


def sides_of(person: UUID, *, viewer: Viewer) -> list[PartnershipSide]:
    """Return the sides on somebody's record, live ones first, then the newest."""
    keys = record_keys(person, viewer=viewer)
    rows = PartnershipSide.objects.visible_to(viewer).current().filter(person_id__in=keys)
    return sorted(rows, key=lambda side: (side.ends_before is not None, -side.starts_on.toordinal(), side.pk))


def own_sides(*, viewer: User) -> list[PartnershipSide]:
    """Return the sides on the viewer's own record; nobody on record has none."""
    rows = PartnershipSide.objects.visible_to(viewer).current().filter(person_id=viewer.subject_id)
    return sorted(rows, key=lambda side: (side.ends_before is not None, -side.starts_on.toordinal(), side.pk))


def side_of(person: UUID, side: UUID, *, viewer: Viewer) -> PartnershipSide | None:
    """Return one side on this record, live or ended."""
    rows = PartnershipSide.objects.visible_to(viewer).current().filter(person_id=person, pk=side)
    found: PartnershipSide | None = rows.first()
    return found


def is_live(side: PartnershipSide, on: date) -> bool:
    """Whether a side lasts on a day."""
    return side.starts_on <= on and (side.ends_before is None or side.ends_before > on)
