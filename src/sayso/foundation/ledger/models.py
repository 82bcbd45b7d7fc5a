"""The ledger's tables, made in SQL by its migrations. Read here; written by the database's own functions."""

from typing import ClassVar

from django.db import models

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject
from sayso.foundation.access.protection import ProtectedQuerySet


class LedgerAccount(models.Model):
    """One account: a code of the chart, and whose it is and who holds it when each person has one."""

    id = models.AutoField(primary_key=True)
    code = models.CharField(max_length=20)
    book = models.CharField(max_length=10)
    person = models.ForeignKey(Subject, null=True, on_delete=models.DO_NOTHING, related_name="+")
    holder = models.UUIDField(null=True)

    area: ClassVar[Area] = Area.MONEY
    objects = ProtectedQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "ledger_account"

    def __str__(self) -> str:
        return self.code


class PostedTransaction(models.Model):
    """One event in one book: legs that come to nothing together. `kind` is the code of its posting rule."""

    key = models.UUIDField(primary_key=True)
    book = models.CharField(max_length=10)
    kind = models.CharField(max_length=40)
    happened_on = models.DateField()
    posted_at = models.DateTimeField()
    posted_by = models.UUIDField()
    reverses = models.ForeignKey(
        "self", null=True, on_delete=models.DO_NOTHING, related_name="+", db_column="reverses"
    )
    leg_count = models.SmallIntegerField()
    body_hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "ledger_transaction"

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class PostedLeg(models.Model):
    """A debit or a credit of one account, in pence, with what it was for in keys and codes."""

    pk = models.CompositePrimaryKey("transaction_id", "line")
    transaction = models.ForeignKey(PostedTransaction, on_delete=models.DO_NOTHING, related_name="legs")
    line = models.SmallIntegerField()
    account = models.ForeignKey(LedgerAccount, on_delete=models.DO_NOTHING, related_name="legs")
    happened_on = models.DateField()
    debit_pence = models.BigIntegerField(null=True)
    credit_pence = models.BigIntegerField(null=True)
    person = models.ForeignKey(Subject, null=True, on_delete=models.DO_NOTHING, related_name="+")
    arrangement = models.UUIDField(null=True)
    funder = models.CharField(max_length=40, null=True)  # noqa: DJ001 - what is not said is not ""
    period_starts_on = models.DateField(null=True)
    period_ends_before = models.DateField(null=True)
    cost_centre = models.CharField(max_length=40, null=True)  # noqa: DJ001 - as funder
    reason = models.CharField(max_length=40, null=True)  # noqa: DJ001 - as funder
    service = models.CharField(max_length=40, null=True)  # noqa: DJ001 - as funder

    area: ClassVar[Area] = Area.MONEY
    objects = ProtectedQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "ledger_leg"

    def __str__(self) -> str:
        return f"{self.transaction_id} {self.line}"
