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

    `line` is the key of the plan's line, which stays the same from plan to plan. Why it is free stands with
    the right to it, in another area: whoever may see what support costs need not see why.
    """

    area: ClassVar[Area] = Area.MONEY

    line = models.UUIDField()

    objects: ClassVar[Any]

    class Meta(Dated.Meta):
        db_table = "charging_free_line"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "line"], condition=STANDS, name="charging_free_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
