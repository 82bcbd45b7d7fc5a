"""A financial assessment as it was worked out, what it comes to, what was handed in, and looking again."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.charging import statuses as kinds
from sayso.journey.people.models import Dated, Said
from sayso.journey.people.models.dated import paired
from sayso.journey.people.statuses import StandingKind


class FinancialAssessment(Dated):
    """What somebody pays in a week from a day on, with everything it was worked out from.

    `answers` are the facts as they were given, `change` the key of what changed, where a sum followed from
    that, and `begins` the lines that say from which day it therefore holds. `figures` and `policy` are the
    law's amounts and the council's settings of that day: with them the sum can be worked out again, whatever
    changes later. `working` and `amounts` are kept as they were. `charge_pence_a_week` is None where it is
    not known: `missing` then names what is wanted, each with its law. It is None too where the whole cost is
    paid and nobody knows the cost (`is_full_cost`). Unknown is never nought.
    """

    area: ClassVar[Area] = Area.MEANS

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    assessed_on = models.DateField()
    answers = models.JSONField()
    told = models.UUIDField(null=True, blank=True)
    change = models.UUIDField(null=True, blank=True)
    begins = models.JSONField(default=list, blank=True)
    figures = models.JSONField()
    policy = models.JSONField()
    outcome = models.CharField(max_length=10, choices=kinds.MeansOutcome.choices)
    charge_pence_a_week = models.PositiveBigIntegerField(null=True, blank=True)
    is_full_cost = models.BooleanField(default=False)
    refused_as = models.CharField(max_length=30, blank=True, default="")
    says = models.TextField(blank=True, default="")
    missing = models.JSONField(default=list, blank=True)
    amounts = models.JSONField()
    working = models.JSONField()

    objects: ClassVar[Any]

    class Meta(Dated.Meta):
        db_table = "charging_means"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "standing", "starts_on"],
                condition=Q(replaced_at=None),
                name="charging_one_sum_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome="refused", charge_pence_a_week=None, is_full_cost=False)
                & ~Q(refused_as="")
                & ~Q(says="")
                | Q(outcome="assessed", refused_as="")
                & (Q(charge_pence_a_week__isnull=False) | Q(is_full_cost=True)),
                name="charging_a_charge_or_what_is_missing",
            ),
        ]
        indexes = [models.Index(fields=["person", "-starts_on"], name="charging_means_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class Contribution(Dated):
    """What somebody pays toward their support in a week, and nothing of why: that stands in `means`.

    `pence_a_week` is None while it is not known, and where the whole cost is paid (`is_full_cost`).
    `assessment` is the key of the financial assessment.
    """

    area: ClassVar[Area] = Area.MONEY

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    pence_a_week = models.PositiveBigIntegerField(null=True, blank=True)
    is_full_cost = models.BooleanField(default=False)
    assessment = models.UUIDField(unique=True)

    objects: ClassVar[Any]

    class Meta(Dated.Meta):
        db_table = "charging_contribution"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "standing", "starts_on"],
                condition=Q(replaced_at=None),
                name="charging_one_contribution_from_a_day",
            ),
        ]
        indexes = [models.Index(fields=["person", "-starts_on"], name="contribution_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class ToldMeans(Said):
    """Answers that somebody handed in about their own money, as they gave them, until we have looked at them.

    What is handed in later takes the place of what nobody has looked at yet.
    """

    area: ClassVar[Area] = Area.MEANS

    answers = models.JSONField()
    under_power = models.UUIDField(null=True, blank=True)  # of whoever acts for them (`powers.Power`)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "charging_told"
        constraints = [
            *Said.Meta.constraints,
            paired("looked_at", "looked_by", "charging_told_looked_at_with_by"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None, looked_at=None), name="charging_told_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class LookAgain(Said):
    """Somebody asked us to look at a sum again, in their words; and what came of it, with its reason.

    Whoever answers did not work the sum out. `worked_by` is who did. `lines` are the lines they asked about,
    each as `facts.challenged` keeps it, with what came of it once that is known; none is the whole sum.
    """

    area: ClassVar[Area] = Area.MEANS

    assessment = models.ForeignKey(FinancialAssessment, on_delete=models.PROTECT, related_name="+")
    worked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True, default="")
    lines = models.JSONField(default=list, blank=True)
    under_power = models.UUIDField(null=True, blank=True)  # of whoever acts for them (`powers.Power`)
    answer_by = models.DateField()
    answer = models.CharField(max_length=10, choices=kinds.LookedAgain.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "charging_look_again"
        constraints = [
            *Said.Meta.constraints,
            paired("answered_at", "answered_by", "charging_look_again_answered_at_with_by"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="", reason="")
                | Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(reason=""),
                name="charging_look_again_answer_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("worked_by")),
                name="charging_look_again_by_another",
            ),
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(answered_at=None, replaced_at=None),
                name="charging_look_again_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
