"""What the desk gathered and how it was marked: the desk's alone to read."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.council.records import statuses as kinds
from sayso.council.records.models.asked import RecordRequest
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.people.models.dated import paired


class DeskWork(ProtectedModel):
    """Who works on a request, when it was gathered, and who reads it second."""

    area: ClassVar[Area] = Area.GATHERED

    request = models.OneToOneField(RecordRequest, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    gathered_at = models.DateTimeField(null=True, blank=True)
    second = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    second_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta:
        db_table = "records_desk_work"
        constraints = [
            paired("second_at", "second", "records_second_at_with_whom"),
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(second=F("owner")), name="records_second_is_another"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Gathered(ProtectedModel):
    """One thing that we hold about somebody, in words, as it stood when it was gathered.

    `table` and `source` say which row it is of, `whose` on whose record it stands. `lines` are labels with
    what they say. `alone`: it is read and marked by itself, never with others in one go.
    """

    area: ClassVar[Area] = Area.GATHERED

    request = models.ForeignKey(RecordRequest, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=60)
    source = models.UUIDField()
    whose = models.UUIDField()
    heading = models.TextField()
    lines = models.JSONField()
    on = models.DateField(null=True, blank=True)
    alone = models.BooleanField()
    place = models.PositiveIntegerField()
    gathered_at = models.DateTimeField()
    gathered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta:
        db_table = "records_gathered"
        constraints = [
            models.UniqueConstraint(fields=["request", "table", "source"], name="records_gathered_once"),
        ]
        indexes = [models.Index(fields=["request", "place"], name="records_gathered_for")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def of_another(self) -> bool:
        """Whether it stands on somebody else's record."""
        return self.whose != self.person_id


class Mark(ProtectedModel):
    """What one named person decided about one thing, and that a second one agreed, or sent it back.

    A changed mind is a new row. `taken_out` are the words to take out, as places: line, first letter, and the
    letter after the last. `silent`: the pack says nothing of it at all.
    """

    area: ClassVar[Area] = Area.GATHERED

    item = models.ForeignKey(Gathered, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=kinds.How.choices)
    ground = models.CharField(max_length=10, blank=True, default="", choices=kinds.Ground.choices)
    because = models.TextField(blank=True, default="")
    silent = models.BooleanField(default=False)
    taken_out = models.JSONField(default=list, blank=True)
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_back_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_back_because = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta:
        db_table = "records_mark"
        constraints = [
            paired("agreed_at", "agreed_by", "records_agreed_at_with_by"),
            paired("sent_back_at", "sent_back_by", "records_sent_back_at_with_by"),
            models.UniqueConstraint(
                fields=["item"], condition=Q(replaced_at=None), name="records_one_mark_stands"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("marked_by")), name="records_agreed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(sent_back_at=None), name="records_agreed_or_sent_back"
            ),
            models.CheckConstraint(
                condition=Q(how="give", ground="", silent=False) | (~Q(how="give") & ~Q(ground="")),
                name="records_kept_back_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(silent=False) | Q(how="keep_back"), name="records_silent_of_the_whole"
            ),
        ]

    def __str__(self) -> str:
        return self.how
