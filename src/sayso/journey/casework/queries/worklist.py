"""What a room puts on a worker's day. Later rooms give such lists too; the site's addresses name them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sayso.foundation.access.models import Opening, User
from sayso.foundation.access.viewer import current_viewer
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.models import Task
from sayso.journey.casework.queries.work import keys_of_my_people


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing owed by a day. `person` is None where nobody on record is known; `act` is what to do."""

    due_on: date
    what: str
    why: str
    act: Link
    person: UUID | None = None
    who: str = ""


#: What a room gives for a day: everything this login owes up to that day.
Worklist = Callable[[User, date], list[Due]]


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits for this worker: for what, since when, and by when we said."""

    person: UUID
    waits_for: str
    since: datetime
    due_on: date


def people_waiting(*, viewer: User) -> list[Waiting]:
    """Return whom this worker leads or works with and who waits for an assessment, the longest first."""
    assert current_viewer() == viewer.pk
    mine = keys_of_my_people(viewer=viewer)
    open_now = Task.objects.visible_to(viewer).filter(person_id__in=mine, asked="assessment", done_at=None)
    return [
        Waiting(task.person_id, "Assessment", task.made_at, task.due_on)
        for task in open_now.order_by("made_at")
    ]


def opened_lately(*, viewer: User, most: int = 5) -> list[UUID]:
    """Return the people whose records this login opened with a purpose, the last first, each once."""
    keys = Opening.objects.filter(opened_by=viewer).order_by("-opened_at").values_list("person_id", flat=True)
    return list(dict.fromkeys(keys[: most * 4]))[:most]
