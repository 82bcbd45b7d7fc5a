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
    `plan_version` is how the plan stood: another version means another proposal.
    `impact` keeps what this changes for the two of them as it was looked at before it began, `impact_after`
    as it was looked at again, `impact_skipped_because` why it was not looked at; `impact_due_on` is the day
    by which somebody looks next. It is worked out from this record alone, and holds nothing told in private.
    `grounds` are those last given, kept while it is held, so that nobody types them twice.
    The decision (area `plan`) holds the reasons and no sums.
    """

    area: ClassVar[Area] = Area.MONEY

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    plan = models.UUIDField()
    plan_version = models.PositiveIntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=kinds.BudgetState.choices)
    gross_pence_a_week = models.PositiveBigIntegerField()
    contribution_pence_a_week = models.PositiveBigIntegerField(null=True, blank=True)
    working = models.JSONField(default=list, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    impact = models.JSONField(default=dict, blank=True)
    impact_after = models.JSONField(default=dict, blank=True)
    impact_skipped_because = models.TextField(blank=True, default="")
    impact_checked_at = models.DateTimeField(null=True, blank=True)
    impact_checked_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    impact_due_on = models.DateField(null=True, blank=True)
    grounds = models.JSONField(default=dict, blank=True)
    held_by_rules = models.JSONField(default=list, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_because = models.CharField(max_length=10, blank=True, default="", choices=kinds.EndBecause.choices)
    handed_to = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField(null=True, blank=True)
    # When the gross sum is less than that of the budget before, which goes on until this one may begin.
    lowers = models.BooleanField(default=False)

    objects: ClassVar[Any]

    class Meta:
        db_table = "budget_personal"
        constraints = [
            paired("agreed_at", "agreed_by", "budget_agreed_at_with_by"),
            paired("ended_at", "ended_by", "budget_ended_at_with_by"),
            paired("handed_at", "handed_to", "budget_handed_at_with_to"),
            paired("impact_checked_at", "impact_checked_by", "budget_impact_checked_at_with_by"),
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
            models.UniqueConstraint(
                fields=["person", "standing"],
                condition=Q(state__in=["proposed", "held"]),
                name="budget_one_open",
            ),
        ]
        indexes = [models.Index(fields=["person", "proposed_at"], name="budget_of_person")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def waits_to_begin(self) -> bool:
        """Whether it is decided, and waits until the person could answer: the one before goes on."""
        return self.state == kinds.BudgetState.HELD and self.agreed_at is not None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide it."""
        return self.state in kinds.OPEN_STATES and self.agreed_at is None

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
    working = models.JSONField(default=list, blank=True)

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
