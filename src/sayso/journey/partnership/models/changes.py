"""What was noticed between the two, and what came of it. Owner and day stand on a task of casework's."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework.models import Task
from sayso.journey.partnership import statuses as kinds
from sayso.journey.partnership.models.the_two import PartnershipSide


class NoticedChange(ProtectedModel):
    """A change that was noticed, on the record of whoever it was noticed about, and what was done about it.

    `task` is who does something about it, and by when. Its words say nothing of the change: they are read by
    more people than this row is. It cannot be closed without words.
    """

    side = models.ForeignKey(PartnershipSide, on_delete=models.PROTECT, related_name="+")
    noticed_on = models.DateField()
    noticed_by = models.CharField(max_length=10, choices=kinds.NoticedBy.choices)
    words = models.TextField()
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_words = models.TextField(blank=True, default="")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["task"], name="%(app_label)s_%(class)s_one_a_task"),
            models.CheckConstraint(condition=~Q(words=""), name="%(app_label)s_%(class)s_says_what"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_words="")
                | (Q(done_at__isnull=False, done_by__isnull=False) & ~Q(done_words="")),
                name="%(app_label)s_%(class)s_done_with_words",
            ),
        ]
        indexes = [models.Index(fields=["person", "-noticed_on"], name="partnership_%(class)s_of")]

    def __str__(self) -> str:
        return str(self.pk)


class Change(NoticedChange):
    """A change that those who work with the person may read about."""

    area: ClassVar[Area] = Area.STORY
    objects: ClassVar[Any]

    class Meta(NoticedChange.Meta):
        db_table = "partnership_change"


class PrivateChange(NoticedChange):
    """A change that was told in private: only for who holds that one's private account."""

    area: ClassVar[Area] = Area.PRIVATE
    objects: ClassVar[Any]

    class Meta(NoticedChange.Meta):
        db_table = "partnership_private_change"
