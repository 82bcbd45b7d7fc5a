"""The plan for an emergency: what happens when a carer cannot care. Each part is its author's.

The person's parts, whom to ring and the person's yes stand on their record. What a carer writes stands on the
carer's own record and is private; what the carer says yes to stands beside the person's parts as well, word
for word, while that yes lasts.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.models import Said
from sayso.journey.planning import statuses as kinds


class EmergencyPart(Said):
    """One part of somebody's plan for an emergency, in their words. A change is a new row."""

    area: ClassVar[Area] = Area.PLAN

    part = models.CharField(max_length=14, choices=kinds.EmergencyPartKind.choices)
    words = models.TextField()

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_emergency_part"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "part"], condition=Q(replaced_at=None), name="planning_one_emergency_part"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="planning_emergency_part_has_words"),
        ]

    def __str__(self) -> str:
        return self.part


class EmergencyContact(Said):
    """Whom to ring, in their order. Only one who was asked and said yes is relied on.

    `contact` is the key through every change. `free` says when they can come or be rung.
    """

    area: ClassVar[Area] = Area.PLAN

    contact = models.UUIDField(default=uuid4)
    place = models.PositiveSmallIntegerField(default=0)
    called = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40)
    free = models.CharField(max_length=200, blank=True, default="")
    asked = models.CharField(max_length=10, choices=kinds.ContactAsked.choices)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_emergency_contact"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "contact"],
                condition=Q(replaced_at=None),
                name="planning_contact_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return self.called


class EmergencyYes(Said):
    """The person's yes to their plan for an emergency as `version` had it, until a day to look again.

    `alone` is empty where they said it with their own sign-in. Once a part or a contact changes, the yes is
    to something else, and is asked for again.
    """

    area: ClassVar[Area] = Area.PLAN

    version = models.PositiveIntegerField()
    review_on = models.DateField()
    alone = models.CharField(max_length=14, blank=True, default="", choices=SeenAlone.choices)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_emergency_yes"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="planning_one_emergency_yes"
            ),
        ]

    def __str__(self) -> str:
        return str(self.review_on)


class CarersEmergencyPart(Said):
    """What a carer writes for the emergency plan of `adult`. `stands`: they say yes to it standing there.

    The adult never learns from it that the carer wrote, or took something back.
    """

    area: ClassVar[Area] = Area.PRIVATE

    adult = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    adult_called = models.TextField()
    part = models.CharField(max_length=14, choices=kinds.CarersPartKind.choices)
    words = models.TextField()
    stands = models.BooleanField(default=False)
    alone = models.CharField(max_length=14, blank=True, default="", choices=SeenAlone.choices)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_carers_emergency"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "adult", "part"],
                condition=Q(replaced_at=None),
                name="planning_one_carers_part",
            ),
            models.CheckConstraint(condition=~Q(adult=F("person")), name="planning_carers_part_for_another"),
        ]

    def __str__(self) -> str:
        return self.part


class CarerInEmergency(ProtectedModel):
    """What a carer said yes to, in the plan of the person it is for. Written by the database alone.

    When the carer takes it back the row is gone: one that stayed would tell what the carer did.
    """

    area: ClassVar[Area] = Area.PLAN

    carer = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    carer_called = models.TextField()
    part = models.CharField(max_length=14, choices=kinds.CarersPartKind.choices)
    words = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        db_table = "planning_carer_in_emergency"
        constraints = [
            models.UniqueConstraint(fields=["person", "carer", "part"], name="planning_carer_part_once")
        ]

    def __str__(self) -> str:
        return self.part
