"""Ties between people, records that are one life, and what somebody is found by."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.people import statuses as kinds
from sayso.journey.people.models.dated import Dated, paired


class Tie(Dated):
    """What somebody else is to this person, in this person's words. Never a way to the other's record."""

    kind = models.CharField(max_length=20, choices=kinds.TieKind.choices)
    other = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other_called = models.CharField(max_length=200)

    class Meta(Dated.Meta):
        db_table = "people_tie"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(other=None) | ~Q(other=F("person")), name="people_tie_to_another"
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Merge(ProtectedModel):
    """Two records of one life, joined: `person` is read together with `into`. No row is moved or changed."""

    area = Area.CONTACT

    into = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    because = models.TextField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_because = models.TextField(blank=True, default="")

    class Meta:
        db_table = "people_merge"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(undone_at=None), name="people_one_live_merge"
            ),
            models.CheckConstraint(condition=~Q(into=F("person")), name="people_merge_of_two"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="people_merge_confirmed_by_another",
            ),
            paired("confirmed_at", "confirmed_by", "people_merge_confirmed_at_with_by"),
            paired("undone_at", "undone_by", "people_merge_undone_at_with_by"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} into {self.into_id}"


class NotSame(ProtectedModel):
    """Somebody looked at two records and found two people. `person` is the one whose key sorts first."""

    area = Area.CONTACT

    other = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    because = models.TextField()
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "people_not_same"
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="people_not_same_once"),
            models.CheckConstraint(condition=Q(other__gt=F("person")), name="people_not_same_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} is not {self.other_id}"


class Finding(ProtectedModel):
    """What somebody is found by, and what a finder is shown. Kept by the actions; read by `find_people()`.

    `keys` are made by `queries.keys`; `same_keys` are those that two records of one life would share.
    A hidden address is in none of its columns. `worker_name` belongs to whoever allocates work.
    """

    area = Area.CONTACT

    person = models.OneToOneField(Subject, on_delete=models.PROTECT, related_name="+")
    stands_for = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    keys = ArrayField(models.TextField())
    same_keys = ArrayField(models.TextField(), default=list)
    name = models.CharField(max_length=200)
    other_names = models.TextField(blank=True, default="")
    birth = models.CharField(max_length=40, blank=True, default="")
    birth_date = models.DateField(null=True, blank=True)
    address = models.TextField(blank=True, default="")
    warning = models.TextField(blank=True, default="")
    council_number = models.CharField(max_length=16)
    worker_name = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        db_table = "people_finding"

    def __str__(self) -> str:
        return self.council_number
