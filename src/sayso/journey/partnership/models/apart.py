"""Where two people see something differently, and where a plan meets the time that a carer needs free.

What each says stands on their own record alone, in their own account. What a worker joins of it holds no word
of either: kinds, hours and days. What came of it is told to each in words written for that one.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.partnership import statuses as kinds
from sayso.journey.partnership.models import apart_kinds as apart
from sayso.journey.partnership.models.the_two import PartnershipSide
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired


class OwnView(Said):
    """What one of the two sees differently: how they see it, what they want, what they could accept.

    It stands on their own record, in their own words. `entry` stays the same through every version. That a
    worker joined it with what the other sees is written nowhere here: neither can tell that the other spoke.
    """

    area: ClassVar[Area] = Area.PRIVATE

    side = models.ForeignKey(PartnershipSide, on_delete=models.PROTECT, related_name="+")
    entry = models.UUIDField(default=uuid4)
    matter = models.CharField(max_length=10, choices=apart.MatterKind.choices)
    sees = models.TextField()
    wants = models.TextField(blank=True, default="")
    could_accept = models.TextField(blank=True, default="")
    written_as = models.CharField(max_length=8, choices=kinds.WrittenAs.choices)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_own_view"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry"], condition=Q(replaced_at=None), name="partnership_one_view_stands"
            ),
            models.CheckConstraint(condition=~Q(sees=""), name="partnership_view_has_words"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Difference(ProtectedModel):
    """That a worker takes up what two people see differently: what it is about, and whose decision it is.

    It stands on the person's record, among the work: neither of the two reads it. `line` is the line of the
    plan it is about. `separate_done` says what was done where one worker or advocate acts for both.
    """

    area: ClassVar[Area] = Area.WORK

    carer = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    pair = models.UUIDField()
    matter = models.CharField(max_length=10, choices=apart.MatterKind.choices)
    decides = models.CharField(max_length=8, choices=apart.HoldsDecision.choices)
    line = models.UUIDField(null=True, blank=True)
    review_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    separate_done = models.CharField(
        max_length=10, blank=True, default="", choices=apart.SeparateDone.choices
    )
    separate_because = models.TextField(blank=True, default="")
    separate_at = models.DateTimeField(null=True, blank=True)
    separate_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "partnership_difference"
        constraints = [
            paired("separate_at", "separate_by", "partnership_separate_at_with_by"),
            models.CheckConstraint(condition=~Q(carer=F("person")), name="partnership_differs_from_another"),
        ]
        indexes = [models.Index(fields=["person", "opened_at"], name="partnership_differences_of")]

    def __str__(self) -> str:
        return str(self.pk)


class DifferenceOption(ProtectedModel):
    """A way on, with what it does to both. Minutes a week; None: nobody knows yet.

    `carer_minutes` is how much more (or, below nothing, less) the carer would do; `to_meet_minutes` how much
    is then to be met another way.
    """

    area: ClassVar[Area] = Area.WORK

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=12, choices=apart.OptionKind.choices)
    carer_minutes = models.IntegerField(null=True, blank=True)
    to_meet_minutes = models.PositiveIntegerField(null=True, blank=True)
    for_person = models.TextField(blank=True, default="")
    for_carer = models.TextField(blank=True, default="")
    put_at = models.DateTimeField()
    put_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "partnership_difference_option"
        constraints = [
            models.CheckConstraint(
                condition=Q(carer_minutes=None) | Q(carer_minutes__range=(-10080, 10080)),
                name="partnership_option_within_a_week",
            ),
        ]
        indexes = [models.Index(fields=["difference"], name="partnership_options_of")]

    def __str__(self) -> str:
        return self.way


class DifferenceEnding(ProtectedModel):
    """What came of it. The newest stands: a trial ends, and then something else comes of it.

    `needed_minutes` a week are what is in question; `carer_minutes` what the carer said yes to of it when it
    was written; the rest is met by the lines in `met_by_lines` and by whoever `met_by_called` names.
    """

    area: ClassVar[Area] = Area.WORK

    difference = models.ForeignKey(Difference, on_delete=models.PROTECT, related_name="+")
    ending = models.CharField(max_length=12, choices=apart.EndingKind.choices)
    way = models.CharField(max_length=12, blank=True, default="", choices=apart.OptionKind.choices)
    needed_minutes = models.PositiveIntegerField(null=True, blank=True)
    carer_minutes = models.PositiveIntegerField(null=True, blank=True)
    met_by_lines = ArrayField(models.UUIDField(), default=list, blank=True)
    met_by_called = models.TextField(blank=True, default="")
    met_by_minutes = models.PositiveIntegerField(null=True, blank=True)
    trial_ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)  # none: it is over
    settled_at = models.DateTimeField()
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "partnership_difference_ending"
        constraints = [
            models.CheckConstraint(
                condition=Q(ending="trial", trial_ends_on__isnull=False)
                | (~Q(ending="trial") & Q(trial_ends_on=None)),
                name="partnership_a_trial_has_its_end",
            ),
            models.CheckConstraint(
                condition=Q(met_by_called="", met_by_minutes=None)
                | (~Q(met_by_called="") & Q(met_by_minutes__gt=0)),
                name="partnership_whoever_meets_it_has_hours",
            ),
        ]
        indexes = [models.Index(fields=["difference", "settled_at"], name="partnership_endings_of")]

    def __str__(self) -> str:
        return self.ending


class ToldOfIt(Said):
    """What came of it, in words written for this one of the two, on their own record. None: not for them.

    `difference` is the key of the worker's row. It is told to neither.
    """

    area: ClassVar[Area] = Area.PRIVATE

    side = models.ForeignKey(PartnershipSide, on_delete=models.PROTECT, related_name="+")
    difference = models.UUIDField()
    words = models.TextField()

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_told_of_it"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "difference"],
                condition=Q(replaced_at=None),
                name="partnership_told_once_of_it",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="partnership_told_in_words"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class FreeTime(Said):
    """A time of the week that a carer needs for themself, and why: their own, and read by nobody else.

    `entry` stays the same through every change. Days of the week are Monday 0.
    """

    area: ClassVar[Area] = Area.PRIVATE

    entry = models.UUIDField(default=uuid4)
    days = ArrayField(models.SmallIntegerField())
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    why = models.TextField(blank=True, default="")
    written_as = models.CharField(max_length=8, choices=kinds.WrittenAs.choices)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_free_time"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry"], condition=Q(replaced_at=None), name="partnership_one_free_time_stands"
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 1440)), name="partnership_free_time_within_a_day"
            ),
            models.CheckConstraint(condition=~Q(days=[]), name="partnership_free_time_has_days"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ClashSettled(ProtectedModel):
    """How a clash ended, in a note: of this version of a time, and of a task at the times it had then.

    Where either changes, it is another clash, and open.
    """

    area: ClassVar[Area] = Area.PRIVATE

    free = models.ForeignKey(FreeTime, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    at_times = models.CharField(max_length=60)
    note = models.TextField()
    settled_at = models.DateTimeField()
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "partnership_clash_settled"
        constraints = [
            models.UniqueConstraint(
                fields=["free", "line", "at_times"], name="partnership_a_clash_ends_once"
            ),
            models.CheckConstraint(condition=~Q(note=""), name="partnership_clash_ends_with_a_note"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
