"""A personal budget and its lines. Its sums stand in the area `money`; its reasons in the decision."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.foundation.decisions.models import Decision
from sayso.journey.budget import statuses as kinds
from sayso.journey.people.models.dated import paired
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.statuses import Way


class PersonalBudget(ProtectedModel):
    """What one plan costs in a week, who pays which part, and how far it has come.

    `plan` is the key of `planning.Plan`. `contribution_pence_a_week` is None while it is not known: it is
    never nought for that, and the support begins all the same. `working` is lines as the rules explain them.
    `impact` keeps what was asked of what this changes for the two of them, or `impact_skipped_because` why
    it was not.
    The decision (area `plan`) holds the reasons and no sums.
    """

    area: ClassVar[Area] = Area.MONEY

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    plan = models.UUIDField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=kinds.BudgetState.choices)
    gross_pence_a_week = models.PositiveBigIntegerField()
    contribution_pence_a_week = models.PositiveBigIntegerField(null=True, blank=True)
    working = models.JSONField(default=list, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    impact = models.JSONField(default=dict, blank=True)
    impact_skipped_because = models.TextField(blank=True, default="")
    held_by_rules = models.JSONField(default=list, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta:
        db_table = "budget_personal"
        constraints = [
            paired("agreed_at", "agreed_by", "budget_agreed_at_with_by"),
            paired("ended_at", "ended_by", "budget_ended_at_with_by"),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "ended"]) | Q(agreed_at__isnull=False),
                name="budget_agreed_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(ends_before=None) | Q(ends_before__gt=F("starts_on")),
                name="budget_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "standing"], condition=Q(state="agreed"), name="budget_one_agreed"
            ),
        ]
        indexes = [models.Index(fields=["person", "proposed_at"], name="budget_of_person")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def council_pence_a_week(self) -> int | None:
        """What the council pays in a week, in pence; None while the person's part is not known."""
        if self.contribution_pence_a_week is None:
            return None
        return max(0, self.gross_pence_a_week - self.contribution_pence_a_week)


class BudgetLine(ProtectedModel):
    """What one line of the plan costs in a week. Its key is the `arrangement` of its entries in the ledger.

    `line` is the key of the plan's line. Hours and a rate make the sum, or the sum is given with `priced_by`
    saying what it rests on. `way` is how the person holds it, as it was agreed.
    """

    area: ClassVar[Area] = Area.MONEY

    budget = models.ForeignKey(PersonalBudget, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    place = models.PositiveSmallIntegerField(default=0)
    words = models.TextField()
    way = models.CharField(max_length=16, choices=Way.choices)
    minutes_a_week = models.PositiveIntegerField(null=True, blank=True)
    rate_pence_an_hour = models.PositiveIntegerField(null=True, blank=True)
    pence_a_week = models.PositiveBigIntegerField()
    priced_by = models.TextField(blank=True, default="")
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "budget_line"
        constraints = [
            models.UniqueConstraint(fields=["budget", "line"], name="budget_a_line_once"),
            models.CheckConstraint(
                condition=Q(rate_pence_an_hour=None) | Q(minutes_a_week__isnull=False),
                name="budget_line_rate_with_minutes",
            ),
        ]
        indexes = [models.Index(fields=["budget", "place"], name="budget_line_of_budget")]

    def __str__(self) -> str:
        return str(self.pk)
