"""What is free by law: a right to aftercare, what each body says of it, and the lines it frees."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.journey.charging import statuses as kinds
from sayso.journey.people.models import Dated, Said

STANDS = Q(replaced_at=None, ends_before=None)


class Aftercare(Dated):
    """Somebody's right to aftercare under section 117, from the day they left hospital (`starts_on`).

    `lived_in` is where they lived just before they were last detained, `placed_by` which council had found
    them that place: with them `rules.who_pays` says which council owes it. `council_share_percent` is None
    while the two bodies have not agreed who bears how much: the person pays nothing for that either way.
    What is put right is a new row.
    """

    area: ClassVar[Area] = Area.HEALTH

    section = models.CharField(max_length=3, choices=kinds.Section.choices)
    detained_on = models.DateField()
    lived_in = models.CharField(max_length=8, choices=kinds.LivedIn.choices)
    placed_by = models.CharField(max_length=8, choices=kinds.PlacedBy.choices)
    nhs_body = models.TextField()
    council_share_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    on_community_order = models.BooleanField(default=False)
    what = models.TextField()

    objects: ClassVar[Any]

    class Meta(Dated.Meta):
        db_table = "charging_aftercare"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person"], condition=STANDS, name="charging_one_aftercare"),
            models.CheckConstraint(
                condition=Q(starts_on__gte=F("detained_on")), name="charging_aftercare_after_hospital"
            ),
            models.CheckConstraint(
                condition=Q(council_share_percent=None) | Q(council_share_percent__lte=100),
                name="charging_aftercare_share_of_a_hundred",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class AftercareWord(Said):
    """What one of the two bodies says: whether aftercare, or one line of it (`line`), is over, and why.

    `reviewed_on` is the day on which it was looked at with the person. Said again, the first is replaced.
    """

    area: ClassVar[Area] = Area.HEALTH

    aftercare_since = models.DateField()
    line = models.UUIDField(null=True, blank=True)
    body = models.CharField(max_length=8, choices=kinds.Body.choices)
    is_over = models.BooleanField()
    reviewed_on = models.DateField(null=True, blank=True)
    reason = models.TextField()

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "charging_aftercare_word"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "aftercare_since", "body", "line"],
                condition=Q(replaced_at=None),
                nulls_distinct=False,
                name="charging_one_word_of_a_body",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="charging_aftercare_word_has_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class FreeLine(Dated):
    """That one line of a plan is not for the person to pay, from a day on: it is free by law.

    `line` is the key of the plan's line, which stays the same from plan to plan. `payer` is who pays for it:
    the council, or the NHS from the day it takes over. Why it is free stands with the right to it, in another
    area: whoever may see what support costs need not see why.
    """

    area: ClassVar[Area] = Area.MONEY

    line = models.UUIDField()
    payer = models.CharField(max_length=8, choices=kinds.Body.choices, default=kinds.Body.COUNCIL)

    objects: ClassVar[Any]

    class Meta(Dated.Meta):
        db_table = "charging_free_line"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "line"], condition=STANDS, name="charging_free_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class NhsCare(Said):
    """Whether continuing healthcare was thought of, and how far it has come. What changes is a new row.

    `takes_over_on` is the day from which the NHS truly pays: the council goes on until then. A personal
    health budget (`has_health_budget`) is the NHS's own money, and no direct payment of ours.
    """

    area: ClassVar[Area] = Area.HEALTH

    was_thought_of = models.BooleanField()
    why = models.TextField()
    referred_on = models.DateField(null=True, blank=True)
    is_fast_track = models.BooleanField(default=False)
    decided = models.CharField(max_length=12, blank=True, default="", choices=kinds.NhsDecided.choices)
    decided_on = models.DateField(null=True, blank=True)
    eligible_from = models.DateField(null=True, blank=True)
    takes_over_on = models.DateField(null=True, blank=True)
    disputed_on = models.DateField(null=True, blank=True)
    has_health_budget = models.BooleanField(default=False)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "charging_nhs_care"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="charging_one_nhs_care"
            ),
            models.CheckConstraint(
                condition=Q(takes_over_on=None) | Q(decided="eligible", eligible_from__isnull=False),
                name="charging_nhs_takes_over_what_it_decided",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class NhsRefund(Said):
    """What the NHS paid back, and whose it is: first what the person paid, then what the council paid."""

    area: ClassVar[Area] = Area.MONEY

    came_on = models.DateField()
    refund_pence = models.PositiveBigIntegerField()
    person_paid_pence = models.PositiveBigIntegerField()
    council_paid_pence = models.PositiveBigIntegerField()
    to_person_pence = models.PositiveBigIntegerField()
    to_council_pence = models.PositiveBigIntegerField()
    working = models.JSONField()

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "charging_nhs_refund"
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                condition=Q(to_person_pence__lte=F("person_paid_pence"))
                & Q(to_council_pence__lte=F("council_paid_pence"))
                & (Q(to_council_pence=0) | Q(to_person_pence=F("person_paid_pence"))),
                name="charging_refund_to_the_person_first",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Residence(Said):
    """Where somebody lives, for which council meets their needs; and a move out or in. A change is a new row.

    `taken_over_on` is the day from which the council they move to meets their needs, in its own word.
    """

    area: ClassVar[Area] = Area.PLAN

    lives_in = models.CharField(max_length=8, choices=kinds.LivedIn.choices)
    placed_by = models.CharField(max_length=8, choices=kinds.PlacedBy.choices)
    council_name = models.TextField()
    basis = models.TextField()
    since = models.DateField()
    disputed_with = models.TextField(blank=True, default="")
    moves_out_on = models.DateField(null=True, blank=True)
    moves_to = models.TextField(blank=True, default="")
    plan_sent_on = models.DateField(null=True, blank=True)
    taken_over_on = models.DateField(null=True, blank=True)
    came_on = models.DateField(null=True, blank=True)
    came_from = models.TextField(blank=True, default="")
    has_old_plan = models.BooleanField(default=False)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "charging_residence"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="charging_one_residence"
            ),
            models.CheckConstraint(
                condition=Q(taken_over_on=None) | Q(moves_out_on__isnull=False),
                name="charging_taken_over_by_whom_they_move_to",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
