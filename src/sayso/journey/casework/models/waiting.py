"""How great the risk is while somebody waits, as a worker says it. What each waits for is never stored."""

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework import statuses as kinds


class WaitingRisk(ProtectedModel):
    """The risk while somebody waits, in a worker's words: the last that was said holds. Append-only.

    `rose`: it was higher than what was said before; then a manager looks. It stands on the record of whoever
    waits, and is no one's own to read on their page: the words may name somebody else.
    """

    area = Area.STORY

    risk = models.CharField(max_length=8, choices=kinds.Risk.choices)
    words = models.TextField()
    rose = models.BooleanField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "casework_waiting_risk"
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="casework_risk_has_words"),
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="casework_risk_looked_at_with_by",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-said_at"], name="casework_risk_of_person"),
            models.Index(
                fields=["said_at"], condition=Q(rose=True, looked_at=None), name="casework_risk_rose"
            ),
        ]

    def __str__(self) -> str:
        return self.risk
