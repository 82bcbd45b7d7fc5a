"""Concerns, what was decided, and children in the home. Nobody changes what was said."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired
from sayso.journey.safeguarding import statuses as kinds


class ConcernWords(models.Model):
    """What was said, by whom if they told us. Inserted only by the database's `safeguarding_receive`."""

    reference = models.CharField(max_length=20, unique=True)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about = models.TextField(blank=True, default="")
    place = models.TextField(blank=True, default="")
    what_happened = models.TextField()
    danger = models.CharField(max_length=10, choices=kinds.Danger.choices)
    asked = models.CharField(max_length=10, choices=kinds.Asked.choices)
    wants = models.TextField(blank=True, default="")
    teller = models.TextField(blank=True, default="")
    looks_repeated = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Concern(ProtectedModel, ConcernWords):
    """A concern about an adult. Until somebody says who that is, it stands under a key of its own.

    `heard_in` is the contact in which it was heard, if it was.
    """

    area = Area.SAFETY

    heard_in = models.UUIDField(null=True, blank=True)
    linked_at = models.DateTimeField(null=True, blank=True)
    linked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "safeguarding_concern"
        constraints = [
            models.CheckConstraint(
                condition=Q(linked_at=None, linked_by=None)
                | Q(linked_at__isnull=False, linked_by__isnull=False),
                name="safeguarding_concern_linked_at_with_by",
            )
        ]
        indexes = [models.Index(fields=["raised_at"], name="safeguarding_concern_raised")]

    def __str__(self) -> str:
        return self.reference


class StaffConcern(ConcernWords):
    """A concern that somebody who works here may have caused the harm: it goes outside the team.

    Only a principal social worker reads these: the policy is in the migration. It points at nobody's record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True, default="")

    class Meta:
        db_table = "safeguarding_staff_concern"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="safeguarding_staff_answered_with_words",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class ConcernDecision(ProtectedModel):
    """What was decided about a concern: the three tests of section 42(1), each with why, and what follows."""

    area = Area.SAFETY

    concern = models.OneToOneField(Concern, on_delete=models.PROTECT, related_name="decision")
    needs_care = models.CharField(max_length=10, choices=kinds.Found.choices)
    needs_care_because = models.TextField()
    at_risk = models.CharField(max_length=10, choices=kinds.Found.choices)
    at_risk_because = models.TextField()
    cannot_protect = models.CharField(max_length=10, choices=kinds.Found.choices)
    cannot_protect_because = models.TextField()
    outcome = models.CharField(max_length=16, choices=kinds.Outcome.choices)
    reasons = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "safeguarding_concern_decision"

    def __str__(self) -> str:
        return self.outcome


class ChildAtHome(Said):
    """A child in the home of somebody we work with, known only by what is needed. A change is a new row.

    It stands with the work, which no person's own sign-in holds and nobody can share: `person` is on whose
    record it was noticed. `child` is the child's own key through every change. `called` is a first name or
    initials. `harm_since` is when harm was first called likely, without a break; None while it is not.
    """

    area: ClassVar[Area] = Area.WORK

    child = models.UUIDField(default=uuid.uuid4)
    called = models.CharField(max_length=40)
    age_band = models.CharField(max_length=10, choices=kinds.AgeBand.choices)
    helps = models.CharField(max_length=10, choices=kinds.Helps.choices)
    tasks = ArrayField(models.CharField(max_length=14, choices=kinds.ChildTask.choices), default=list)
    harm = models.CharField(max_length=10, choices=kinds.HarmLikely.choices)
    harm_words = models.TextField(blank=True, default="")
    harm_since = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "safeguarding_child"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "child"],
                condition=Q(replaced_at=None),
                name="safeguarding_child_stands_once",
            ),
            models.CheckConstraint(
                condition=(Q(harm="likely") & Q(harm_since__isnull=False))
                | (~Q(harm="likely") & Q(harm_since=None)),
                name="safeguarding_child_harm_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.child)


class ChildPassed(ProtectedModel):
    """That a child was passed on: when, to whom (a role), what was sent, and what came back."""

    area: ClassVar[Area] = Area.WORK

    child = models.UUIDField()
    to_whom = models.CharField(max_length=200)
    sent = models.TextField()
    passed_at = models.DateTimeField()
    passed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True, default="")

    class Meta:
        db_table = "safeguarding_child_passed"
        constraints = [
            paired("answered_at", "answered_by", "safeguarding_child_answered_at_with_by"),
            models.CheckConstraint(
                condition=~Q(sent="") & ~Q(to_whom=""), name="safeguarding_child_passed_says_what"
            ),
        ]
        indexes = [models.Index(fields=["person", "child"], name="safeguarding_passed_of_child")]

    def __str__(self) -> str:
        return str(self.child)


class YoungCarerTold(ProtectedModel):
    """That a young carer's needs assessment was offered, or that they were told of it."""

    area: ClassVar[Area] = Area.WORK

    child = models.UUIDField()
    kind = models.CharField(max_length=10, choices=kinds.CarerToldKind.choices)
    words = models.TextField(blank=True, default="")
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "safeguarding_young_carer_told"
        indexes = [models.Index(fields=["person", "child"], name="safeguarding_told_of_child")]

    def __str__(self) -> str:
        return self.kind
