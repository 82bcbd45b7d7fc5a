"""A plan and its lines, the tasks that carers were asked about, and those they said yes to."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning import statuses as kinds


class Plan(Said):
    """A care and support plan, or a carer's support plan: a draft until the person themself says yes to it.

    `finished_at` is when they said yes (or, where they write it themself, when they finished): `yes_alone`
    says whether they were asked alone. A new plan takes the place of the finished one before, which stays to
    be read. A draft and a finished plan of one person and standing may stand side by side.
    """

    area: ClassVar[Area] = Area.PLAN

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    written_by = models.CharField(max_length=10, choices=kinds.Writer.choices)
    writer_name = models.TextField(blank=True, default="")  # of somebody the person picked
    # Their own record, when they are on record and may write with a sign-in of their own.
    writer = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    yes_alone = models.CharField(max_length=14, blank=True, default="", choices=SeenAlone.choices)
    yes_words = models.TextField(blank=True, default="")
    # The power by which somebody else said yes in their place (`powers.Power`); None where it is their own.
    yes_under = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_plan"
        constraints = [
            *Said.Meta.constraints,
            paired("finished_at", "finished_by", "planning_plan_finished_at_with_by"),
            models.UniqueConstraint(
                fields=["person", "standing"],
                condition=Q(replaced_at=None, finished_at=None),
                name="planning_one_draft",
            ),
            models.UniqueConstraint(
                fields=["person", "standing"],
                condition=Q(replaced_at=None, finished_at__isnull=False),
                name="planning_one_stands",
            ),
            models.CheckConstraint(
                condition=~Q(written_by="picked") | ~Q(writer_name=""), name="planning_picked_writer_is_named"
            ),
            models.CheckConstraint(
                condition=Q(writer=None) | (Q(written_by="picked") & ~Q(writer=F("person"))),
                name="planning_writer_was_picked",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PickedWriter(ProtectedModel):
    """The person's yes to somebody on record writing their plan, from `picked_at` until `ended_at`.

    `alone` is empty where they gave it with their own sign-in. Whoever was picked never reads this row: when
    the yes is taken back, it is for them as if it had never been.
    """

    area: ClassVar[Area] = Area.SHARING

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    alone = models.CharField(max_length=14, blank=True, default="", choices=SeenAlone.choices)
    picked_at = models.DateTimeField()
    picked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "planning_picked_writer"
        constraints = [
            paired("ended_at", "ended_by", "planning_writer_ended_at_with_by"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(ended_at=None), name="planning_one_picked_writer"
            ),
            models.CheckConstraint(condition=~Q(writer=F("person")), name="planning_picked_another"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PlanLine(Said):
    """One thing that somebody wants, and how it is met. A change is a new row of the same `line`.

    `line` is the line's own key: it stays the same through every change and into the next plan, and is what
    budgets, orders and reviews point at. `aim` is in the person's words; no list limits it (S3-01, S3-03).
    `way` is empty until the person picks (S3-12). A wished time has its room around it, as in a wish.
    `covers_tonight` says who meets it meanwhile, while it is not settled. It holds no sums.
    """

    area: ClassVar[Area] = Area.PLAN

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField(default=uuid4)
    place = models.PositiveSmallIntegerField(default=0)
    aim = models.TextField()
    how_met = models.TextField()
    met_by = models.CharField(max_length=12, choices=kinds.MetBy.choices)
    idea_of = models.CharField(max_length=10, choices=kinds.IdeaOf.choices)
    outcomes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    wish = models.UUIDField(
        null=True, blank=True
    )  # the key of `assessment.Wish`, whose words the aim carries
    wished_at = models.TimeField(null=True, blank=True)
    give_or_take_minutes = models.SmallIntegerField(null=True, blank=True)
    days = ArrayField(models.SmallIntegerField(), default=list, blank=True)  # Monday 0; none: any day
    times_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes_each = models.PositiveSmallIntegerField(null=True, blank=True)
    way = models.CharField(max_length=16, blank=True, default="", choices=kinds.Way.choices)
    # Whom the person hopes will do it. Never a promise: that is `CarerTask`.
    hoped_for = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    covers_tonight = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "planning_line"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "line"], condition=Q(replaced_at=None), name="planning_one_of_a_line_stands"
            ),
            models.CheckConstraint(condition=~Q(aim=""), name="planning_line_has_an_aim"),
            models.CheckConstraint(
                condition=Q(wished_at=None, give_or_take_minutes=None)
                | Q(wished_at__isnull=False, give_or_take_minutes__range=(0, 180)),
                name="planning_line_time_with_room",
            ),
            models.CheckConstraint(
                condition=Q(hoped_for=None) | ~Q(hoped_for=F("person")), name="planning_hoped_for_another"
            ),
        ]
        indexes = [models.Index(fields=["plan", "place"], name="planning_line_of_plan")]

    def __str__(self) -> str:
        return str(self.line)

    @property
    def minutes_a_week(self) -> int | None:
        """How long it takes in a week, in minutes; None while nobody has said."""
        if self.times_a_week is None or self.minutes_each is None:
            return None
        return self.times_a_week * self.minutes_each


class PlanComment(ProtectedModel):
    """What somebody says beside a plan, or beside one line of it. It changes nothing that is written there.

    The person reads it, and so does whoever reads the plan: it is no place for what only one of two may know.
    """

    area: ClassVar[Area] = Area.PLAN

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField(null=True, blank=True)
    words = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    under_power = models.UUIDField(null=True, blank=True)  # of whoever acts for them (`powers.Power`)

    class Meta:
        db_table = "planning_comment"
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="planning_comment_has_words")]
        indexes = [models.Index(fields=["plan", "said_at"], name="planning_comments_of_plan")]

    def __str__(self) -> str:
        return str(self.pk)


class PowerYes(ProtectedModel):
    """A yes to a plan in the person's place, by one who holds a power: to the plan as `seen_version` had it.

    Of two who hold a power together each says it. The plan is finished by the last, and by none alone.
    """

    area: ClassVar[Area] = Area.PLAN

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    under_power = models.UUIDField()  # `powers.Power`
    seen_version = models.PositiveIntegerField()
    words = models.TextField(blank=True, default="")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "planning_power_yes"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "under_power", "seen_version"], name="planning_one_yes_a_power"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TaskOffer(ProtectedModel):
    """A task that a carer was asked about, and what the carer said. It stands on the carer's own record.

    Only the carer and whoever holds the carer's private account read it: the person never learns from it
    that the carer was asked, or said no. `words` are the task as the carer reads it. `holds_from` and
    `ends_before` say for how long a yes holds: then the carer is asked again. `hands_on` says that it takes
    lifting, washing or medicines (None: nobody said), and `shown` what the carer says of being shown how.
    """

    area: ClassVar[Area] = Area.PRIVATE

    adult = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    adult_called = models.TextField()
    line = models.UUIDField()
    words = models.TextField()
    minutes_a_week = models.PositiveIntegerField(null=True, blank=True)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hands_on = models.BooleanField(null=True, blank=True)
    shown = models.CharField(
        max_length=8, blank=True, default="", db_default="", choices=kinds.ShownHow.choices
    )
    answer = models.CharField(max_length=10, blank=True, default="", choices=kinds.CarerAnswer.choices)
    answer_words = models.TextField(blank=True, default="")  # the carer's own: never released from here
    agreed_minutes_a_week = models.PositiveIntegerField(null=True, blank=True)
    holds_from = models.DateField(null=True, blank=True)
    ends_before = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "planning_task_offer"
        constraints = [
            paired("answered_at", "answered_by", "planning_offer_answered_at_with_by"),
            paired("stopped_at", "stopped_by", "planning_offer_stopped_at_with_by"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="planning_offer_answer_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["yes", "with_help"])
                | Q(agreed_minutes_a_week__isnull=False, holds_from__isnull=False, ends_before__isnull=False),
                name="planning_a_yes_says_how_much_and_how_long",
            ),
            models.CheckConstraint(condition=~Q(adult=F("person")), name="planning_offer_about_another"),
        ]
        indexes = [models.Index(fields=["person", "offered_at"], name="planning_offers_of_carer")]

    def __str__(self) -> str:
        return str(self.pk)


class CarerTask(ProtectedModel):
    """A task that a carer said yes to, on the record of the person it is for: who comes, and until when.

    Written in the same moment as the carer's yes. When the carer stops, the row is gone in that same
    moment: one that stayed and said when would tell the person what the carer did. What was agreed, and when
    it ended, stays in `TaskOffer`, which is the carer's own. `ended_at` is set where the person's own plan
    ended it.
    """

    area: ClassVar[Area] = Area.PLAN

    line = models.UUIDField()
    carer = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    carer_called = models.TextField()
    offer = models.UUIDField()
    minutes_a_week = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_before = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "planning_carer_task"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "carer"],
                condition=Q(ended_at=None),
                name="planning_one_task_a_line_and_carer",
            ),
        ]
        indexes = [models.Index(fields=["person", "line"], name="planning_tasks_of_person")]

    def __str__(self) -> str:
        return str(self.pk)
