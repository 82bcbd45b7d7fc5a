"""What a bank said: statements as they were taken in, each line once, and where its columns are."""

import uuid

from django.db import models
from django.db.models import Q

from sayso.foundation.access.models import Subject, User
from sayso.journey.payments import statuses as kinds
from sayso.journey.payments.models.payees import PayeeAccount
from sayso.journey.people.models.dated import paired


class StatementSource(models.Model):
    """Where the columns of one bank's CSV are (`gateways.column_maps`). A change is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    columns = models.JSONField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "payments_statement_source"
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(replaced_at=None), name="payments_one_source_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class BankStatement(models.Model):
    """A file that was taken in whole: its SHA-256, whose account, and what it begins and ends with.

    `payee` and `person` are empty for the council's own account.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(StatementSource, on_delete=models.PROTECT, related_name="+")
    payee = models.ForeignKey(PayeeAccount, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    line_count = models.PositiveIntegerField()
    new_count = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    opening_pence = models.BigIntegerField(null=True, blank=True)
    closing_pence = models.BigIntegerField(null=True, blank=True)
    taken_in_at = models.DateTimeField()
    taken_in_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "payments_statement"
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "payee"], nulls_distinct=False, name="payments_statement_once"
            ),
            models.CheckConstraint(
                condition=Q(payee=None, person=None) | Q(payee__isnull=False, person__isnull=False),
                name="payments_statement_of_a_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class StatementLine(models.Model):
    """One line of a statement, once whatever files it stands in, and what it was found to be.

    `person` is whose account it is, or whose payment it was found to be. `run_line` and `run` are keys of
    the payment, or of the whole run where the bank shows one sum.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(BankStatement, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    happened_on = models.DateField()
    pence = models.BigIntegerField()
    words = models.TextField(blank=True, default="")
    balance_pence = models.BigIntegerField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    placed = models.CharField(max_length=10, default=kinds.Placed.WAITING, choices=kinds.Placed.choices)
    run = models.UUIDField(null=True, blank=True)
    run_line = models.UUIDField(null=True, blank=True)
    spent_on = models.CharField(max_length=16, blank=True, default="", choices=kinds.Spent.choices)
    because = models.TextField(blank=True, default="")
    placed_at = models.DateTimeField(null=True, blank=True)
    placed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "payments_statement_line"
        constraints = [paired("placed_at", "placed_by", "payments_statement_line_placed_at_with_by")]
        indexes = [models.Index(fields=["placed", "happened_on"], name="payments_lines_to_place")]

    def __str__(self) -> str:
        return str(self.pk)
