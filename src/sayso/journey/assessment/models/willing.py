"""What a carer is willing and able to do, in the carer's own account, and the hours they let be told."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.assessment import statuses as kinds
from sayso.journey.people.models import Said


class Willingness(Said):
    """What one carer says to one task, now and for how long. It stands on the carer's own record.

    Only the carer and whoever holds the carer's private account read it. A change is a new row of the same
    `task`; what is taken back is `replaced` and followed by nothing. A plain yes to both questions that
    `may_be_told` is told as hours on the record of the person it is for: see `AgreedHours`.
    """

    area: ClassVar[Area] = Area.PRIVATE

    task = models.UUIDField(default=uuid4)
    adult = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adult_called = models.TextField()
    carer_called = models.TextField()
    words = models.TextField()
    willing = models.CharField(max_length=10, choices=kinds.Willing.choices)
    able = models.CharField(max_length=10, choices=kinds.Able.choices)
    conditions = models.TextField(blank=True, default="")  # the carer's own words: never told from here
    minutes_a_week = models.PositiveIntegerField(null=True, blank=True)
    holds_from = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)  # the day on which the carer is asked again
    may_be_told = models.BooleanField(default=False)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "assessment_willingness"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "task"],
                condition=Q(replaced_at=None),
                name="assessment_one_of_a_task_stands",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="assessment_willing_has_words"),
            models.CheckConstraint(
                condition=Q(adult=None) | ~Q(adult=F("person")), name="assessment_willing_for_another"
            ),
            models.CheckConstraint(
                condition=Q(minutes_a_week=None) | Q(minutes_a_week__range=(1, 7 * 24 * 60)),
                name="assessment_willing_within_a_week",
            ),
            models.CheckConstraint(
                condition=Q(holds_from=None) | Q(ends_before=None) | Q(ends_before__gt=F("holds_from")),
                name="assessment_willing_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["person", "recorded_at"], name="willingness_of_carer")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_a_plain_yes(self) -> bool:
        """Whether the carer said yes to both, with nothing that has to come first."""
        return self.willing == kinds.Willing.YES and self.able == kinds.Able.YES

    @property
    def counts(self) -> bool:
        """Whether the hours are the carer's to be counted: a plain yes, that may be told, with its days."""
        told = self.is_a_plain_yes and self.may_be_told and self.adult_id
        return bool(told and self.minutes_a_week and self.holds_from and self.ends_before)


class AgreedHours(ProtectedModel):
    """Hours a week that a carer agreed to and let be told, on the record of the person they are for.

    It holds nothing else of what the carer said, and no words. Written in the same moment as the carer's yes
    and ended in the same moment as it is taken back, by `tell_agreed_hours` of the database alone: neither of
    the two sign-ins writes on the record of the other.
    """

    area: ClassVar[Area] = Area.PLAN

    carer = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    carer_called = models.TextField()
    task = models.UUIDField()
    minutes_a_week = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_before = models.DateField()
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "assessment_agreed_hours"
        constraints = [
            models.UniqueConstraint(
                fields=["carer", "task"], condition=Q(ended_at=None), name="assessment_hours_told_once"
            ),
        ]
        indexes = [models.Index(fields=["person"], name="agreed_hours_of_person")]

    def __str__(self) -> str:
        return str(self.pk)
