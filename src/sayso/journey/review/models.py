"""Looking at somebody's support again: who asked, what was found, what they said, and what came of it.

All of it that the person may read stands in the area health: their own sign-in reads it, and it can be shared
with nobody close to them, for a review says what somebody thinks of those around them.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.assessment.statuses import SaidBy
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired
from sayso.journey.people.statuses import StandingKind
from sayso.journey.review import statuses as kinds


class ReviewRequest(ProtectedModel):
    """Somebody asked us to look again. It stands on the record of whoever asked, and nowhere else.

    A carer may ask about the support of the one they care for: the other never learns from it that they did.
    It is answered with a day, or with written reasons why not.
    """

    area: ClassVar[Area] = Area.HEALTH

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    about = models.CharField(max_length=10, choices=kinds.AskedFor.choices)
    words = models.TextField(blank=True, default="")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    under_power = models.UUIDField(null=True, blank=True)  # of whoever acts for them (`powers.Power`)
    look_on = models.DateField(null=True, blank=True)
    not_because = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "review_request"
        constraints = [
            paired("answered_at", "answered_by", "review_request_answered_at_with_by"),
            models.CheckConstraint(
                condition=Q(answered_at=None, look_on=None, not_because="")
                | (Q(answered_at__isnull=False) & (Q(look_on__isnull=False) | ~Q(not_because=""))),
                name="review_request_answered_with_a_day_or_reasons",
            ),
        ]
        indexes = [models.Index(fields=["person", "asked_at"], name="review_requests_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class Review(ProtectedModel):
    """One time of looking again, of one standing. It is open until it is closed with what comes of it."""

    area: ClassVar[Area] = Area.HEALTH

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    kind = models.CharField(max_length=10, choices=kinds.ReviewKind.choices)
    because = models.TextField(blank=True, default="")
    request = models.ForeignKey(
        ReviewRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=14, blank=True, default="", choices=kinds.Outcome.choices)
    outcome_words = models.TextField(blank=True, default="")
    next_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "review_review"
        constraints = [
            paired("closed_at", "closed_by", "review_closed_at_with_by"),
            models.UniqueConstraint(
                fields=["person", "standing"], condition=Q(closed_at=None), name="review_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="", next_on=None)
                | (Q(closed_at__isnull=False, held_on__isnull=False, next_on__isnull=False) & ~Q(outcome="")),
                name="review_closed_says_what_and_when_next",
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=F("held_on")), name="review_next_is_later"
            ),
            models.CheckConstraint(
                condition=~Q(kind="unplanned") | ~Q(because=""), name="review_unplanned_says_why"
            ),
        ]
        indexes = [models.Index(fields=["person", "begun_at"], name="reviews_of_person")]

    def __str__(self) -> str:
        return str(self.pk)


class Found(Said):
    """A worker's answers in one review, by the codes of `rules.review.answers`: what the person may read."""

    area: ClassVar[Area] = Area.HEALTH

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "review_found"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["review"], condition=Q(replaced_at=None), name="review_one_finding_stands"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class FoundApart(Said):
    """The answers that no sign-in of anyone close may come upon: alone or not, chosen or not, safe or not.

    They stand in the story, which the person's own sign-in does not read. `review` is only a key.
    """

    area: ClassVar[Area] = Area.STORY

    review = models.UUIDField()
    answers = models.JSONField(default=dict)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "review_found_apart"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["review"], condition=Q(replaced_at=None), name="review_one_finding_apart_stands"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ChoiceTakenUp(ProtectedModel):
    """Somebody outside the team took up that a person did not choose their support, and what they did.

    The answer stands in `FoundApart`; `review` is the key of that review. It is written by
    `review_take_up_choice` in the database alone: whoever takes it up never reads the record.
    """

    area: ClassVar[Area] = Area.STORY

    review = models.UUIDField(unique=True)
    did = models.TextField()
    taken_up_at = models.DateTimeField()
    taken_up_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "review_choice_taken_up"

    def __str__(self) -> str:
        return str(self.pk)


class WishLookedAt(Said):
    """How it is now with one hope or worry, as a review found it. `wish` is the key of `assessment.Wish`."""

    area: ClassVar[Area] = Area.HEALTH

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    wish = models.UUIDField()
    now = models.CharField(max_length=14, choices=kinds.WishNow.choices)
    words = models.TextField(blank=True, default="")

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "review_wish"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["review", "wish"], condition=Q(replaced_at=None), name="review_a_wish_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TheirAnswers(Said):
    """What somebody says of their own support, in five answers: by their own sign-in, or heard by a worker.

    They may say it before anybody has begun a review. What stands is what the next review reads.
    """

    area: ClassVar[Area] = Area.HEALTH

    standing = models.CharField(max_length=10, choices=StandingKind.choices)
    answers = models.JSONField(default=dict)
    said_by = models.CharField(max_length=12, choices=SaidBy.choices)
    spoken_by = models.TextField(blank=True, default="")
    # Of the review in which it was read; None while it waits for one.
    review = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "review_their_answers"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "standing"],
                condition=Q(replaced_at=None, review=None),
                name="review_their_answers_stand_once",
            ),
            models.CheckConstraint(
                condition=~Q(said_by="other") | ~Q(spoken_by=""), name="review_answers_spoken_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
