"""Case notes. A correction is a new version; the first stays for ever. One table for each set of readers."""

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework import statuses as kinds


class WrittenNote(ProtectedModel):
    """One version of a note. `root` is the key of the first version, which all later ones bear."""

    root = models.UUIDField()
    version = models.SmallIntegerField(default=1)
    corrected_because = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=10, choices=kinds.NoteKind.choices)
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seen_alone = models.CharField(max_length=14, choices=kinds.SeenAlone.choices)
    not_alone_because = models.TextField(blank=True, default="")
    who_was_there = models.TextField(blank=True, default="")
    their_words = models.TextField(blank=True, default="")
    text = models.TextField(blank=True, default="")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["root", "version"], name="%(app_label)s_%(class)s_one_version"),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(their_words=""), name="%(app_label)s_%(class)s_says_something"
            ),
        ]
        indexes = [models.Index(fields=["person", "-happened_at"], name="%(class)s_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class Note(WrittenNote):
    """A note that the person and those who work with them may read."""

    area = Area.STORY

    class Meta(WrittenNote.Meta):
        db_table = "casework_note"


class SafetyNote(WrittenNote):
    """A note that only safeguarding may read."""

    area = Area.SAFETY

    class Meta(WrittenNote.Meta):
        db_table = "casework_safety_note"


class PrivateNote(WrittenNote):
    """A note in one voice's own account: its owner and the worker they trust."""

    area = Area.PRIVATE

    class Meta(WrittenNote.Meta):
        db_table = "casework_private_note"


NOTES: dict[str, type[WrittenNote]] = {
    kinds.Readers.STORY: Note,
    kinds.Readers.SAFETY: SafetyNote,
    kinds.Readers.PRIVATE: PrivateNote,
}
