"""Notes: the newest version of each, and every version of one."""

from itertools import chain
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND
from sayso.journey.casework.models import WrittenNote
from sayso.journey.casework.models.notes import NOTES
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import NotFound


def notes_of(person: UUID, *, viewer: User) -> list[WrittenNote]:
    """Return one person's notes that this viewer may see, each as it stands now, the latest first."""
    keys = record_keys(person, viewer=viewer)
    every = chain.from_iterable(
        model.objects.visible_to(viewer).filter(person_id__in=keys).select_related("written_by")
        for model in NOTES.values()
    )
    newest: dict[UUID, WrittenNote] = {}
    for note in sorted(every, key=lambda one: one.version):
        newest[note.root] = note
    return sorted(newest.values(), key=lambda note: (note.happened_at, note.written_at), reverse=True)


def versions_of(root: UUID, person: UUID, *, viewer: User) -> list[WrittenNote]:
    """Return every version of one note, the newest first. Raises NotFound when it is not open."""
    keys = record_keys(person, viewer=viewer)
    for model in NOTES.values():
        rows = model.objects.visible_to(viewer).filter(root=root, person_id__in=keys)
        found: list[WrittenNote] = list(rows.select_related("written_by").order_by("-version"))
        if found:
            return found
    raise NotFound(NOT_FOUND)


def readers_of(note: WrittenNote) -> str:
    """Return the code of who may read a note."""
    return next(code for code, model in NOTES.items() if isinstance(note, model))
