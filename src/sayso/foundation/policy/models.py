"""The council's settings by date, and the consultations that they cite."""

import uuid

from django.db import models

from sayso.foundation.access.models import User


class Consultation(models.Model):
    """A question put to people before a rule of the council's changes, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answers = models.PositiveIntegerField(null=True, blank=True)
    you_said = models.TextField(blank=True, default="")
    we_did = models.TextField(blank=True, default="")
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "policy_consultation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gt=models.F("opens_on")), name="policy_consultation_lasts"
            ),
            models.CheckConstraint(
                condition=models.Q(told_at=None, told_by=None, answers=None, you_said="", we_did="")
                | (
                    models.Q(told_at__isnull=False, told_by__isnull=False, answers__isnull=False)
                    & ~models.Q(you_said="")
                    & ~models.Q(we_did="")
                ),
                name="policy_consultation_outcome_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.question


class SettingValue(models.Model):
    """What one setting is, from a day until another (exclusive, or open). One value a day.

    Each cites a consultation, or says why nobody was asked: never both, never neither. A value that is
    replaced before or on its first day is withdrawn, and kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    source = models.TextField()
    consultation = models.ForeignKey(
        Consultation, null=True, blank=True, on_delete=models.PROTECT, related_name="settings"
    )
    not_consulted_because = models.TextField(blank=True, default="")
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "policy_setting_value"
        ordering = ["key", "starts_on"]
        indexes = [models.Index(fields=["key", "starts_on"], name="policy_value_by_key")]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(consultation__isnull=False, not_consulted_because=""))
                | (models.Q(consultation=None) & ~models.Q(not_consulted_because="")),
                name="policy_consulted_or_says_why_not",
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="policy_value_has_source"),
            models.CheckConstraint(
                condition=models.Q(ends_before=None) | models.Q(ends_before__gt=models.F("starts_on")),
                name="policy_value_lasts",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="policy_withdrawn_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.starts_on}"
