"""What a worker's day tells of many people at once, in a fixed number of queries."""

from collections.abc import Collection
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.casework.models import Contact, DutyHandover, Note, UrgentSupport
from sayso.journey.casework.statuses import Direction, NoteKind, Outcome, SeenAlone


def asked_for_assessment(people: Collection[UUID], *, viewer: User) -> dict[UUID, Contact]:
    """Return, for each of these keys, the first contact in which an assessment was asked for."""
    asked = Contact.objects.visible_to(viewer).filter(person_id__in=people, outcome=Outcome.ASSESSMENT)
    first = asked.order_by("person_id", "taken_at").distinct("person_id")
    return {contact.person_id: contact for contact in first}


def last_spoken(people: Collection[UUID], *, viewer: User) -> dict[UUID, Note]:
    """Return, for each of these keys, the note of when somebody last met or spoke with them."""
    notes = Note.objects.visible_to(viewer).filter(person_id__in=people)
    met = notes.exclude(kind=NoteKind.VISIT, seen_alone=SeenAlone.NOT_SEEN)
    latest = met.order_by("person_id", "-happened_at", "-version").distinct("person_id")
    return {note.person_id: note for note in latest.select_related("written_by")}


def support_begun_for(people: Collection[UUID], *, viewer: User) -> list[UrgentSupport]:
    """Return the urgent support of these people, the newest first."""
    found = UrgentSupport.objects.visible_to(viewer).filter(person_id__in=people)
    return list(found.select_related("started_by").order_by("-started_at"))


def left_by_duty(people: Collection[UUID], *, viewer: User) -> list[DutyHandover]:
    """Return what duty left for the day team about these people and nobody has taken, the newest first."""
    left = DutyHandover.objects.visible_to(viewer).filter(
        person_id__in=people, direction=Direction.TO_DAY, taken_at=None
    )
    return list(left.select_related("written_by").order_by("-written_at"))
