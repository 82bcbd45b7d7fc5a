"""What somebody shares of their own record with people close to them: a choice, and no power of anyone."""

from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Count, F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel, ProtectedQuerySet
from sayso.journey.people import statuses as kinds
from sayso.journey.people.models.dated import paired

#: How the reason of every grant begins that a sharing choice gave. What follows is the choice's own key.
BECAUSE = "sharing choice"


class SharingRows(ProtectedQuerySet):
    """Sharing choices, those that ended too."""

    def live(self) -> Self:
        """Keep what is shared now."""
        return self.filter(ended_at=None)

    def version_of(self, person: UUID) -> int:
        """Return a number that grows whenever this person shares something or stops."""
        mine = self.filter(person_id=person)
        return sum(mine.aggregate(rows=Count("pk"), ended=Count("ended_at")).values())


class SharingChoice(ProtectedModel):
    """One area of one person's record, shared with one other from `recorded_at` until `ended_at`.

    The row stands in an area of its own, which cannot be shared: the other never reads it, then or after.
    """

    area = Area.SHARING

    with_person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    shares = models.CharField(max_length=10, choices=kinds.Shareable.choices)
    said = models.CharField(max_length=12, choices=kinds.SharingSaid.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_said = models.CharField(max_length=12, choices=kinds.SharingSaid.choices, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = SharingRows.as_manager()

    class Meta:
        db_table = "people_sharing_choice"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "with_person", "shares"],
                condition=Q(ended_at=None),
                name="people_one_live_sharing",
            ),
            models.CheckConstraint(condition=~Q(with_person=F("person")), name="people_sharing_with_another"),
            models.CheckConstraint(
                condition=Q(shares__in=kinds.Shareable.values), name="people_sharing_what_may_be"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_said="")
                | (Q(ended_at__gte=F("recorded_at")) & ~Q(ended_said="")),
                name="people_sharing_end_said",
            ),
            paired("ended_at", "ended_by", "people_sharing_ended_at_with_by"),
        ]

    def __str__(self) -> str:
        return self.shares

    @property
    def grants_code(self) -> str:
        """The reason that every grant of this choice bears: ending it ends those and no other."""
        return f"{BECAUSE} {self.pk}"
