"""What was asked, when its clock stood still, the pack that left, and complaints: the person may read it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sayso.council.records import statuses as kinds
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.people.models.dated import paired


class RecordRequest(ProtectedModel):
    """Somebody asked for what we hold. Nothing here says what was gathered, or that it was.

    `began_on` is the day its month begins: the day it came, or the day on which we knew who asked, where we
    had to ask for that. None while we do not know. `power` is the key of the power that whoever asks cites.
    """

    area: ClassVar[Area] = Area.ASKED

    person_called = models.TextField()
    asked_on = models.DateField()
    came_by = models.CharField(max_length=12, choices=kinds.Channel.choices)
    words = models.TextField(blank=True, default="")
    part = models.CharField(max_length=12, choices=kinds.PartKind.choices)
    asker = models.CharField(max_length=12, choices=kinds.Asker.choices)
    asker_called = models.TextField(blank=True, default="")
    power = models.UUIDField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    identity_asked_on = models.DateField(null=True, blank=True)
    identity = models.CharField(max_length=12, blank=True, default="", choices=kinds.Identity.choices)
    identity_words = models.TextField(blank=True, default="")
    identity_at = models.DateTimeField(null=True, blank=True)
    identity_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField(null=True, blank=True)
    may_have = models.BooleanField(null=True, blank=True)  # None: nobody has looked yet whether they may ask
    may_have_words = models.TextField(blank=True, default="")
    taken_to = models.CharField(max_length=10, blank=True, default="", choices=kinds.TakenTo.choices)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    longer_told_on = models.DateField(null=True, blank=True)
    longer_because = models.TextField(blank=True, default="")
    ended = models.CharField(max_length=10, blank=True, default="", choices=kinds.Ended.choices)
    ended_words = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta:
        db_table = "records_request"
        constraints = [
            paired("identity_at", "identity_by", "records_identity_at_with_by"),
            paired("settled_at", "settled_by", "records_settled_at_with_by"),
            paired("ended_at", "ended_by", "records_ended_at_with_by"),
            models.CheckConstraint(
                condition=Q(ended="", ended_at=None) | (~Q(ended="") & Q(ended_at__isnull=False)),
                name="records_ended_with_what",
            ),
            models.CheckConstraint(
                condition=Q(longer_told_on=None, longer_because="")
                | (Q(longer_told_on__isnull=False) & ~Q(longer_because="")),
                name="records_longer_with_why",
            ),
            models.CheckConstraint(
                condition=~Q(may_have=False) | ~Q(taken_to=""), name="records_what_is_not_theirs_is_taken_on"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-asked_on"], name="records_asked_of"),
            models.Index(fields=["asked_on"], condition=Q(ended_at=None), name="records_open"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.ended_at is None


class ClockStop(ProtectedModel):
    """That we asked what exactly they want, and wait: from the day of the question to that of the answer."""

    area: ClassVar[Area] = Area.ASKED

    request = models.ForeignKey(RecordRequest, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    question = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta:
        db_table = "records_clock_stop"
        constraints = [
            paired("answered_at", "answered_by", "records_answered_at_with_by"),
            models.CheckConstraint(condition=~Q(question=""), name="records_stop_has_a_question"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=models.F("asked_on")),
                name="records_answered_after_asked",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(answered_on=None), name="records_one_question_waits"
            ),
        ]
        indexes = [models.Index(fields=["request"], name="records_stops_of")]

    def __str__(self) -> str:
        return str(self.pk)


class Pack(ProtectedModel):
    """What left, as it left. There is none before two named people have decided each thing in it."""

    area: ClassVar[Area] = Area.ASKED

    request = models.OneToOneField(RecordRequest, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    content = models.JSONField()
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    left_at = models.DateTimeField()
    left_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    letter = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta:
        db_table = "records_pack"

    def __str__(self) -> str:
        return str(self.pk)


class DataComplaint(ProtectedModel):
    """Somebody complains of what we hold or do with it. Acknowledged within 30 days, then answered."""

    area: ClassVar[Area] = Area.ASKED

    person_called = models.TextField()
    came_on = models.DateField()
    came_by = models.CharField(max_length=12, choices=kinds.Channel.choices)
    words = models.TextField()
    request = models.ForeignKey(
        RecordRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended = models.CharField(max_length=8, blank=True, default="", choices=kinds.ComplaintEnded.choices)
    ended_words = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta:
        db_table = "records_complaint"
        constraints = [
            paired("acknowledged_at", "acknowledged_by", "records_acknowledged_at_with_by"),
            paired("ended_at", "ended_by", "records_complaint_ended_at_with_by"),
            models.CheckConstraint(condition=~Q(words=""), name="records_complaint_has_words"),
        ]
        indexes = [models.Index(fields=["person", "-came_on"], name="records_complaints_of")]

    def __str__(self) -> str:
        return str(self.pk)
