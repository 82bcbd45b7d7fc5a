"""That somebody was written to about a sum: what the money team owes, told without opening any papers."""

from typing import ClassVar

from django.db import models

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.charging.models.means import FinancialAssessment


class SumLetter(ProtectedModel):
    """Somebody has one sum in writing (Care Act 2014, section 17(6)): by our letter, or another way.

    `letter` is the key of ours. It stands in `papers`, which the money team opens one record at a time; this
    stands in `means`, so that they can see for whom none was written. `told_on` and `how` say of another
    letter, such as one of the system before this one, when it went and what it was.
    """

    area: ClassVar[Area] = Area.MEANS

    assessment = models.ForeignKey(FinancialAssessment, on_delete=models.PROTECT, related_name="+")
    letter = models.UUIDField(unique=True, null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    how = models.TextField(blank=True, default="")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "charging_sum_letter"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(letter__isnull=False, told_on=None, how="")
                | models.Q(letter=None, told_on__isnull=False) & ~models.Q(how=""),
                name="charging_told_by_our_letter_or_another",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
