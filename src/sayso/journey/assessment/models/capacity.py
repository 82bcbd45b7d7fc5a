"""Whether somebody could make one decision, at one time, with help. It says nothing of a person as such."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.journey.assessment import statuses as kinds
from sayso.journey.people.models import Said


class CapacityRecord(Said):
    """What a person could do towards one decision on one day (Mental Capacity Act 2005, sections 1 to 4).

    There is no answer to "do they lack capacity?", here or anywhere: only what was to be decided, the help
    they had to decide it, what they could do of the four abilities, and what keeps them from it.
    `about_decision` is the key of a record of `foundation.decisions` that cites this one, or will.
    """

    area: ClassVar[Area] = Area.HEALTH

    to_decide = models.TextField()
    about_decision = models.UUIDField(null=True, blank=True)
    looked_on = models.DateField()
    help_given = models.TextField()
    abilities = models.JSONField(default=dict)
    because_of = models.TextField(blank=True, default="")
    their_wishes = models.TextField(blank=True, default="")
    consulted = models.TextField(blank=True, default="")
    less_restrictive = models.TextField(blank=True, default="")
    best_interests = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "assessment_capacity"
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(to_decide="") & ~Q(help_given=""), name="assessment_capacity_of_one_decision"
            ),
        ]
        indexes = [models.Index(fields=["person", "recorded_at"], name="capacity_of_person")]

    def __str__(self) -> str:
        return str(self.pk)

    @staticmethod
    def grants_code_of(key: UUID) -> str:
        """Return the reason that each grant bears which this record opens: it ends as the record does."""
        return f"power by capacity {key}"

    @property
    def is_theirs(self) -> bool:
        """Whether this decision stays theirs: nothing shows that they could not make it that day."""
        could_not = kinds.Could.COULD_NOT in self.abilities.values()
        return not (could_not and self.because_of)

    @property
    def may_be_cited(self) -> bool:
        """Whether somebody else may decide this one thing by it: all that has to be said first is said."""
        said = (self.their_wishes, self.consulted, self.less_restrictive, self.best_interests)
        return not self.is_theirs and all(said)
