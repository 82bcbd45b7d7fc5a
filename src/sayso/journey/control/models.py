"""Levels, early signs and with whom they are shared, and what was pressed.

All but the early signs stand in the area of sharing choices: the person's own sign-in and those who work with
them read it, and nobody can be given it by sharing. Whoever is named in a row reads that row alone, through a
function of the database, and only while it stands.
"""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control import statuses as kinds
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired
from sayso.rules import control as rules


class TaskLevel(Said):
    """How much help somebody has with one task, from `recorded_at` until another level takes its place.

    `how` are their words on how they want to be helped: whoever is named reads them. `alone` is empty where
    they chose it with their own sign-in. `moved` keeps which lines of the plan changed their way by it, and
    how each was held before. No row says why somebody needs help: nothing asks for it.
    """

    area: ClassVar[Area] = Area.SHARING

    task = models.CharField(max_length=10, choices=kinds.Task.choices)
    level = models.CharField(max_length=10, choices=kinds.Level.choices)
    held_by = models.CharField(max_length=20, blank=True, default="", choices=kinds.HeldBy.choices)
    supporter = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    supporter_called = models.CharField(max_length=200, blank=True, default="")
    how = models.TextField(blank=True, default="")
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    since = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    alone = models.CharField(max_length=14, blank=True, default="", choices=SeenAlone.choices)
    moved = models.JSONField(default=list, blank=True)
    set_up_at = models.DateTimeField(null=True, blank=True)
    set_up_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "control_task_level"
        constraints = [
            *Said.Meta.constraints,
            paired("set_up_at", "set_up_by", "control_set_up_at_with_by"),
            models.UniqueConstraint(
                fields=["person", "task"], condition=Q(replaced_at=None), name="control_one_level_a_task"
            ),
            models.CheckConstraint(
                condition=Q(level="held", held_by__in=kinds.HeldBy.values)
                | (~Q(level="held") & Q(held_by="")),
                name="control_held_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~(Q(level="supporter") | Q(held_by="supporter")) | ~Q(supporter_called=""),
                name="control_supporter_is_named",
            ),
            models.CheckConstraint(
                condition=Q(supporter=None) | ~Q(supporter=F("person")), name="control_supporter_is_another"
            ),
        ]
        indexes = [models.Index(fields=["person", "task"], name="control_levels_of_person")]

    def __str__(self) -> str:
        return f"{self.task}: {self.level}"

    @property
    def acts(self) -> rules.Acts:
        """What this level does."""
        held = rules.HeldBy(self.held_by) if self.held_by else None
        return rules.acts_of(rules.Task(self.task), rules.Level(self.level), held)

    @property
    def next_on(self) -> date | None:
        """The day of the next prompt; None where none was asked for."""
        if not self.acts.prompts_them or self.every_days is None:
            return None
        return rules.next_prompt(since=self.since, every_days=self.every_days, done_on=self.done_on)

    @property
    def words(self) -> rules.Words:
        """The task in words."""
        return rules.WORDS[rules.Task(self.task)]


class Turn(ProtectedModel):
    """What was pressed: pause and go on, hand back and take back. The last of each two is what stands.

    The person presses it; `power` is set where whoever may decide about their support by law paused for them.
    `moved` keeps which lines of the plan changed their way by it, and how each was held before. `read_at` is
    when somebody who works with them read it.
    """

    area: ClassVar[Area] = Area.SHARING

    pressed = models.CharField(max_length=10, choices=kinds.Pressed.choices)
    pressed_at = models.DateTimeField()
    pressed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    alone = models.CharField(max_length=14, blank=True, default="", choices=SeenAlone.choices)
    moved = models.JSONField(default=list, blank=True)
    power = models.UUIDField(null=True, blank=True)  # under which it was pressed; empty for the person's own
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "control_turn"
        constraints = [paired("read_at", "read_by", "control_turn_read_at_with_by")]
        indexes = [models.Index(fields=["person", "pressed_at"], name="control_turns_of_person")]

    def __str__(self) -> str:
        return self.pressed


class EarlySigns(Said):
    """How somebody notices that they are getting unwell, and what to do then, in their own words.

    It stands with health: they and those who work with them read it. `on_sheet` lets
    it stand on the sheet of whoever is ordered to come.
    """

    area: ClassVar[Area] = Area.HEALTH

    signs = models.TextField()
    what_helps = models.TextField(blank=True, default="")
    on_sheet = models.BooleanField(default=False)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "control_early_signs"
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(condition=~Q(signs=""), name="control_signs_have_words"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="control_one_early_signs"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SignsShown(ProtectedModel):
    """With whom somebody shares their early signs, and until when. The other never reads this row."""

    area: ClassVar[Area] = Area.SHARING

    with_person = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    called = models.CharField(max_length=200)
    shown_at = models.DateTimeField()
    shown_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "control_signs_shown"
        constraints = [
            paired("ended_at", "ended_by", "control_signs_ended_at_with_by"),
            models.UniqueConstraint(
                fields=["person", "with_person"], condition=Q(ended_at=None), name="control_signs_shown_once"
            ),
            models.CheckConstraint(condition=~Q(with_person=F("person")), name="control_signs_with_another"),
        ]

    def __str__(self) -> str:
        return self.called
