"""Feeds and the offers from them (the council's, about nobody), and what somebody chose (theirs)."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.options import statuses as kinds
from sayso.journey.people.models import Said
from sayso.journey.people.models.dated import paired


class FeedImport(models.Model):
    """One bringing in of a feed: who, when, the file's mark, what it changed, and what could not be read.

    `kept` holds the services of a feed that is held: a second person takes exactly what the first saw.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    feed = models.CharField(max_length=60)
    named = models.CharField(max_length=200)
    mark = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=kinds.ImportState.choices)
    services = models.PositiveIntegerField()
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    ended = models.PositiveIntegerField(default=0)
    wrong = models.JSONField(default=list, blank=True)
    kept = models.JSONField(default=list, blank=True)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "options_feed_import"
        constraints = [
            paired("settled_at", "settled_by", "options_import_settled_at_with_by"),
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=models.F("imported_by")),
                name="options_import_settled_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="waits") | ~Q(wrong=[]), name="options_import_says_what_is_wrong"
            ),
        ]
        indexes = [models.Index(fields=["feed", "-imported_at"], name="options_imports_of_feed")]

    def __str__(self) -> str:
        return str(self.pk)


class Offer(models.Model):
    """A service that somebody may choose, as its feed tells it. It ends by date and is never deleted.

    `price_pence` is for one `price_unit`; None is not known, and never nought. `hours` are lists of days and
    times as the feed has them. `areas` and `based_at` are postcode districts; `area_words` what the feed says
    where it names none. What we found out ourselves stands in `Check`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    feed = models.CharField(max_length=60)
    key = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    organisation_key = models.CharField(max_length=100)
    parent_organisation = models.CharField(max_length=100, blank=True, default="")
    what = models.TextField(blank=True, default="")
    telephone = models.CharField(max_length=40, blank=True, default="")
    website = models.CharField(max_length=500, blank=True, default="")
    kinds = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    terms = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    hours = models.JSONField(default=list, blank=True)
    price_pence = models.PositiveIntegerField(null=True, blank=True)
    price_unit = models.CharField(max_length=10, blank=True, default="")
    price_words = models.CharField(max_length=300, blank=True, default="")
    areas = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    area_words = models.TextField(blank=True, default="")
    based_at = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    accessibility = models.TextField(blank=True, default="")
    accreditations = models.TextField(blank=True, default="")
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    assured_on = models.DateField(null=True, blank=True)
    first_seen_on = models.DateField()
    last_seen_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "options_offer"
        constraints = [
            models.UniqueConstraint(fields=["feed", "key"], name="options_offer_once_a_feed"),
            models.CheckConstraint(
                condition=Q(price_unit="") | Q(price_pence__isnull=False), name="options_unit_with_price"
            ),
        ]
        indexes = [models.Index(fields=["name"], condition=Q(ended_on=None), name="options_offers_standing")]

    def __str__(self) -> str:
        return self.name

    @property
    def group(self) -> str:
        """Who owns it: the parent organisation where there is one."""
        return self.parent_organisation or self.organisation_key


class Check(models.Model):
    """Something that we looked at ourselves about an offer, on a day. The latest of a kind stands.

    `answer` is one of the kind's own answers: a check's, room's or an owner's. `starts_on` is when they could
    begin.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=12, choices=kinds.CheckKind.choices)
    answer = models.CharField(max_length=16)
    found = models.TextField(blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "options_check"
        indexes = [models.Index(fields=["offer", "kind", "-checked_on"], name="options_checks_of_offer")]

    def __str__(self) -> str:
        return str(self.pk)


class Choice(Said):
    """What somebody chose for one line of their plan, or that nothing suited them: with the list they saw.

    `shown` and `left_out` are the list as it stood, each offer by key, name and organisation, and the reason
    of each that was left out. It holds no sums of theirs. With none chosen the plan stays open; `none_words`
    are what would suit them, and `may_tell` whether these words may be told to those who plan services.
    """

    area: ClassVar[Area] = Area.PLAN

    line = models.UUIDField()
    kinds = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    wished_at = models.TimeField(null=True, blank=True)
    give_or_take_minutes = models.SmallIntegerField(null=True, blank=True)
    days = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    district = models.CharField(max_length=10, blank=True, default="")
    shown = models.JSONField(default=list, blank=True)
    left_out = models.JSONField(default=list, blank=True)
    order_rule = models.TextField()
    put_together = models.TextField(blank=True, default="")
    real_number = models.PositiveSmallIntegerField()
    independent = models.PositiveSmallIntegerField()
    money_known = models.BooleanField()
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    offer_name = models.CharField(max_length=200, blank=True, default="")
    none_words = models.TextField(blank=True, default="")
    may_tell = models.BooleanField(default=False)

    objects: ClassVar[Any]

    class Meta(Said.Meta):
        db_table = "options_choice"
        constraints = [
            *Said.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "line"], condition=Q(replaced_at=None), name="options_one_choice_a_line"
            ),
            models.CheckConstraint(
                condition=Q(offer=None, offer_name="")
                | Q(offer__isnull=False, none_words="", may_tell=False),
                name="options_chosen_or_none",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class OwnChoiceAnswer(ProtectedModel):
    """What somebody said when asked "did you choose this?", alone. Their own account: nobody close reads it.

    A *no* is taken up by somebody outside the team (`choice_answers_outside` in the database), who never
    reads the record for it. `seen_alone` is "own" on their own page, else as in a conversation.
    """

    area: ClassVar[Area] = Area.PRIVATE

    line = models.UUIDField()
    answer = models.CharField(max_length=14, choices=kinds.OwnAnswer.choices)
    words = models.TextField(blank=True, default="")
    seen_alone = models.CharField(max_length=14)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_up_at = models.DateTimeField(null=True, blank=True)
    taken_up_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_up_with = models.TextField(blank=True, default="")

    class Meta:
        db_table = "options_own_answer"
        constraints = [paired("taken_up_at", "taken_up_by", "options_answer_taken_up_at_with_by")]
        indexes = [models.Index(fields=["person", "line"], name="options_answers_of_person")]

    def __str__(self) -> str:
        return str(self.pk)
