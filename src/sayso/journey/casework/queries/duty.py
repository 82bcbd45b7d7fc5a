"""What stands tonight, for whoever is on duty."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.viewer import current_viewer
from sayso.journey.casework.models import Contact, DutyHandover, OpenContact, UrgentSupport
from sayso.journey.people.queries import record_keys


@dataclass(frozen=True)
class Tonight:
    """Somebody for whom something stands tonight: since when, until when, who comes; no words about them."""

    person: UUID
    support: UUID | None
    started_at: datetime | None
    ends_on: date | None
    met_by_name: str
    handovers: int

    @classmethod
    def of(cls, person: UUID) -> "Tonight":
        """Return somebody for whom nothing stands here, and something is due in another room."""
        return cls(person, None, None, None, "", 0)


def tonight_list(*, viewer: User, at: datetime) -> list[Tonight]:
    """Return everybody for whom something stands tonight across the council, the newest first."""
    assert current_viewer() == viewer.pk
    with connection.cursor() as cursor:
        cursor.execute(
            "select person_id, support_id, started_at, ends_on, coalesce(met_by_name, ''), handovers"
            " from casework_tonight(%s) order by started_at desc nulls last, person_id",
            [at],
        )
        return [Tonight(*row) for row in cursor.fetchall()]


def to_see_for_duty(*, viewer: User) -> list[UUID]:
    """Return whom somebody is to see while nobody works with them, what is due first first: keys alone.

    For whoever is on duty and not close to them; to others it is empty. Why stands on their record.
    """
    assert current_viewer() == viewer.pk
    with connection.cursor() as cursor:
        cursor.execute("select * from casework_to_see_for_duty()")
        return [key for (key,) in cursor.fetchall()]


def handovers_of(person: UUID, *, viewer: User) -> list[DutyHandover]:
    """Return what duty and the day team told each other about a person, the newest first."""
    keys = record_keys(person, viewer=viewer)
    found = DutyHandover.objects.visible_to(viewer).filter(person_id__in=keys)
    return list(found.select_related("written_by", "taken_by").order_by("-written_at"))


def support_of(person: UUID, *, viewer: User) -> list[UrgentSupport]:
    """Return the urgent support of a person, the newest first."""
    keys = record_keys(person, viewer=viewer)
    found = UrgentSupport.objects.visible_to(viewer).filter(person_id__in=keys)
    return list(found.select_related("started_by").order_by("-started_at"))


def contacts_of(person: UUID, *, viewer: User) -> list[Contact]:
    """Return the contacts about a person, the newest first."""
    keys = record_keys(person, viewer=viewer)
    found = Contact.objects.visible_to(viewer).filter(person_id__in=keys)
    return list(found.select_related("taken_by").order_by("-taken_at"))


def contact(key: UUID, *, viewer: User) -> Contact | None:
    """Return one contact about somebody on record, if it is open to this viewer."""
    found: Contact | None = Contact.objects.visible_to(viewer).filter(pk=key).first()
    return found


def open_contact(key: UUID) -> OpenContact | None:
    """Return a contact about nobody on record; the database shows it to those near it alone."""
    return OpenContact.objects.filter(pk=key).select_related("taken_by", "team").first()
