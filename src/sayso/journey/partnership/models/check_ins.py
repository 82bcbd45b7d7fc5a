"""How it is, as each of the two says alone and at set times; and how often they want to be asked."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.journey.partnership import statuses as kinds
from sayso.journey.partnership.models.the_two import PartnershipSide
from sayso.journey.people.models import Said
from sayso.rules.partnership import check_in as rules


class CheckIn(Said):
    """What one of the two said on a day, by the codes of the rules of check-ins: private to its author.

    `entry` stays the same through every version; a change is a new row, and what was said first stays. An
    answer that was left is not in `answers`: unknown is never a nought. `wording`: which words were asked.
    """

    area: ClassVar[Area] = Area.PRIVATE

    side = models.ForeignKey(PartnershipSide, on_delete=models.PROTECT, related_name="+")
    entry = models.UUIDField(default=uuid4)
    said_on = models.DateField()
    answers = models.JSONField()
    written_as = models.CharField(max_length=8, choices=kinds.WrittenAs.choices)
    wording = models.PositiveSmallIntegerField(default=rules.WORDING)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_check_in"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry"], condition=Q(replaced_at=None), name="partnership_one_check_in_stands"
            ),
            models.CheckConstraint(condition=~Q(answers={}), name="partnership_check_in_says_something"),
        ]
        indexes = [models.Index(fields=["person", "-said_on"], name="partnership_check_ins_of")]

    def __str__(self) -> str:
        return str(self.said_on)


class CheckInTimes(Said):
    """How often its author wants to be asked how it is, and in what way that is safe. A change is a new row.

    It is private, not among what is shared: how often somebody asks to be asked, or that they want no ring,
    would tell a colleague who holds no private account that something is wrong. `often` is empty while they
    have not said. `not_now_on` is the day on which they last said "not now".
    """

    area: ClassVar[Area] = Area.PRIVATE

    side = models.ForeignKey(PartnershipSide, on_delete=models.PROTECT, related_name="+")
    often = models.CharField(max_length=12, choices=kinds.OftenAsked.choices, blank=True, default="")
    way = models.CharField(max_length=12, choices=kinds.AskedBy.choices, default=kinds.AskedBy.SAFE_WAY)
    way_words = models.TextField(blank=True, default="")
    not_now_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_check_in_times"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["side"], condition=Q(replaced_at=None), name="partnership_one_check_in_times"
            ),
        ]

    def __str__(self) -> str:
        return self.often
