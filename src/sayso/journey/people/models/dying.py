"""That somebody has died: who told us, and, where it was a mistake, why it was undone."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sayso.journey.people.models.dated import Said


class Death(Said):
    """When somebody died, as we were told. A correction is a new row; what was undone says why.

    What follows from it reads `queries.deaths`: it holds for both halves of a joined record.
    """

    died_on = models.DateField()
    told_by = models.TextField()
    undone_because = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "people_death"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="people_one_death_stands"
            ),
            models.CheckConstraint(
                condition=Q(undone_because="") | Q(replaced_at__isnull=False),
                name="people_death_undone_is_replaced",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
