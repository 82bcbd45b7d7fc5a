"""A story that somebody tells in their own words, and whether they still agree that it is shown."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.people.models.dated import paired


class Story(ProtectedModel):
    """One story. Its row is private to its author; whoever reads the page reads words, through one door.

    `called` is the name that the author wants under it, and may be empty. It is shown once a moderator read
    it (`is_fit`) and until the author takes it back. `said_back` is what the moderator wrote to the author.
    """

    area: ClassVar[Area] = Area.PRIVATE

    words = models.TextField()
    called = models.CharField(max_length=60, blank=True, default="")
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_fit = models.BooleanField(null=True, blank=True)
    said_back = models.TextField(blank=True, default="")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta:
        db_table = "community_story"
        constraints = [
            paired("read_at", "read_by", "community_story_read_at_with_by"),
            paired("taken_back_at", "taken_back_by", "community_story_taken_back_at_with_by"),
            models.CheckConstraint(condition=~Q(words=""), name="community_story_has_words"),
            models.CheckConstraint(
                condition=Q(read_at=None, is_fit=None) | Q(read_at__isnull=False, is_fit__isnull=False),
                name="community_story_read_says_if_fit",
            ),
        ]
        indexes = [models.Index(fields=["person", "-offered_at"], name="community_stories_of")]

    def __str__(self) -> str:
        return str(self.pk)
