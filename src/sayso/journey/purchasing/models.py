"""Orders, what they cost, what a visitor must know, and the visits that came of them."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.options.models import Offer
from sayso.journey.people.models import Said
from sayso.journey.purchasing import statuses as kinds


class Order(Said):
    """What somebody is to have, from whom, and when: the aim in their words, the wished time with its room.

    `line` is the plan's line, `number` what a provider writes on a list of visits. A change from a day on is
    a new order that `follows` this one, which ends before that day. `urgent_because` says why it was ordered
    before its money was agreed. It holds no sums (`OrderPrice`) and nothing of how to reach them
    (`VisitorNote`): whoever reads the plan need not read those.
    """

    area: ClassVar[Area] = Area.PLAN

    number = models.CharField(max_length=12, unique=True)
    line = models.UUIDField()
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    provider = models.CharField(max_length=200)
    provider_key = models.CharField(max_length=100, blank=True, default="")
    service = models.CharField(max_length=200, blank=True, default="")
    aim = models.TextField()
    what = models.TextField(blank=True, default="")
    outcomes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    wished_at = models.TimeField(null=True, blank=True)
    give_or_take_minutes = models.SmallIntegerField(null=True, blank=True)
    days = ArrayField(models.SmallIntegerField(), default=list, blank=True)  # Monday 0; none: any day
    times_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_each = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True, default="")
    follows = models.UUIDField(null=True, blank=True)
    urgent_because = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "purchasing_order"
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(condition=~Q(aim=""), name="purchasing_order_has_an_aim"),
            models.CheckConstraint(condition=~Q(provider=""), name="purchasing_order_says_from_whom"),
            models.CheckConstraint(
                condition=Q(wished_at=None, give_or_take_minutes=None)
                | Q(wished_at__isnull=False, give_or_take_minutes__range=(0, 180)),
                name="purchasing_order_time_with_room",
            ),
            models.CheckConstraint(
                condition=Q(ends_before=None) | Q(ends_before__gte=F("starts_on")),
                name="purchasing_order_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["person", "line"], name="purchasing_orders_of_person")]

    def __str__(self) -> str:
        return self.number


class WaitingOrder(Said):
    """An order that somebody tried to place while new orders wait: as it was written, until it is placed.

    `told` is the order in the form of a program. `follows` is the order that it would change. It stands where
    nobody can be given it by sharing: that something waits would tell that the person pressed pause.
    `replaced_at` is when it was placed (`placed`), or put aside because it is not wanted any more.
    """

    area: ClassVar[Area] = Area.SHARING

    line = models.UUIDField()
    provider = models.CharField(max_length=200, blank=True, default="")
    told = models.JSONField()
    follows = models.UUIDField(null=True, blank=True)
    placed = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "purchasing_waiting_order"
        constraints = [*Said.Meta.constraints]
        indexes = [models.Index(fields=["person", "recorded_at"], name="purchasing_waiting_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class OrderPrice(ProtectedModel):
    """What an order costs, in pence for one unit, and which line of the budget it is paid from.

    `budget_line` is the key of `budget.BudgetLine`; None while it was ordered before the money was agreed.
    `price_pence` None is not known yet, and never nought.
    """

    area: ClassVar[Area] = Area.MONEY

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="+")
    budget_line = models.UUIDField(null=True, blank=True)
    price_pence = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=10, blank=True, default="", choices=kinds.PriceUnit.choices)

    class Meta:
        db_table = "purchasing_order_price"
        constraints = [
            models.CheckConstraint(
                condition=Q(price_pence=None, unit="") | (Q(price_pence__isnull=False) & ~Q(unit="")),
                name="purchasing_price_with_unit",
            ),
        ]
        indexes = [models.Index(fields=["budget_line"], name="purchasing_orders_of_line")]

    def __str__(self) -> str:
        return str(self.pk)


class VisitorNote(ProtectedModel):
    """What whoever comes must know to come safely and be understood. Never where somebody hidden lives."""

    area: ClassVar[Area] = Area.CONTACT

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Meta:
        db_table = "purchasing_visitor_note"

    def __str__(self) -> str:
        return str(self.pk)


class Visit(Said):
    """A visit that was planned, and whether somebody came. Told again, it is the same visit.

    `key` is the order, the day and the planned time: one row of a visit stands, and a correction replaces it.
    `planned_at` is None where the order has no wished time. Times are of the clock on the wall.
    """

    area: ClassVar[Area] = Area.PLAN

    key = models.UUIDField(default=uuid.uuid4)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    planned_on = models.DateField()
    planned_at = models.TimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=kinds.VisitOutcome.choices)
    came_at = models.TimeField(null=True, blank=True)
    left_at = models.TimeField(null=True, blank=True)
    because = models.TextField(blank=True, default="")
    said_by = models.CharField(max_length=10, choices=kinds.SaidBy.choices)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "purchasing_visit"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["key"], condition=Q(replaced_at=None), name="purchasing_a_visit_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="came", came_at__isnull=False)
                | (~Q(outcome="came") & Q(came_at=None, left_at=None)),
                name="purchasing_who_came_says_when",
            ),
        ]
        indexes = [models.Index(fields=["person", "-planned_on"], name="purchasing_visits_of_person")]

    def __str__(self) -> str:
        return str(self.key)
