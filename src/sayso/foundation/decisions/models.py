"""The record of a decision: keys and codes, and words apart so that they can be put right or disposed of."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.foundation.decisions.grounds import UNLAWFUL, Nature
from sayso.foundation.decisions.states import SETTLED

SETTLED_CODES = sorted(SETTLED)
UNLAWFUL_CODES = sorted(UNLAWFUL)


class Decision(ProtectedModel):
    """One question about one person, whose it is, and how far it has come. It holds no personal words.

    `holder` is who decides my life: the person, unless `holder_because` names a record (a capacity record, a
    lawful power). A council's duty is an `officer`'s. `waits` is set while a reply holds the council's step.
    """

    area: ClassVar[Area] = Area.SHARING

    nature = models.CharField(max_length=20, choices=[(nature.value, nature.value) for nature in Nature])
    subject_kind = models.CharField(max_length=40)
    subject_key = models.UUIDField(null=True, blank=True)
    about_need = models.BooleanField(default=False)
    lowers_or_ends = models.BooleanField(default=False)
    keeps_safe = models.BooleanField(default=False)
    holder = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    holder_because = models.CharField(max_length=40, blank=True, default="")
    holder_because_key = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=10, default="draft")
    whether = models.CharField(max_length=20, blank=True, default="")
    how_main = models.CharField(max_length=20, blank=True, default="")
    how_others = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    working = models.JSONField(default=list, blank=True)
    held_by_rules = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reply_until = models.DateField(null=True, blank=True)
    waits = models.BooleanField(default=False)
    outcome = models.CharField(max_length=20, blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_decision"
        indexes = [models.Index(fields=["person", "proposed_at"], name="decisions_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(nature="council_duty") | models.Q(officer__isnull=False),
                name="decisions_duty_names_officer",
            ),
            models.CheckConstraint(
                condition=~models.Q(nature="my_life")
                | models.Q(holder__isnull=False)
                | models.Q(officer__isnull=False),
                name="decisions_life_has_holder",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=SETTLED_CODES, whether__in=UNLAWFUL_CODES),
                name="decisions_never_settled_on_money_supply_policy",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=SETTLED_CODES, decided_at__isnull=False, decided_by__isnull=False
                )
                | (~models.Q(state__in=SETTLED_CODES) & models.Q(decided_at=None, decided_by=None)),
                name="decisions_decided_at_with_by",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False, closed_by__isnull=False)
                | (~models.Q(state="closed") & models.Q(closed_at=None, closed_by=None)),
                name="decisions_closed_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.state}"


class DecisionWords(ProtectedModel):
    """Words of a decision: its question, an option, the reasons, a reply. `part` says which."""

    area: ClassVar[Area] = Area.SHARING

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_words"
        ordering = ["written_at", "part", "place"]

    def __str__(self) -> str:
        return self.part


class Attempt(ProtectedModel):
    """What was given as grounds, each time somebody decided, and what came of it. Never changed."""

    area: ClassVar[Area] = Area.SHARING

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    whether = models.CharField(max_length=20, blank=True, default="")
    how_main = models.CharField(max_length=20, blank=True, default="")
    how_others = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    held_by_rules = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    tried_at = models.DateTimeField()
    tried_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_attempt"
        ordering = ["tried_at"]

    def __str__(self) -> str:
        return self.whether or self.how_main


class Telling(ProtectedModel):
    """Whom a decision was told to, when and how. Never changed."""

    area: ClassVar[Area] = Area.SHARING

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    told = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=20)
    letter_key = models.UUIDField(null=True, blank=True)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_telling"
        ordering = ["told_at"]

    def __str__(self) -> str:
        return self.way


class Reply(ProtectedModel):
    """That somebody answered, and whether they asked to look again. The words stand apart. Never changed."""

    area: ClassVar[Area] = Area.SHARING

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    look_again = models.BooleanField()
    in_time = models.BooleanField()
    replied_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_reply"
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return str(self.replied_on)


class UnmetNeed(ProtectedModel):
    """An eligible need that goes unmet, and since when. Opened by a ground that may not settle a decision."""

    area: ClassVar[Area] = Area.SHARING

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=20)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "decisions_unmet_need"
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=models.Q(ended_at=None), name="decisions_one_open_unmet_need"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by=None)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="decisions_unmet_ended_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return self.because
