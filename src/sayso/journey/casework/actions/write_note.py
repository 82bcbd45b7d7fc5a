"""Write a case note: what happened, who was there, and what they said."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.actions.reaching import _file_for_safeguarding
from sayso.journey.casework.models import SafetyNote, WrittenNote
from sayso.journey.casework.models.notes import NOTES
from sayso.journey.casework.statuses import NoteKind, Readers, SeenAlone
from sayso.journey.people.facts import Asked, Of, keep_asked
from sayso.journey.people.statuses import Alone, AskedPlace, Means
from sayso.rules.refusals import Invalid

#: By what means they were talked with, by the kind of a note.
MEANS = {
    NoteKind.VISIT: Means.FACE,
    NoteKind.CALL: Means.TELEPHONE,
    NoteKind.MESSAGE: Means.WRITING,
    NoteKind.MEETING: Means.FACE,
}
#: What a writer must be able to see to write for these readers. Anyone near a person may tell safeguarding.
MUST_SEE = {Readers.STORY: Area.STORY, Readers.SAFETY: Area.CONTACT, Readers.PRIVATE: Area.PRIVATE}


@dataclass(frozen=True, kw_only=True)
class NewNote:
    """A note about one person. `happened_at` is when it took place, not when it was written."""

    person: UUID
    kind: NoteKind
    happened_at: datetime
    seen_alone: SeenAlone
    not_alone_because: str = ""
    who_was_there: str = ""
    their_words: str = ""
    text: str = ""
    readers: Readers = Readers.STORY
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, at: datetime) -> None:
        """Raise Invalid unless it says something, of what has happened, and why nobody was seen alone."""
        wrong = {}
        if not (self.text.strip() or self.their_words.strip()):
            wrong["text"] = "Write what happened, or what they said."
        if self.happened_at > at:
            wrong["happened_on"] = "This is later than now. Write when it happened."
        if self.seen_alone is SeenAlone.NOT_POSSIBLE and not self.not_alone_because.strip():
            wrong["not_alone_because"] = "Write why it was not possible to see them alone."
        if wrong:
            raise Invalid("Something is missing. Everything else is kept.", fields=wrong)

    def made(self, *, by: User, at: datetime) -> WrittenNote:
        """Return the first version of the note, not saved."""
        return NOTES[self.readers](
            id=self.key,
            root=self.key,
            person_id=self.person,
            kind=self.kind,
            happened_at=self.happened_at,
            written_at=at,
            written_by=by,
            seen_alone=self.seen_alone,
            not_alone_because=self.not_alone_because.strip(),
            who_was_there=self.who_was_there.strip(),
            their_words=self.their_words.strip(),
            text=self.text.strip(),
        )


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def write_notes(*, items: Sequence[NewNote], by: User, at: datetime) -> list[WrittenNote]:
    """Write notes, each for its readers. A note for safeguarding can be written by one who cannot read it.

    Raises Invalid for a note that says nothing or happens later than now, NotFound for a record not open.
    """
    for person, area in {(item.person, MUST_SEE[item.readers]) for item in items}:
        authorise_on(by, person=person, area=area)
    for item in items:
        item.check(at=at)
    notes = [item.made(by=by, at=at) for item in items]
    for model in NOTES.values():
        of_kind = [note for note in notes if type(note) is model]
        if model is SafetyNote:
            for note in of_kind:
                _file_for_safeguarding("note", note)
        else:
            model.objects.bulk_create(of_kind)
    for note in notes:
        if note.seen_alone == SeenAlone.YES:  # whoever was still to be seen alone has been
            of = Of(AskedPlace.NOTE, note.pk, timezone.localdate(note.happened_at))
            asked = Asked(alone=Alone.YES, means=MEANS[NoteKind(note.kind)])
            keep_asked(asked, person=note.person_id, by=by, at=at, of=of)
    write(
        event(
            "casework.write_note",
            by=by,
            at=at,
            person=note.person_id,
            about=("note", note.pk),
            facts={"kind": note.kind, "seen_alone": note.seen_alone, "readers": note.area.value},
        )
        for note in notes
    )
    return notes


@named_action(kind=Kind.RECORDS, permission=Permission.WRITE_NOTE)
def write_note(*, note: NewNote, by: User, at: datetime) -> WrittenNote:
    """Write one note: `write_notes` of one."""
    return write_notes(items=[note], by=by, at=at)[0]
