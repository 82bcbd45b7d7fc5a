"""Correct a note by a new version. What was written first stays."""

import uuid
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.write_note import NewNote
from sayso.journey.casework.models import WrittenNote
from sayso.journey.casework.models.notes import NOTES
from sayso.rules.refusals import Invalid, NotFound, Stale

SAY = "Write why you are correcting the note."


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def correct_note(
    *, root: UUID, note: NewNote, because: str, seen_version: int | None, by: User, at: datetime
) -> WrittenNote:
    """Add a version to the note that `root` began. Its person and its readers stay what they were.

    Raises NotFound when no note of these readers is open, Invalid, and Stale when somebody corrected it since
    `seen_version`.
    """
    model = NOTES[note.readers]
    first = model.objects.visible_to(by).filter(root=root, version=1, person_id=note.person).first()
    if first is None:
        raise NotFound(NOT_FOUND)
    note.check(at=at)
    if not because.strip():
        raise Invalid(SAY, fields={"because": SAY})
    newest = model.objects.filter(root=root).aggregate(newest=Max("version"))["newest"]
    if seen_version is not None and newest != seen_version:
        raise Stale(
            "Somebody corrected this note while you wrote. Both are kept. Read theirs, then save yours."
        )
    version = replace(note, key=uuid.uuid4()).made(by=by, at=at)
    version.root, version.version, version.corrected_because = root, newest + 1, because.strip()
    version.save(force_insert=True)
    about = ("note", version.pk)
    facts = {"root": root, "version": version.version, "readers": model.area.value}
    write([event("casework.correct_note", by=by, at=at, person=first.person_id, about=about, facts=facts)])
    return version
