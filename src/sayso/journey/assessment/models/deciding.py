"""The council's decision on somebody's needs, who helps them to have their say, and the advocate."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.assessment import statuses as kinds
from sayso.journey.assessment.models.saying import NeedsAssessment
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired
from sayso.journey.people.statuses import StandingKind


class Eligibility(Said):
    """Whether somebody's needs are eligible, decided by a person on one assessment (Care Act 2014, s 13).

    The words stand here, in the area of the assessment: `decision` is the record of `foundation.decisions`,
    which bears codes alone, for whoever reads a plan need not read why. What is proposed or held takes the
    place of what was; a new decision takes the place of both, and of the decision before.
    """

    area: ClassVar[Area] = Area.HEALTH

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    finding = models.CharField(max_length=14, choices=kinds.Finding.choices)
    outcomes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    reasons = models.TextField(blank=True, default="")
    advice = models.TextField(blank=True, default="")
    reached = models.CharField(max_length=10, choices=kinds.Reached.choices)
    held_by_rules = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    decision = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "assessment_eligibility"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "standing"],
                condition=Q(replaced_at=None) & ~Q(reached="decided"),
                name="assessment_one_is_proposed",
            ),
            models.UniqueConstraint(
                fields=["person", "standing"],
                condition=Q(replaced_at=None, reached="decided"),
                name="assessment_one_is_decided",
            ),
            models.CheckConstraint(
                condition=~Q(reached="decided")
                | (~Q(reasons="") & Q(decision__isnull=False) & Q(held_by_rules=[])),
                name="assessment_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(reached="decided", finding="not_eligible", advice=""),
                name="assessment_no_without_advice",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SupporterCheck(Said):
    """Who somebody is that helps a person to have their say, and whether the law lets it be them.

    It stands in the story, which the person's own sign-in does not read: that somebody is suspected must not
    stand where they may look. What was said of the supporter stands in the assessment, and is never refused.
    """

    area: ClassVar[Area] = Area.STORY

    assessment = models.UUIDField(unique=True)
    kind = models.CharField(max_length=12, blank=True, default="", choices=kinds.SupporterKind.choices)
    wanted = models.BooleanField(null=True, blank=True)
    suspected = models.BooleanField(default=False)
    because = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "assessment_supporter_check"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def unsuitable(self) -> kinds.Unsuitable | None:
        """Why it cannot be them (Care Act 2014, section 67(5) and (6)); None when it can."""
        if self.suspected:
            return kinds.Unsuitable.SUSPECTED
        if self.wanted is False:
            return kinds.Unsuitable.NOT_WANTED
        if self.kind in (kinds.SupporterKind.PAID_CARER, kinds.SupporterKind.PROFESSIONAL):
            return kinds.Unsuitable.PAID
        return kinds.Unsuitable.NOT_SAID if not self.kind or self.wanted is None else None


class AdvocateReferral(ProtectedModel):
    """That an independent advocate was asked for: when, of whom, and when they came (Care Act 2014, s 67)."""

    area: ClassVar[Area] = Area.HEALTH

    asked_on = models.DateField()
    asked_of = models.TextField()
    came_on = models.DateField(null=True, blank=True)
    advocate_name = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    came_at = models.DateTimeField(null=True, blank=True)
    came_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "assessment_advocate_referral"
        constraints = [
            paired("came_at", "came_by", "assessment_advocate_came_at_with_by"),
            models.CheckConstraint(
                condition=Q(came_on=None, came_at=None, advocate_name="")
                | (Q(came_on__gte=models.F("asked_on"), came_at__isnull=False) & ~Q(advocate_name="")),
                name="assessment_advocate_came_with_name",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(came_on=None), name="assessment_one_advocate_waits"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
