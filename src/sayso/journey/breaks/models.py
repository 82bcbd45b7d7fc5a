"""Breaks that carers need, what was done, booked and came; and on the adult's record the care itself."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.breaks import statuses as kinds
from sayso.journey.people.models import Said

MOST_MINUTES = 60 * 24 * 366


class OfCarer(ProtectedModel):
    """A row of a carer's own account. The adult never learns from it that a break was asked for."""

    area: ClassVar[Area] = Area.PRIVATE

    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class BreakNeed(OfCarer):
    """A break that a carer needs. `minutes` and `nights` are how long; None while nobody has said.

    `given_to` says to whom the help goes, `in_whose_plan` where it stands; empty while nobody has settled it.
    Care to the adult is never in the carer's plan: the database refuses it too. `assessment` is the key of
    the assessment that found it, `care` that of the care on the adult's record, where there is any.
    """

    adult = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adult_called = models.TextField()
    kind = models.CharField(max_length=10, choices=kinds.BreakKind.choices)
    given_to = models.CharField(max_length=10, blank=True, default="", choices=kinds.GivenTo.choices)
    in_whose_plan = models.CharField(max_length=10, blank=True, default="", choices=kinds.InPlan.choices)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    nights = models.PositiveSmallIntegerField(null=True, blank=True)
    needed_by = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=kinds.Source.choices)
    assessment = models.UUIDField(null=True, blank=True)
    words = models.TextField(blank=True, default="")
    asked_on = models.DateField()
    care = models.UUIDField(null=True, blank=True)

    class Meta:
        db_table = "breaks_need"
        constraints = [
            models.CheckConstraint(
                condition=~Q(given_to="adult", in_whose_plan="carer"),
                name="breaks_care_is_in_the_adults_plan",
            ),
            models.CheckConstraint(
                condition=Q(adult=None) | ~Q(adult=F("person")), name="breaks_from_caring_for_another"
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, MOST_MINUTES)),
                name="breaks_need_of_a_length",
            ),
        ]
        indexes = [models.Index(fields=["person", "asked_on"], name="breaks_needs_of_carer")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_assessed(self) -> bool:
        """Whether an assessment found it, so that it is owed."""
        return self.source == kinds.Source.ASSESSED


class BreakStep(OfCarer):
    """Something that happened to a break that is needed: offered, a yes, a no, or that it went no further.

    An offer says who was shown it, what it costs (`price_pence`, None: not known) and, where it is cheaper
    than another, why it is as good. An answer says to which offer.
    """

    need = models.ForeignKey(BreakNeed, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=kinds.StepKind.choices)
    happened_on = models.DateField()
    words = models.TextField(blank=True, default="")
    shown_to = models.CharField(max_length=10, blank=True, default="", choices=kinds.ShownTo.choices)
    as_good_because = models.TextField(blank=True, default="")
    price_pence = models.PositiveIntegerField(null=True, blank=True)
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "breaks_step"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="offered") | (~Q(words="") & ~Q(shown_to="")), name="breaks_offer_says_what"
            ),
            models.CheckConstraint(
                condition=Q(kind="offered") | Q(shown_to="", as_good_because="", price_pence=None),
                name="breaks_only_an_offer_is_shown",
            ),
        ]
        indexes = [models.Index(fields=["person", "need"], name="breaks_steps_of_need")]

    def __str__(self) -> str:
        return self.kind

    @property
    def was_shown(self) -> bool:
        """Whether it is an offer that was shown to one of the two, with why it is as good."""
        shown = self.shown_to not in ("", kinds.ShownTo.NOBODY)
        return self.kind == kinds.StepKind.OFFERED and shown and bool(self.as_good_because)


class BreakBooking(OfCarer):
    """A break that was booked: its days, how long in minutes (None: not known), and with whom, in words.

    `order` is the key of an order, `care` that of the care on the adult's record, where there is any.
    """

    need = models.ForeignKey(BreakNeed, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    minutes = models.PositiveIntegerField(null=True, blank=True)
    is_whole_day = models.BooleanField(default=False)
    with_whom = models.TextField(blank=True, default="")
    order = models.UUIDField(null=True, blank=True)
    care = models.UUIDField(null=True, blank=True)

    class Meta:
        db_table = "breaks_booking"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="breaks_booking_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, MOST_MINUTES)),
                name="breaks_booking_of_a_length",
            ),
            models.CheckConstraint(
                condition=~Q(with_whom="") | Q(order__isnull=False), name="breaks_booking_says_with_whom"
            ),
        ]
        indexes = [models.Index(fields=["person", "last_day"], name="breaks_bookings_of_carer")]

    def __str__(self) -> str:
        return str(self.pk)


class BreakOutcome(Said):
    """What became of a break that was booked. A correction is a new row in place of this one.

    `why` never holds what is of the adult: that stands on the adult's own record. `words` are for the carer.
    """

    area: ClassVar[Area] = Area.PRIVATE

    booking = models.ForeignKey(BreakBooking, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(max_length=14, choices=kinds.CameKind.choices)
    minutes_that_came = models.PositiveIntegerField(null=True, blank=True)
    why = models.CharField(max_length=14, blank=True, default="", choices=kinds.WhyNot.choices)
    words = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "breaks_outcome"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["booking"], condition=Q(replaced_at=None), name="breaks_one_outcome_stands"
            ),
            models.CheckConstraint(
                condition=Q(came="part") | Q(minutes_that_came=None), name="breaks_minutes_of_a_part"
            ),
            models.CheckConstraint(
                condition=~Q(why__in=["person_unwell", "person_no"]), name="breaks_nothing_of_the_adult"
            ),
        ]

    def __str__(self) -> str:
        return self.came


class ReplacementCare(ProtectedModel):
    """Care that somebody else gives to the adult, on the adult's own record: planned, and what came of it.

    It says neither who gets away by it nor why: nothing points from here to a carer. `line` is the plan's
    line, `words` what is planned, in the words of the plan. No days: it is planned for, and not booked yet.
    `why` never holds what is of a carer. What becomes of it is written by a function of the database.
    """

    area: ClassVar[Area] = Area.PLAN

    line = models.UUIDField(null=True, blank=True)
    order = models.UUIDField(null=True, blank=True)
    words = models.TextField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=14, choices=kinds.CareState.choices)
    why = models.CharField(max_length=14, blank=True, default="", choices=kinds.WhyNot.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "breaks_replacement_care"
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="breaks_care_has_words"),
            models.CheckConstraint(
                condition=Q(first_day=None, last_day=None) | Q(last_day__gte=F("first_day")),
                name="breaks_care_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(why="carer"), name="breaks_nothing_of_the_carer"),
        ]
        indexes = [models.Index(fields=["person", "-first_day"], name="breaks_care_of_adult")]

    def __str__(self) -> str:
        return str(self.pk)
