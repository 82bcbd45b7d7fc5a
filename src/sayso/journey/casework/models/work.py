"""Who works with whom, and what is owed by when. Nothing is owned by nobody."""

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Team, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework import statuses as kinds


class Task(ProtectedModel):
    """Something owed by a date. Its owner does it; while it has none, it lies in its team's tray.

    `asked` is a code that says what kind of task it is (`assessment`, `price`), so that it is opened once.
    `for_person` is what the person reads of it on their own page; empty when it is not theirs to wait for.
    """

    area = Area.WORK

    what = models.TextField()
    why = models.CharField(max_length=10, choices=kinds.Why.choices)
    because = models.TextField(blank=True, default="")
    asked = models.CharField(max_length=30, blank=True, default="")
    for_person = models.TextField(blank=True, default="")
    due_on = models.DateField()
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_with = models.TextField(blank=True, default="")

    class Meta:
        db_table = "casework_task"
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(team__isnull=False), name="casework_task_is_owned"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, done_with="")
                | (Q(done_at__isnull=False, done_by__isnull=False) & ~Q(done_with="")),
                name="casework_task_done_with_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(done_at=None), name="casework_task_of_owner"
            ),
            models.Index(fields=["team", "due_on"], condition=Q(done_at=None), name="casework_task_of_team"),
            models.Index(fields=["person"], condition=Q(done_at=None), name="casework_task_of_person"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Allocation(ProtectedModel):
    """That a worker works with a person, in one role, for a time. The lead may also be a team.

    Its grants are given and ended with it. The database sees that whoever has had a lead always has one.
    """

    area = Area.WORK

    role = models.CharField(max_length=24, choices=kinds.WorkerRole.choices)
    worker = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(blank=True, default="")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "casework_allocation"
        constraints = [
            models.CheckConstraint(
                condition=Q(worker__isnull=False, team=None)
                | Q(worker=None, team__isnull=False, role=kinds.WorkerRole.LEAD),
                name="casework_allocation_worker_or_team",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="casework_allocation_ended_at_with_by",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(role=kinds.WorkerRole.LEAD, ended_at=None),
                name="casework_one_live_lead",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "worker"],
                condition=Q(ended_at=None),
                name="casework_one_live_allocation",
            ),
        ]
        indexes = [
            models.Index(fields=["worker"], condition=Q(ended_at=None), name="casework_allocation_of_worker")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Transfer(ProtectedModel):
    """A hand-over that is proposed and answered. Until it is accepted the person stays the sender's."""

    area = Area.WORK

    allocation = models.ForeignKey(Allocation, on_delete=models.PROTECT, related_name="+")
    to_worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    hand_over_note = models.TextField()
    goodbye = models.TextField(blank=True, default="")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=kinds.Answer.choices, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer_words = models.TextField(blank=True, default="")

    class Meta:
        db_table = "casework_transfer"
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="casework_transfer_answered_at_with_by",
            ),
            models.CheckConstraint(
                condition=~Q(answer=kinds.Answer.DECLINED) | ~Q(answer_words=""),
                name="casework_transfer_declined_with_words",
            ),
            models.UniqueConstraint(
                fields=["allocation"], condition=Q(answer=""), name="casework_one_open_transfer"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
