"""A review of how it goes between two: one talk with each, alone, each on their own record."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import statuses as kinds
from sayso.journey.partnership.models.the_two import PartnershipSide
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired


class PairTalk(Said):
    """One of the two in one review: asked for a day, talked with alone, and what they say of what was kept.

    Both rows of a review bear its key. Neither of the two reads the other's: the area is private. A change is
    a new row with the same `review`. `talk_on` is the pair's own day, which says nothing of why. `answers`
    holds words by the code of a part; a part that was left is not there. `job` holds what this one says of a
    job between the two, by `JobFact`: yes or no, or percent of a year's leave. What was left is not there.
    """

    area: ClassVar[Area] = Area.PRIVATE

    side = models.ForeignKey(PartnershipSide, on_delete=models.PROTECT, related_name="+")
    review = models.UUIDField(default=uuid4)
    talk_on = models.DateField()
    talked_on = models.DateField(null=True, blank=True)
    alone = models.CharField(max_length=12, choices=SeenAlone.choices, blank=True, default="")
    not_alone_because = models.TextField(blank=True, default="")
    answers = models.JSONField(default=dict)
    job = models.JSONField(default=dict)
    written_by = models.ForeignKey(
        "access.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    together = models.CharField(max_length=9, choices=kinds.Together.choices, blank=True, default="")
    agrees = models.BooleanField(null=True, blank=True)
    disagrees_words = models.TextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "access.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_talk"
        constraints = [
            *Said.Meta.constraints,
            paired("ended_at", "ended_by", "partnership_talk_ended_at_with_by"),
            models.UniqueConstraint(
                fields=["side", "review"], condition=Q(replaced_at=None), name="partnership_one_talk_stands"
            ),
            models.UniqueConstraint(
                fields=["side"],
                condition=Q(replaced_at=None, ended_at=None),
                name="partnership_one_open_talk",
            ),
            models.CheckConstraint(
                condition=Q(talked_on=None, alone="") | Q(talked_on__isnull=False) & ~Q(alone=""),
                name="partnership_talk_says_if_alone",
            ),
        ]
        indexes = [models.Index(fields=["person", "-talk_on"], name="partnership_talks_of")]

    def __str__(self) -> str:
        return str(self.talk_on)
