"""Paying somebody close: what was put and why, and what was agreed. Nothing of a paid hour is unpaid care."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.foundation.decisions.models import Decision
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.partnership import statuses as kinds
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired


class PaidProposal(Said):
    """That somebody close be paid from a direct payment, as it was put. A change is a new row.

    `arrangement` stays the same through every change; a decision and a signature are of one row, so that
    facts which changed are looked at again. Where somebody lives is so on `household_on`. None: not known.
    `speaks_for` says whether they hold the payment or act for the person. It holds nothing told in private.
    """

    area: ClassVar[Area] = Area.SHARING

    arrangement = models.UUIDField(default=uuid4)
    relative = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    called = models.TextField()
    relationship = models.CharField(
        max_length=20, blank=True, default="", choices=kinds.RelationshipKind.choices
    )
    same_household = models.BooleanField(null=True, blank=True)
    household_on = models.DateField()
    partner_of_listed = models.BooleanField(null=True, blank=True)
    purpose = models.CharField(max_length=20, choices=kinds.PurposeKind.choices)
    speaks_for = models.BooleanField(null=True, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_agreed = models.BooleanField(null=True, blank=True)  # what was decided; None while nobody has
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_words = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_paid_proposal"
        constraints = [
            *Said.Meta.constraints,
            paired("signed_at", "signed_by", "partnership_paid_signed_at_with_by"),
            models.UniqueConstraint(
                fields=["arrangement"], condition=Q(replaced_at=None), name="partnership_one_paid_stands"
            ),
            models.CheckConstraint(
                condition=Q(relative=None) | ~Q(relative=F("person")), name="partnership_paid_is_another"
            ),
            models.CheckConstraint(condition=~Q(called=""), name="partnership_paid_is_called"),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("recorded_by")),
                name="partnership_paid_signed_by_another",
            ),
        ]
        indexes = [models.Index(fields=["person", "recorded_at"], name="partnership_paid_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class NecessaryReason(ProtectedModel):
    """One reason why it is necessary to pay somebody close, with what shows it. It may speak of health."""

    area: ClassVar[Area] = Area.HEALTH

    proposal = models.ForeignKey(PaidProposal, on_delete=models.PROTECT, related_name="+")
    factor = models.CharField(max_length=20, choices=kinds.Factor.choices)
    evidence = models.TextField()

    class Meta:
        db_table = "partnership_necessary_reason"
        constraints = [
            models.UniqueConstraint(fields=["proposal", "factor"], name="partnership_one_reason_a_factor"),
            models.CheckConstraint(condition=~Q(evidence=""), name="partnership_reason_has_evidence"),
        ]

    def __str__(self) -> str:
        return self.factor


class PaidContract(ProtectedModel):
    """What was agreed: paid hours or tasks, from when until when. One to a proposal: the next is put anew.

    `minutes_a_week` are paid minutes, and no hour of unpaid care is among them. `particulars` are words by
    `Particular`. `ends_before` is the first day on which it is no longer so; who ended it is not kept here.
    """

    area: ClassVar[Area] = Area.SHARING

    proposal = models.OneToOneField(PaidProposal, on_delete=models.PROTECT, related_name="+")
    relative = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    called = models.TextField()  # what the person calls them
    calls = models.TextField()  # what they call the person
    purpose = models.CharField(max_length=20, choices=kinds.PurposeKind.choices)
    tasks = models.TextField()
    minutes_a_week = models.PositiveIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    person_asked = models.CharField(max_length=14, choices=SeenAlone.choices)
    relative_asked = models.CharField(max_length=14, choices=SeenAlone.choices)
    particulars = models.JSONField(default=dict, blank=True)
    written_on = models.DateField(null=True, blank=True)  # when they have the written statement in hand
    second_signatory = models.TextField(blank=True, default="")
    look_again_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "partnership_paid_contract"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
                name="partnership_paid_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(relative=None) | ~Q(relative=F("person")), name="partnership_paid_work_of_another"
            ),
            models.CheckConstraint(
                condition=Q(purpose="care", minutes_a_week__gt=0)
                | Q(purpose="administration", minutes_a_week=None),
                name="partnership_paid_care_has_hours",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "starts_on"], name="partnership_contracts_of"),
            models.Index(fields=["relative"], name="partnership_paid_work_of"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PaidTime(ProtectedModel):
    """When somebody is paid to be there: on these days of the week, from a time, for so many minutes."""

    area: ClassVar[Area] = Area.SHARING

    contract = models.ForeignKey(PaidContract, on_delete=models.PROTECT, related_name="+")
    days = ArrayField(models.SmallIntegerField())  # Monday 0
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "partnership_paid_time"
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 1440)), name="partnership_paid_time_within_a_day"
            ),
        ]

    def __str__(self) -> str:
        return str(self.starts_at)


class PaidSum(ProtectedModel):
    """What is paid: a wage an hour for care, or an amount of its own a week for managing the payment."""

    area: ClassVar[Area] = Area.MONEY

    contract = models.OneToOneField(PaidContract, on_delete=models.PROTECT, related_name="+")
    pence_an_hour = models.PositiveIntegerField(null=True, blank=True)
    pence_a_week = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        db_table = "partnership_paid_sum"
        constraints = [
            models.CheckConstraint(
                condition=Q(pence_an_hour__gt=0, pence_a_week=None)
                | Q(pence_an_hour=None, pence_a_week__gt=0),
                name="partnership_paid_one_kind_of_sum",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
