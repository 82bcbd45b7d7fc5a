"""Who is away from when to when, and who stands in for them. Nothing is moved: it is asked by the day.

Why somebody is away is kept nowhere: nobody's work needs it.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel


class Absence(models.Model):
    """That a worker is away, from the first day to the last, both within it.

    Rows name workers and nobody whom they work with. The database lets a worker write their own, and a
    manager anyone's. With no cover it is the team's tray that has their work.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    version = models.SmallIntegerField(default=1)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "casework_absence"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="casework_absence_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="casework_absence_ended_at_with_by",
            ),
        ]
        indexes = [
            models.Index(fields=["last_day"], condition=Q(ended_at=None), name="casework_absence_live"),
            models.Index(fields=["worker"], name="casework_absence_of_worker"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Cover(models.Model):
    """That a colleague stands in for whoever is away, for everybody with no colleague of their own named."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="covers")
    cover = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "casework_cover"
        constraints = [
            models.UniqueConstraint(
                fields=["absence", "cover"], condition=Q(ended_at=None), name="casework_cover_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CoverFor(ProtectedModel):
    """That a colleague stands in with one person alone. It goes before the cover of everybody."""

    area = Area.WORK

    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "casework_cover_for"
        constraints = [
            models.UniqueConstraint(
                fields=["absence", "person"], condition=Q(ended_at=None), name="casework_one_cover_for"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
