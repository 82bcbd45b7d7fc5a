"""What somebody could do towards one decision, and which records a decision may cite."""

from collections.abc import Iterable
from uuid import UUID

from sayso.foundation.access.viewer import Viewer
from sayso.foundation.decisions import queries as decisions
from sayso.foundation.decisions.models import Decision
from sayso.journey.assessment.models import CapacityRecord


def capacity_of(person: UUID, *, viewer: Viewer) -> list[CapacityRecord]:
    """Return the records about single decisions of this person, the newest first."""
    rows = CapacityRecord.objects.visible_to(viewer).current().filter(person_id=person)
    return list(rows.select_related("recorded_by").order_by("-looked_on", "-recorded_at"))


def capacity_record(person: UUID, key: UUID, *, viewer: Viewer) -> CapacityRecord | None:
    """Return one record of this person, whether it still stands or not."""
    found: CapacityRecord | None = (
        CapacityRecord.objects.visible_to(viewer).filter(person_id=person, pk=key).first()
    )
    return found


def may_be_cited(decided: Decision, *, viewer: Viewer) -> bool:
    """Whether the record that a decision cites stands, is of this person, and lets somebody else decide.

    A record about another decision is none: capacity is for one decision at one time (Mental Capacity Act
    2005, sections 1 to 4).
    """
    rows = CapacityRecord.objects.visible_to(viewer).current().filter(person_id=decided.person_id)
    found: CapacityRecord | None = rows.filter(pk=decided.holder_because_key).first()
    if found is None or found.about_decision not in (None, decided.pk):
        return False
    return found.may_be_cited


def capacity_records_due(people: Iterable[UUID], *, viewer: Viewer) -> list[Decision]:
    """Return what was decided for somebody to keep them safe, while no record of capacity is about it yet."""
    due = list(decisions.capacity_records_due(viewer=viewer, people=people))
    about = (
        CapacityRecord.objects.visible_to(viewer).current().filter(about_decision__in=[one.pk for one in due])
    )
    written = set(about.values_list("about_decision", flat=True))
    return [one for one in due if one.pk not in written]
