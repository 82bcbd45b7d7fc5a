"""That somebody was written to about a sum: what the money team owes, told without opening any papers."""

from typing import ClassVar

from django.db import models

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.charging.models.means import FinancialAssessment


class SumLetter(ProtectedModel):
    """A letter about one sum was written (Care Act 2014, section 17(6)). `letter` is its key.

    The letter itself stands in `papers`, which the money team opens one record at a time; this stands in
    `means`, so that they can see for whom none was written.
    """

    area: ClassVar[Area] = Area.MEANS

    assessment = models.ForeignKey(FinancialAssessment, on_delete=models.PROTECT, related_name="+")
    letter = models.UUIDField(unique=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "charging_sum_letter"

    def __str__(self) -> str:
        return str(self.pk)
