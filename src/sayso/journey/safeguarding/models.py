"""Concerns and what was decided. Nobody changes what was said; nobody sees it but those who must."""

import uuid

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.safeguarding import statuses as kinds


class ConcernWords(models.Model):
    """What was said, by whom if they told us. Inserted only by the database's `safeguarding_receive`."""

    reference = models.CharField(max_length=20, unique=True)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about = models.TextField(blank=True, default="")
    place = models.TextField(blank=True, default="")
    what_happened = models.TextField()
    danger = models.CharField(max_length=10, choices=kinds.Danger.choices)
    asked = models.CharField(max_length=10, choices=kinds.Asked.choices)
    wants = models.TextField(blank=True, default="")
    teller = models.TextField(blank=True, default="")
    looks_repeated = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Concern(ProtectedModel, ConcernWords):
    """A concern about an adult. Until somebody says who that is, it stands under a key of its own.

    `heard_in` is the contact in which it was heard, if it was.
    """

    area = Area.SAFETY

    heard_in = models.UUIDField(null=True, blank=True)
    linked_at = models.DateTimeField(null=True, blank=True)
    linked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "safeguarding_concern"
        constraints = [
            models.CheckConstraint(
                condition=Q(linked_at=None, linked_by=None)
                | Q(linked_at__isnull=False, linked_by__isnull=False),
                name="safeguarding_concern_linked_at_with_by",
            )
        ]
        indexes = [models.Index(fields=["raised_at"], name="safeguarding_concern_raised")]

    def __str__(self) -> str:
        return self.reference


class StaffConcern(ConcernWords):
    """A concern that somebody who works here may have caused the harm: it goes outside the team.

    Only a principal social worker reads these: the policy is in the migration. It points at nobody's record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True, default="")

    class Meta:
        db_table = "safeguarding_staff_concern"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="safeguarding_staff_answered_with_words",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class ConcernDecision(ProtectedModel):
    """What was decided about a concern: the three tests of section 42(1), each with why, and what follows."""

    area = Area.SAFETY

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="decision")
    needs_care = models.CharField(max_length=10, choices=kinds.Found.choices)
    needs_care_because = models.TextField()
    at_risk = models.CharField(max_length=10, choices=kinds.Found.choices)
    at_risk_because = models.TextField()
    cannot_protect = models.CharField(max_length=10, choices=kinds.Found.choices)
    cannot_protect_because = models.TextField()
    outcome = models.CharField(max_length=16, choices=kinds.Outcome.choices)
    reasons = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "safeguarding_concern_decision"

    def __str__(self) -> str:
        return self.outcome
