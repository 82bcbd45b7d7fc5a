"""The two of them: a side on each record, each one's own words, who decides what, and who is close."""

from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import Subject, User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.partnership import statuses as kinds
from sayso.journey.people.models import Dated, Said
from sayso.journey.people.models.dated import paired
from sayso.journey.people.statuses import StandingKind


class PartnershipSide(Dated):
    """One person's side of a pair, on that person's own record. The other's side stands on the other's.

    `pair` is the key that both sides bear. `standing` says which of the two this person is. The area cannot
    be shared, so neither ever reads the other's side: not since when, not what they are called in it.
    """

    area: ClassVar[Area] = Area.SHARING

    pair = models.UUIDField(default=uuid4)
    other = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    other_called = models.TextField()
    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    kind = models.CharField(max_length=12, choices=kinds.PairKind.choices)

    objects: ClassVar[Any]

    class Meta(Dated.Meta):
        db_table = "partnership_side"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "other"],
                condition=Q(replaced_at=None, ends_before=None),
                name="partnership_one_live_side",
            ),
            models.UniqueConstraint(fields=["person", "pair"], name="partnership_one_side_each"),
            models.CheckConstraint(condition=~Q(other=F("person")), name="partnership_with_another"),
            models.CheckConstraint(condition=~Q(other_called=""), name="partnership_other_is_called"),
        ]
        indexes = [models.Index(fields=["pair"], name="partnership_side_of_pair")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def short(self) -> str:
        """What the other is called, for a heading."""
        return kinds.called_short(self.other_called)

    @property
    def is_adults(self) -> bool:
        """Whether this is the side of the one who draws on support."""
        return self.standing == StandingKind.ADULT


class Account(Said):
    """Something one of the two says of it, in their own words: private, until they let the other read it.

    `entry` stays the same through every version. A change is a new row; what stood before stays to be read.
    `decision` and `agrees` are set for what is said about who decides (`Part.DECISION`).
    """

    area: ClassVar[Area] = Area.PRIVATE

    side = models.ForeignKey(PartnershipSide, on_delete=models.PROTECT, related_name="+")
    entry = models.UUIDField(default=uuid4)
    part = models.CharField(max_length=10, choices=kinds.Part.choices)
    words = models.TextField()
    decision = models.CharField(max_length=12, choices=kinds.DomainKind.choices, blank=True, default="")
    agrees = models.BooleanField(null=True, blank=True)
    written_as = models.CharField(max_length=8, choices=kinds.WrittenAs.choices)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_account"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry"], condition=Q(replaced_at=None), name="partnership_one_version_stands"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="partnership_account_has_words"),
            models.CheckConstraint(
                condition=Q(part="decision") ^ Q(decision="", agrees=None),
                name="partnership_decision_is_named",
            ),
        ]
        indexes = [models.Index(fields=["side", "recorded_at"], name="partnership_words_of_side")]

    def __str__(self) -> str:
        return str(self.pk)


class Release(ProtectedModel):
    """That an author let the other of the two read one version of their words: exactly that, no later one.

    It stands on the author's own record. Nothing is ever written on the reader's: they read it through the
    database's `words_shared_with_me`, for as long as it may be shown, and after that there is no trace of it.
    """

    area: ClassVar[Area] = Area.PRIVATE

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "partnership_release"
        constraints = [
            paired("taken_back_at", "taken_back_by", "partnership_taken_back_at_with_by"),
            models.UniqueConstraint(
                fields=["account"], condition=Q(taken_back_at=None), name="partnership_one_live_release"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class WhoDecides(Said):
    """Who decides one kind of thing in this person's life, since when, and by what right.

    Only the person, or a worker with them, writes it. What the carer says about it is the carer's own
    `Account`. A move is a new row: who decided before, and since when, stays to be read. `carer_told` and
    `adds_time` are None where nobody has said whether the carer knows, and whether it takes more of their
    time.
    """

    area: ClassVar[Area] = Area.PLAN

    pair = models.UUIDField()
    domain = models.CharField(max_length=12, choices=kinds.DomainKind.choices)
    holder = models.CharField(max_length=8, choices=kinds.Holder.choices)
    since = models.DateField()
    idea_of = models.CharField(max_length=8, choices=kinds.Idea.choices)
    person_agrees = models.BooleanField()
    basis = models.CharField(max_length=12, choices=kinds.Basis.choices)
    carer_told = models.BooleanField(null=True, blank=True)
    adds_time = models.BooleanField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_who_decides"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "pair", "domain"],
                condition=Q(replaced_at=None),
                name="partnership_one_holder_stands",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.domain}: {self.holder}"


class Closeness(Dated):
    """How close somebody is to this person, for a time, as the person themself says. Nobody else reads it.

    `other` is set for somebody on record; `called` is what this person calls them. It opens no record.
    """

    area: ClassVar[Area] = Area.SHARING

    other = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    called = models.TextField()
    ring = models.CharField(max_length=6, choices=kinds.Ring.choices)

    objects: ClassVar[Any]

    class Meta(Dated.Meta):
        db_table = "partnership_closeness"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(called=""), name="partnership_close_one_is_called"),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="partnership_circle_of")]

    def __str__(self) -> str:
        return self.ring


class NoCarer(Said):
    """That somebody said nobody cares for them, unpaid, on a day; and when they are asked again."""

    area: ClassVar[Area] = Area.SHARING

    said_on = models.DateField()
    ask_again_on = models.DateField()

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "partnership_no_carer"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at=None), name="partnership_one_no_carer"
            ),
            models.CheckConstraint(
                condition=Q(ask_again_on__gt=F("said_on")), name="partnership_asked_again_later"
            ),
        ]

    def __str__(self) -> str:
        return str(self.said_on)


class AloneAsk(ProtectedModel):
    """That somebody asked to talk with nobody else there, and when that happened.

    While it waits, neither of the two reads the other's words, and nothing shows why.
    """

    area: ClassVar[Area] = Area.SHARING

    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "partnership_alone_ask"
        constraints = [
            paired("met_at", "met_by", "partnership_met_at_with_by"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(met_at=None), name="partnership_one_alone_ask"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
