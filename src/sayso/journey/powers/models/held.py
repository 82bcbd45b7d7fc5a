"""A power as it was told and seen; what the register said; what it is used for; whether it is closed."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.assessment.models import CapacityRecord
from sayso.journey.people.models.dated import paired
from sayso.journey.powers import statuses as kinds

#: How the reason of every grant begins that a power gave: a death ends all that begin so.
BECAUSE = "power"


class Power(ProtectedModel):
    """That one other may act for somebody: of which kind, for what, from when, until when, on which paper.

    It stands on the record of the person it is about, in the area *sharing*, which the holder never reads: a
    holder reads their own powers through one door (`powers_i_hold`). `paper` is a key all who hold the power
    under one paper share. `login` is the holder's sign-in, once it is known; it opens nothing by itself.
    """

    area: ClassVar[Area] = Area.SHARING

    kind = models.CharField(max_length=20, choices=kinds.PowerKind.choices)
    holder_called = models.TextField()
    person_called = models.TextField()  # as on the day it was written: the holder learns no later name
    holder = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    login = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    covers = models.TextField(blank=True, default="")
    limits = models.TextField(blank=True, default="")
    ground = models.CharField(max_length=20, blank=True, default="", choices=kinds.Ground.choices)
    together = models.CharField(max_length=10, choices=kinds.Together.choices)
    paper = models.UUIDField(default=uuid4)
    person_said = models.CharField(max_length=10, choices=kinds.PersonSaid.choices)
    stands = models.CharField(max_length=12, choices=kinds.Stands.choices)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    paper_words = models.TextField(blank=True, default="")
    paper_kept = models.UUIDField(null=True, blank=True)  # the key of `casework.Paper`, where it is kept
    paper_seen_on = models.DateField(null=True, blank=True)
    paper_seen_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_because = models.CharField(
        max_length=12, blank=True, default="", choices=kinds.EndedBecause.choices
    )

    class Meta:
        db_table = "powers_power"
        constraints = [
            paired("paper_seen_on", "paper_seen_by", "powers_paper_seen_on_with_by"),
            paired("ended_at", "ended_by", "powers_ended_at_with_by"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="powers_ended_with_why",
            ),
            models.CheckConstraint(
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
                name="powers_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(holder=None) | ~Q(holder=F("person")), name="powers_held_by_another"
            ),
            models.CheckConstraint(condition=~Q(holder_called=""), name="powers_holder_is_called"),
        ]
        indexes = [
            models.Index(fields=["person", "recorded_at"], name="powers_of_person"),
            models.Index(fields=["login"], name="powers_of_login"),
            models.Index(fields=["paper"], name="powers_under_paper"),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def grants_code(self) -> str:
        """The reason that a grant of this power bears, where no record of capacity gave it."""
        return f"{BECAUSE} {self.pk}"


class RegisterCheck(ProtectedModel):
    """That somebody looked a power up: when, by which reference, and what it said. The newest counts."""

    area: ClassVar[Area] = Area.SHARING

    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=12, choices=kinds.RegisterSays.choices)
    reference = models.TextField()
    checked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "powers_register_check"
        constraints = [models.CheckConstraint(condition=~Q(reference=""), name="powers_check_has_reference")]
        indexes = [models.Index(fields=["power", "recorded_at"], name="powers_checks_of_power")]

    def __str__(self) -> str:
        return self.says


class PowerUse(ProtectedModel):
    """That a power was opened; by which record of capacity, where it needs one. It ends with the power."""

    area: ClassVar[Area] = Area.SHARING

    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="+")
    capacity = models.ForeignKey(
        CapacityRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    used_for = models.CharField(max_length=10, blank=True, default="", choices=kinds.UsedFor.choices)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "powers_use"
        constraints = [
            paired("closed_at", "closed_by", "powers_use_closed_at_with_by"),
            models.CheckConstraint(
                condition=Q(capacity=None, used_for="") | (Q(capacity__isnull=False) & ~Q(used_for="")),
                name="powers_use_of_one_decision",
            ),
        ]
        indexes = [models.Index(fields=["power"], name="powers_uses_of_power")]

    def __str__(self) -> str:
        return str(self.pk)

    def grants_code_by(self, power: Power) -> str:
        """Return the reason its grants bear: they end with the power, or with the record of capacity."""
        if self.capacity_id:
            return CapacityRecord.grants_code_of(self.capacity_id)
        return power.grants_code


class PowerPause(ProtectedModel):
    """That a power is closed at once, to keep the person safe, and when that was over.

    It stands in the story, which neither the person's own sign-in nor any holder reads: that somebody is
    under suspicion must not stand where they may look over a shoulder. Why is written as a concern.
    """

    area: ClassVar[Area] = Area.STORY

    power = models.ForeignKey(Power, on_delete=models.PROTECT, related_name="+")
    paused_at = models.DateTimeField()
    paused_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lifted_because = models.TextField(blank=True, default="")

    class Meta:
        db_table = "powers_pause"
        constraints = [
            paired("lifted_at", "lifted_by", "powers_pause_lifted_at_with_by"),
            models.UniqueConstraint(
                fields=["power"], condition=Q(lifted_at=None), name="powers_one_live_pause"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_because="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_because="")),
                name="powers_pause_lifted_with_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
