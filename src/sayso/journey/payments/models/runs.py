"""A run of payments, its lines, and the bank file that was made of it."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.budget.models import PersonalBudget
from sayso.journey.payments import statuses as kinds
from sayso.journey.payments.models.payees import PayeeAccount
from sayso.journey.people.models.dated import paired


def _by() -> Any:
    return models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class PaymentRun(models.Model):
    """The direct payments for the days of one period, made by one login and checked by another.

    It holds no person: its lines do. `lines_hash` is SHA-256 over the lines, set when it is locked. The
    database lets it go forwards only, and never lets its maker check it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=14, choices=kinds.RunState.choices)
    period_starts_on = models.DateField()
    period_ends_before = models.DateField()
    pays_on = models.DateField()
    line_count = models.PositiveIntegerField()
    total_pence = models.PositiveBigIntegerField()
    held_out_count = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = _by()
    lines_hash = models.CharField(max_length=64, blank=True, default="")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = _by()
    looked_at = models.TextField(blank=True, default="")  # what the checker looked at, in their words
    file_made_at = models.DateTimeField(null=True, blank=True)
    file_made_by = _by()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = _by()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = _by()
    cancelled_because = models.TextField(blank=True, default="")

    class Meta:
        db_table = "payments_run"
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")),
                name="payments_run_checked_by_another",
            ),
            models.CheckConstraint(
                condition=Q(period_ends_before__gt=F("period_starts_on")), name="payments_run_has_days"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "locked", "cancelled"]) | Q(approved_by__isnull=False),
                name="payments_run_goes_on_checked",
            ),
            *(
                paired(f"{step}_at", f"{step}_by", f"payments_run_{step}_at_with_by")
                for step in ("locked", "approved", "file_made", "sent", "cancelled")
            ),
        ]
        indexes = [models.Index(fields=["-made_at"], name="payments_runs_latest")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def reference(self) -> str:
        """The id of its bank file, and of the one sum that a bank may show for all of it."""
        return f"RUN{self.pk.hex[:13].upper()}"

    @property
    def file_name(self) -> str:
        """The name of its bank file: the day and the run, and nobody."""
        return f"direct-payments-{self.pays_on.isoformat()}-{self.reference.lower()}.xml"


class RunFile(models.Model):
    """The bank file of a run as it was given out, byte for byte. It names people: money eyes only."""

    run = models.OneToOneField(PaymentRun, primary_key=True, on_delete=models.PROTECT, related_name="+")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    changed_names = models.JSONField(default=list, blank=True)

    class Meta:
        db_table = "payments_run_file"

    def __str__(self) -> str:
        return str(self.run_id)


class RunLine(ProtectedModel):
    """One payment of a run: what one budget holds as a direct payment, for its days, to one account.

    `parts` are the lines of the budget in it, each with its ledger arrangement, sums and working.
    `contribution_pence` is None where it is not known: the payment is in full. `held_out_because`: it is
    named and not paid. `end_to_end` comes back on the bank's statement. `sends_again` is one that came back.
    """

    area: ClassVar[Area] = Area.MONEY

    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, related_name="+")
    budget = models.ForeignKey(PersonalBudget, on_delete=models.PROTECT, related_name="+")
    payee = models.ForeignKey(PayeeAccount, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    period_starts_on = models.DateField()
    period_ends_before = models.DateField()
    pays_on = models.DateField()
    gross_pence = models.PositiveBigIntegerField()
    contribution_pence = models.PositiveBigIntegerField(null=True, blank=True)
    pence = models.PositiveBigIntegerField()
    parts = models.JSONField()
    end_to_end = models.CharField(max_length=18, unique=True)
    first_to_details = models.BooleanField(default=False)
    held_out_because = models.CharField(max_length=14, blank=True, default="", choices=kinds.HeldOut.choices)
    state = models.CharField(max_length=10, default=kinds.LineState.WAITING, choices=kinds.LineState.choices)
    approved_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    sends_again = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "payments_run_line"
        constraints = [
            # Of one budget and one period one payment lives: whatever stops half way and starts again.
            models.UniqueConstraint(
                fields=["budget", "period_starts_on"],
                condition=Q(held_out_because="", state__in=["waiting", "settled"]),
                name="payments_paid_once",
            ),
            models.UniqueConstraint(
                fields=["sends_again"],
                condition=Q(held_out_because="") & ~Q(state="cancelled"),
                name="payments_sent_again_once",
            ),
            models.CheckConstraint(
                condition=~Q(held_out_because="") | Q(payee__isnull=False, pence__gt=0),
                name="payments_paid_to_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["run", "person"], name="payments_lines_of_run"),
            models.Index(fields=["person", "-pays_on"], name="payments_lines_of_person"),
        ]

    def __str__(self) -> str:
        return self.end_to_end
