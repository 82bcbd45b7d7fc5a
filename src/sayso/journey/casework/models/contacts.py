"""Calls and letters that reach us: about somebody on record, or about somebody who is not."""

import uuid

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework import statuses as kinds


class EightAnswers(models.Model):
    """What a contact adviser asks and hears. Words are the caller's own where they can be."""

    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    caller = models.TextField()
    about = models.TextField()
    whereabouts = models.TextField(blank=True, default="")
    what_happened = models.TextField()
    how_soon = models.CharField(max_length=12, choices=kinds.HowSoon.choices)
    person_knows = models.CharField(max_length=12, choices=kinds.PersonKnows.choices)
    harm = models.CharField(max_length=8, choices=kinds.Harm.choices)
    outcome = models.CharField(max_length=12, choices=kinds.Outcome.choices)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Contact(ProtectedModel, EightAnswers):
    """A contact about somebody on record."""

    area = Area.STORY

    class Meta:
        db_table = "casework_contact"
        indexes = [models.Index(fields=["person", "-taken_at"], name="casework_contact_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class OpenContact(EightAnswers):
    """A contact about somebody who is not on record, or not open to whoever took it.

    Seen by whoever took it, their team, out-of-hours and safeguarding: its policy is in the migration. When
    it becomes somebody's, its words move to a `Contact` with the same key, and this row goes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_with = models.TextField(blank=True, default="")

    class Meta:
        db_table = "casework_open_contact"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, closed_with="")
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(closed_with="")),
                name="casework_open_contact_closed_with_words",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ConcernHeard(ProtectedModel):
    """A worry that somebody may be harmed, heard in a contact; safeguarding takes it up from here.

    Inserted only by the database's `casework_hear_concern`, so that whoever hears one can always pass it on.
    """

    area = Area.SAFETY

    contact_id = models.UUIDField()
    heard_at = models.DateTimeField()
    heard_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    danger = models.BooleanField()
    words = models.TextField()

    class Meta:
        db_table = "casework_concern_heard"

    def __str__(self) -> str:
        return str(self.pk)
