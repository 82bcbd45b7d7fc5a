"""The council's points tables as it published them, and first figures with their working."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.journey.allocation import statuses as kinds
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired


class PublishedTable(models.Model):
    """A points table as the council published it. About nobody; anybody may read it.

    `text` is the file, kept as it came: with it a sum can be worked out again. `asked` says who was asked.
    It holds from `starts_on` until the next; one that is replaced from its first day is withdrawn, and kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.TextField()
    starts_on = models.DateField()
    asked = models.TextField()
    text = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "allocation_table"
        constraints = [
            paired("withdrawn_at", "withdrawn_by", "allocation_table_withdrawn_at_with_by"),
            models.UniqueConstraint(
                fields=["starts_on"], condition=Q(withdrawn_at=None), name="allocation_one_table_from_a_day"
            ),
            models.CheckConstraint(condition=~Q(asked=""), name="allocation_table_says_who_was_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.name} from {self.starts_on}"


class IndicativeBudget(Said):
    """A first figure to plan with, in pence a week: never the final sum, and never called a personal budget.

    `levels` are the answers about each need, as if no carer helped; `assessment` is the key of the assessment
    they began from. `agreed_help` are the hours that carers agreed to and let be told, as they stood; nothing
    is ever taken off for anybody else. Gross is without them, net after them; each is None while it is not
    known, and `missing` names what is wanted.
    """

    area: ClassVar[Area] = Area.MONEY

    worked_on = models.DateField()
    assessment = models.UUIDField(null=True, blank=True)
    table = models.ForeignKey(
        PublishedTable, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    levels = models.JSONField()
    agreed_help = models.JSONField(default=list, blank=True)
    outcome = models.CharField(max_length=10, choices=kinds.FigureOutcome.choices)
    points = models.PositiveIntegerField(null=True, blank=True)
    gross_pence_a_week = models.PositiveBigIntegerField(null=True, blank=True)
    net_pence_a_week = models.PositiveBigIntegerField(null=True, blank=True)
    refused_as = models.CharField(max_length=30, blank=True, default="")
    says = models.TextField(blank=True, default="")
    missing = models.JSONField(default=list, blank=True)
    working = models.JSONField(default=list, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "allocation_first_figure"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="allocation_one_first_figure"
            ),
            models.CheckConstraint(
                condition=Q(outcome="refused", net_pence_a_week=None) & ~Q(refused_as="") & ~Q(says="")
                | Q(
                    outcome="worked_out",
                    refused_as="",
                    gross_pence_a_week__isnull=False,
                    net_pence_a_week__isnull=False,
                ),
                name="allocation_a_figure_or_what_is_missing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
