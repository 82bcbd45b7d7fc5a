"""Something that changed in somebody's money or life, as it was told to us."""

from typing import Any, ClassVar

from django.db import models

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired


class MoneyChange(Said):
    """What changed, on which day, and when we were told; until a sum was worked out with it.

    `what` holds kinds of `statuses.ChangeKind`. `told_on` is the day somebody told us, which may be before
    the day it was recorded.
    """

    area: ClassVar[Area] = Area.MEANS

    what = models.JSONField()
    changed_on = models.DateField()
    told_on = models.DateField()
    words = models.TextField(blank=True, default="")
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "charging_change"
        constraints = [
            *Said.Meta.constraints,
            paired("looked_at", "looked_by", "charging_change_looked_at_with_by"),
        ]
        indexes = [
            models.Index(
                fields=["person"],
                condition=models.Q(looked_at=None, replaced_at=None),
                name="charging_changes_waiting",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
