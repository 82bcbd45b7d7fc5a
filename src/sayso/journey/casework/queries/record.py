"""One life's own story, for its record: no private entry and none of safeguarding, whoever looks.

Each question takes the keys of one life, read once a page, and asks the database once.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.journey.casework.models import Allocation, Contact, DutyHandover, Note, Paper, Task
from sayso.journey.casework.statuses import WorkerRole
from sayso.journey.people.models import Address

Keys = Collection[UUID]


def story_notes_of(keys: Keys, *, viewer: User) -> list[Note]:
    """Return the notes that the story holds, each as it stands now, the latest first."""
    newest = (
        Note.objects.visible_to(viewer)
        .filter(person_id__in=keys)
        .order_by("root", "-version")
        .distinct("root")
        .select_related("written_by")
    )
    return sorted(newest, key=lambda note: (note.happened_at, note.written_at), reverse=True)


def story_papers_of(keys: Keys, *, viewer: User) -> list[Paper]:
    """Return the papers that the story holds, the newest first. Withdrawn ones are gone."""
    kept = Paper.objects.visible_to(viewer).filter(person_id__in=keys, withdrawn_at=None)
    return list(kept.order_by("-kept_at"))


def story_contacts_of(keys: Keys, *, viewer: User) -> list[Contact]:
    """Return the contacts about one life, the newest first."""
    return list(Contact.objects.visible_to(viewer).filter(person_id__in=keys).order_by("-taken_at"))


def open_work_of(keys: Keys, *, viewer: User) -> list[Task]:
    """Return what is open about one life, by its date."""
    still = Task.objects.visible_to(viewer).filter(person_id__in=keys, done_at=None)
    return list(still.select_related("owner", "team").order_by("due_on", "made_at"))


def handovers_waiting(keys: Keys, *, viewer: User) -> list[DutyHandover]:
    """Return what duty and the day team told each other and nobody has taken, the newest first."""
    waiting = DutyHandover.objects.visible_to(viewer).filter(person_id__in=keys, taken_at=None)
    return list(waiting.select_related("written_by").order_by("-written_at"))


def allocations_of(keys: Keys, *, viewer: User) -> list[Allocation]:
    """Return who works or worked with one life, the newest first."""
    found = Allocation.objects.visible_to(viewer).filter(person_id__in=keys)
    return list(found.select_related("worker", "team").order_by("-started_at"))


def working_now(allocations: Sequence[Allocation]) -> list[Allocation]:
    """Return those who work with them now, the lead first."""
    live = [one for one in allocations if one.ended_at is None]
    return sorted(live, key=lambda one: (one.role != WorkerRole.LEAD, one.started_at))


def addresses_of(keys: Keys, *, viewer: User) -> list[Address]:
    """Return where somebody has lived, the newest first. A hidden address is never in it."""
    rows = Address.objects.visible_to(viewer).current().filter(person_id__in=keys)
    return list(rows.order_by("-starts_on", "-recorded_at"))
