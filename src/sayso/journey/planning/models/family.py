"""People around somebody who are on no record of ours, and each one's own yes to being assessed together."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.models import Said
from sayso.journey.planning import statuses as kinds

A_WEEK = 7 * 24 * 60


class AroundPerson(Said):
    """What this person says of one grown-up around them, that no other record tells. A change is a new row.

    `entry` stays the same through every change. `other` is their key where they are on record. It stands in
    the area that nobody can share: whom it is about never reads it. Minutes are of a week; None: not said.
    No child stands here (B-37): see `safeguarding.ChildAtHome`.
    """

    area: ClassVar[Area] = Area.SHARING

    entry = models.UUIDField(default=uuid4)
    other = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=120)
    age_band = models.CharField(max_length=10, choices=kinds.GrownUpAge.choices)
    lives_here = models.BooleanField(null=True, blank=True)
    gives = models.TextField(blank=True, default="")
    gives_minutes = models.PositiveIntegerField(null=True, blank=True)
    gets = models.TextField(blank=True, default="")
    gets_minutes = models.PositiveIntegerField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_around"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "entry"], condition=Q(replaced_at=None), name="planning_one_around_stands"
            ),
            models.CheckConstraint(condition=~Q(called=""), name="planning_around_is_called"),
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(other=F("person")), name="planning_around_is_another"
            ),
            models.CheckConstraint(
                condition=(Q(gives_minutes=None) | Q(gives_minutes__lte=A_WEEK))
                & (Q(gets_minutes=None) | Q(gets_minutes__lte=A_WEEK)),
                name="planning_around_within_a_week",
            ),
        ]

    def __str__(self) -> str:
        return self.called


class TogetherYes(Said):
    """What one grown-up says to being assessed together with another: on their own record, for them alone.

    `alone` is empty where they said it with their own sign-in. `because` says why it is best for them, where
    they cannot decide it.
    """

    area: ClassVar[Area] = Area.SHARING

    other = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=14, choices=kinds.TogetherAnswer.choices)
    alone = models.CharField(max_length=14, blank=True, default="", choices=SeenAlone.choices)
    because = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_together_yes"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "other"], condition=Q(replaced_at=None), name="planning_one_together_stands"
            ),
            models.CheckConstraint(condition=~Q(other=F("person")), name="planning_together_with_another"),
            models.CheckConstraint(
                condition=~Q(answer="best_interests") | ~Q(because=""), name="planning_together_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.answer


class ChildTogether(Said):
    """What a child in the home says to being assessed together with this person, or why it is best for them.

    It stands with the work, as all of a child does: no grown-up's own page, copy or letter has a word of it.
    """

    area: ClassVar[Area] = Area.WORK

    child = models.UUIDField()
    answer = models.CharField(max_length=14, choices=kinds.TogetherAnswer.choices)
    who_speaks = models.CharField(max_length=120, blank=True, default="")
    because = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_child_together"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "child"],
                condition=Q(replaced_at=None),
                name="planning_one_child_together_stands",
            ),
            models.CheckConstraint(
                condition=~Q(answer="best_interests") | (~Q(because="") & ~Q(who_speaks="")),
                name="planning_child_together_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.answer


class AssessedTogether(ProtectedModel):
    """That assessments are done together from now on: of this person, of others, and of children at home.

    Only those who work with the person read it. Whoever takes their yes back is assessed apart again.
    """

    area: ClassVar[Area] = Area.WORK

    others = ArrayField(models.UUIDField(), default=list)
    children = ArrayField(models.UUIDField(), default=list)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "planning_assessed_together"
        constraints = [
            models.CheckConstraint(
                condition=~Q(others=[]) | ~Q(children=[]), name="planning_together_is_of_more_than_one"
            )
        ]
        indexes = [models.Index(fields=["person", "-began_at"], name="planning_together_of")]

    def __str__(self) -> str:
        return str(self.pk)
