"""New sums for everybody from one day: a dry run, a second person's yes, and what became of each."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.charging import statuses as kinds
from sayso.journey.charging.models.means import FinancialAssessment
from sayso.journey.people.models.dated import paired
from sayso.journey.people.statuses import StandingKind


def _by() -> Any:
    return models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class ChargeRun(models.Model):
    """A run of new sums from a day on, made by one login and approved by another.

    It holds no person and no sum: its lines do. While it is dry, nothing that anybody pays has changed.
    `looked_at` is what the second person looked at, in their words. One run of a day is alive at a time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    why = models.CharField(max_length=10, choices=kinds.RunWhy.choices)
    starts_on = models.DateField()
    state = models.CharField(max_length=10, choices=kinds.RunState.choices)
    line_count = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = _by()
    looked_at = models.TextField(blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)
    letters_asked_at = models.DateTimeField(null=True, blank=True)
    letters_asked_by = _by()
    letters_done_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = _by()
    withdrawn_because = models.TextField(blank=True, default="")

    class Meta:
        db_table = "charging_run"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")),
                name="charging_run_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["dry", "withdrawn"], approved_by=None, looked_at="", done_at=None)
                | Q(state="approved", approved_by__isnull=False, done_at=None) & ~Q(looked_at="")
                | Q(state="done", approved_by__isnull=False, done_at__isnull=False) & ~Q(looked_at=""),
                name="charging_run_goes_on_approved",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_by__isnull=False) & ~Q(withdrawn_because="")
                | ~Q(state="withdrawn") & Q(withdrawn_by=None, withdrawn_because=""),
                name="charging_run_withdrawn_with_why",
            ),
            paired("approved_at", "approved_by", "charging_run_approved_at_with_by"),
            paired("letters_asked_at", "letters_asked_by", "charging_run_letters_asked_at_with_by"),
            models.CheckConstraint(
                condition=Q(state="done") | Q(letters_asked_at=None), name="charging_run_letters_after_all"
            ),
            models.CheckConstraint(
                condition=Q(letters_done_at=None) | Q(letters_asked_at__isnull=False),
                name="charging_run_letters_done_as_asked",
            ),
            paired("withdrawn_at", "withdrawn_by", "charging_run_withdrawn_at_with_by"),
            models.UniqueConstraint(
                fields=["starts_on"],
                condition=Q(state__in=["dry", "approved"]),
                name="charging_one_run_of_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ChargeRunLine(ProtectedModel):
    """One person's sum in a run: what it is now, what it would be, and what became of it.

    `base` is the sum that held when the run was made. `before_pence` and `after_pence` are None where a sum
    is not known, and where the whole of a cost that nobody told us is paid (`…_full_cost`). `missing` names
    what keeps the new one unknown; `risen` each benefit counted at its new rate; `to_ask` each benefit that
    may have risen and was told at no rate that we know.
    """

    area: ClassVar[Area] = Area.MEANS

    run = models.ForeignKey(ChargeRun, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    base = models.ForeignKey(FinancialAssessment, on_delete=models.PROTECT, related_name="+")
    before_pence = models.PositiveBigIntegerField(null=True, blank=True)
    before_full_cost = models.BooleanField(default=False)
    after_pence = models.PositiveBigIntegerField(null=True, blank=True)
    after_full_cost = models.BooleanField(default=False)
    missing = models.JSONField(default=list, blank=True)
    risen = models.JSONField(default=list, blank=True)
    to_ask = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=kinds.RunLineState.choices)
    left_because = models.CharField(max_length=10, blank=True, default="", choices=kinds.RunLeft.choices)
    letter_state = models.CharField(max_length=8, blank=True, default="", choices=kinds.RunLetter.choices)

    objects: ClassVar[Any]

    class Meta:
        db_table = "charging_run_line"
        constraints = [
            models.UniqueConstraint(fields=["run", "person", "standing"], name="charging_run_once_each"),
            models.CheckConstraint(
                condition=Q(state="left") & ~Q(left_because="") | ~Q(state="left") & Q(left_because=""),
                name="charging_run_left_with_why",
            ),
            models.CheckConstraint(
                condition=Q(state="left") | Q(after_pence__isnull=False) | Q(after_full_cost=True),
                name="charging_run_unknown_is_left",
            ),
            models.CheckConstraint(
                condition=Q(state="done") | Q(letter_state=""), name="charging_run_letter_of_what_is_done"
            ),
        ]
        indexes = [
            models.Index(fields=["run", "id"], condition=Q(state="waiting"), name="charging_run_waiting")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def change_pence(self) -> int | None:
        """How much more they would pay in a week; None where one of the two is not known."""
        if self.before_pence is None or self.after_pence is None:
            return None
        return self.after_pence - self.before_pence
