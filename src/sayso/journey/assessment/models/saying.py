"""What somebody said, and the conversation in which they said it. What was said first stays to be read."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.assessment import statuses as kinds
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.models import Said
from sayso.journey.people.statuses import StandingKind


class Conversation(ProtectedModel):
    """That a worker and a person talked: when, how, and whether they were alone.

    It stands in the story, which the person's own sign-in does not read: who was there may be what keeps
    them safe. What they said stands in `Wish`, which is theirs.
    """

    area: ClassVar[Area] = Area.STORY

    held_on = models.DateField()
    way = models.CharField(max_length=10, choices=kinds.Way.choices)
    seen_alone = models.CharField(max_length=14, choices=SeenAlone.choices)
    not_alone_because = models.TextField(blank=True, default="")
    who_was_there = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "assessment_conversation"
        indexes = [models.Index(fields=["person", "-held_on"], name="conversation_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class Wish(Said):
    """Something that somebody said of their own life, in their words. It may be small, and of no known kind.

    A wished time is data: `wished_at`, give or take so many minutes, on some weekdays (Monday is 0; none
    means any day). A change is a new row that `follows` the one before; what is taken back is `replaced` and
    followed by nothing.
    """

    area: ClassVar[Area] = Area.PLAN

    kind = models.CharField(max_length=10, choices=kinds.WishKind.choices)
    words = models.TextField()
    wished_at = models.TimeField(null=True, blank=True)
    give_or_take_minutes = models.SmallIntegerField(null=True, blank=True)
    days = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    said_by = models.CharField(max_length=12, choices=kinds.SaidBy.choices)
    spoken_by = models.TextField(blank=True, default="")
    follows = models.UUIDField(null=True, blank=True)
    # Only a key: the conversation stands in another area, and may not be there for whoever reads this.
    conversation = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "assessment_wish"
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(condition=~Q(words=""), name="assessment_wish_has_words"),
            models.CheckConstraint(
                condition=Q(wished_at=None, give_or_take_minutes=None)
                | Q(wished_at__isnull=False, give_or_take_minutes__range=(0, 180)),
                name="assessment_wish_time_with_room",
            ),
            models.CheckConstraint(
                condition=~Q(said_by="other") | ~Q(spoken_by=""), name="assessment_wish_spoken_by_somebody"
            ),
        ]
        indexes = [models.Index(fields=["person", "recorded_at"], name="wish_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class NeedsAssessment(Said):
    """What somebody can and cannot do, as if no carer helped, and how that looks against the national test.

    `standing` says whose test it is: an adult's needs, or a carer's own, each on that person's own record.
    `outcomes` maps the law's outcomes to answers (`rules.eligibility`); what is left out was not asked. The
    verdict and its working are kept as they were worked out that day. They decide nothing: a person does.
    """

    area: ClassVar[Area] = Area.HEALTH

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    assessed_on = models.DateField()
    their_words = models.TextField(blank=True, default="")
    arises = models.BooleanField(null=True, blank=True)
    health_at_risk = models.BooleanField(null=True, blank=True)
    significant_impact = models.BooleanField(null=True, blank=True)
    outcomes = models.JSONField(default=dict, blank=True)
    difficulties = ArrayField(models.CharField(max_length=14), default=list, blank=True)
    supporter = models.CharField(max_length=12, choices=kinds.Supporter.choices)
    supporter_name = models.TextField(blank=True, default="")
    verdict = models.CharField(max_length=24)
    says = models.TextField()
    working = models.JSONField()

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "assessment_needs"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "standing"], condition=Q(replaced_at=None), name="assessment_one_stands"
            ),
            models.CheckConstraint(
                condition=~Q(supporter="somebody") | ~Q(supporter_name=""),
                name="assessment_supporter_is_named",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def needs_an_advocate(self) -> bool:
        """Whether having a say is very hard and nobody is said to help with it: see `queries.advocacy`."""
        return bool(self.difficulties) and self.supporter in (
            kinds.Supporter.NOT_NEEDED,
            kinds.Supporter.NOBODY_YET,
            kinds.Supporter.ADVOCATE,
        )
