"""Where money goes: a person's account for their direct payment, and the council's own that it comes from."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.payments import statuses as kinds
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired


class PayeeAccount(Said):
    """Bank details for somebody's direct payment: entered by one login, confirmed by another, or not used.

    A change is a new row. What stood before is paid until the new one is confirmed, and then replaced.
    `is_change` marks details that take the place of others: the first payment to them is looked at.
    `gives_statements`: we are shown statements of this account, so that what stands on it moves only when a
    statement shows it. No table for checking numbers (modulus) is loaded: none of them was checked so.
    """

    area: ClassVar[Area] = Area.MONEY

    paid_to = models.CharField(max_length=12, choices=kinds.PaidTo.choices)
    name_on_account = models.TextField()
    sort_code = models.CharField(max_length=6)
    account_number = models.CharField(max_length=8)
    gives_statements = models.BooleanField(default=False)
    is_change = models.BooleanField(default=False)
    told_how = models.TextField(blank=True, default="")  # how we learned of them
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_how = models.TextField(blank=True, default="")  # what the second login did to be sure

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "payments_payee"
        constraints = [
            *Said.Meta.constraints,
            paired("confirmed_at", "confirmed_by", "payments_payee_confirmed_at_with_by"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("recorded_by")),
                name="payments_payee_confirmed_by_another",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(replaced_at=None, confirmed_at__isnull=False),
                name="payments_one_payee_is_paid",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(replaced_at=None, confirmed_at=None),
                name="payments_one_payee_waits",
            ),
            models.CheckConstraint(
                condition=Q(sort_code__regex=r"^[0-9]{6}$", account_number__regex=r"^[0-9]{8}$"),
                name="payments_payee_digits",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def ending(self) -> str:
        """The last three digits: enough to know an account by, and not to use it."""
        return self.account_number[-3:]


class CouncilAccount(models.Model):
    """The council's own account that payments are made from: entered by one login, confirmed by another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.TextField()
    sort_code = models.CharField(max_length=6)
    account_number = models.CharField(max_length=8)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "payments_council_account"
        constraints = [
            paired("confirmed_at", "confirmed_by", "payments_council_confirmed_at_with_by"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("recorded_by")),
                name="payments_council_confirmed_by_another",
            ),
            models.UniqueConstraint(
                fields=["replaced_at"],
                condition=Q(replaced_at=None, confirmed_at__isnull=False),
                nulls_distinct=False,
                name="payments_one_council_account",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
