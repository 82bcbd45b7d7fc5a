"""How somebody was asked, and that they are to be seen alone: no sign-in of anyone close reads either."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Func, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel, ProtectedQuerySet
from sayso.foundation.access.viewer import Viewer
from sayso.journey.people import statuses as kinds
from sayso.journey.people.models.dated import paired


class NotForAnyoneClose(ProtectedQuerySet):
    """Rows that stay closed to whoever is close to the person, whatever their work here opens."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Keep what this viewer may see, and nothing where the viewer is that person or close to them."""
        close = Func(F("person_id"), function="people_is_close", output_field=models.BooleanField())
        return super().visible_to(viewer).alias(_close=close).filter(_close=False)


class HowAsked(ProtectedModel):
    """How somebody was asked at one place: alone or not, offered or not, who was there, by what means.

    It stands in the story, which the person's own sign-in does not read, and which cannot be shared: somebody
    may be looking over their shoulder. `about` is the key of what they were asked about.
    """

    area: ClassVar[Area] = Area.STORY

    place = models.CharField(max_length=10, choices=kinds.AskedPlace.choices)
    about = models.UUIDField()
    alone = models.CharField(max_length=14, choices=kinds.Alone.choices)
    means = models.CharField(max_length=12, choices=kinds.Means.choices)
    who_there = models.TextField(blank=True, default="")
    asked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = NotForAnyoneClose.as_manager()

    class Meta:
        db_table = "people_how_asked"
        constraints = [
            models.UniqueConstraint(fields=["place", "about"], name="people_asked_once_of_each_thing")
        ]
        indexes = [models.Index(fields=["person", "-asked_on"], name="people_asked_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class SeeAlone(ProtectedModel):
    """Somebody was not alone when they were asked: see them alone. It is a task, and a private one.

    It is no row among other tasks: nobody close ever reads it, not one who works here either, and no count
    or list of theirs holds it. It ends when they were seen alone, or with a reason.
    """

    area: ClassVar[Area] = Area.STORY

    place = models.CharField(max_length=10, choices=kinds.AskedPlace.choices)
    since = models.DateField()
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    was_seen = models.BooleanField(default=False)
    closed_because = models.TextField(blank=True, default="")

    objects: ClassVar[Any] = NotForAnyoneClose.as_manager()

    class Meta:
        db_table = "people_see_alone"
        constraints = [
            paired("closed_at", "closed_by", "people_see_alone_closed_at_with_by"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_at=None), name="people_see_alone_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, was_seen=False, closed_because="")
                | (Q(closed_at__isnull=False) & (Q(was_seen=True) | ~Q(closed_because=""))),
                name="people_see_alone_closed_says_how",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
