"""Support put in before any assessment, and what duty and the day team tell each other."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework import statuses as kinds


class UrgentSupport(ProtectedModel):
    """Support that began before anything else was done. Its own key is the arrangement's in the ledger.

    `total_pence` is what it costs until `ends_on`; null means that nobody knows the price yet, which is never
    nothing.
    """

    area = Area.PLAN

    contact_id = models.UUIDField(null=True, blank=True)
    needs = ArrayField(models.CharField(max_length=12, choices=kinds.Need.choices))
    needs_words = models.TextField(blank=True, default="")
    met_by = models.CharField(max_length=14, choices=kinds.MetBy.choices)
    met_by_name = models.TextField(blank=True, default="")
    said_yes = models.CharField(max_length=16, choices=kinds.SaidYes.choices)
    visits_a_day = models.SmallIntegerField(null=True, blank=True)
    minutes_a_visit = models.SmallIntegerField(null=True, blank=True)
    price_pence_an_hour = models.IntegerField(null=True, blank=True)
    price_pence_a_night = models.IntegerField(null=True, blank=True)
    total_pence = models.BigIntegerField(null=True, blank=True)
    visitor_must_know = models.TextField(blank=True, default="")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField()

    class Meta:
        db_table = "casework_urgent_support"
        constraints = [
            models.CheckConstraint(
                condition=Q(total_pence=None) | Q(total_pence__gte=0),
                name="casework_urgent_total_not_negative",
            )
        ]
        indexes = [models.Index(fields=["person", "-started_at"], name="casework_urgent_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class DutyHandover(ProtectedModel):
    """Something that duty must know tonight, or that the day team must know tomorrow."""

    area = Area.WORK

    direction = models.CharField(max_length=8, choices=kinds.Direction.choices)
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "casework_duty_handover"
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_at=None, taken_by=None) | Q(taken_at__isnull=False, taken_by__isnull=False),
                name="casework_handover_taken_at_with_by",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
