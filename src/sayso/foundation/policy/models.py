"""The council's settings by date, and the consultations that they cite."""

import uuid

from django.db import models

from sayso.foundation.access.models import User


class Consultation(models.Model):
    """A question put to people before a rule of the council's changes, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answers = models.PositiveIntegerField(null=True, blank=True)
    you_said = models.TextField(blank=True, default="")
    we_did = models.TextField(blank=True, default="")
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "policy_consultation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gt=models.F("opens_on")), name="policy_consultation_lasts"
            ),
            models.CheckConstraint(
                condition=models.Q(told_at=None, told_by=None, answers=None, you_said="", we_did="")
                | (
                    models.Q(told_at__isnull=False, told_by__isnull=False, answers__isnull=False)
                    & ~models.Q(you_said="")
                    & ~models.Q(we_did="")
                ),
                name="policy_consultation_outcome_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.question


class SettingValue(models.Model):
    """What one setting is, from a day until another (exclusive, or open). One value a day.

    Each cites a consultation, or says why nobody was asked: never both, never neither. A value that is
    replaced before or on its first day is withdrawn, and kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    source = models.TextField()
    consultation = models.ForeignKey(
        Consultation, null=True, blank=True, on_delete=models.PROTECT, related_name="settings"
    )
    not_consulted_because = models.TextField(blank=True, default="")
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "policy_setting_value"
        ordering = ["key", "starts_on"]
        indexes = [models.Index(fields=["key", "starts_on"], name="policy_value_by_key")]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(consultation__isnull=False, not_consulted_because=""))
                | (models.Q(consultation=None) & ~models.Q(not_consulted_because="")),
                name="policy_consulted_or_says_why_not",
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="policy_value_has_source"),
            models.CheckConstraint(
                condition=models.Q(ends_before=None) | models.Q(ends_before__gt=models.F("starts_on")),
                name="policy_value_lasts",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="policy_withdrawn_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.starts_on}"


class CouncilFigure(models.Model):
    """An amount of the law that two people of the council read in the official text, each for themselves.

    `amount` is in the figure's unit (whole pence, hundredths of a percent, weeks). It counts once a second
    person has read the same amount. `instrument` and `page` say where it stands. One live amount a figure and
    first day; one that is withdrawn is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    amount = models.PositiveBigIntegerField()
    instrument = models.CharField(max_length=200)
    page = models.CharField(max_length=60)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.TextField(blank=True, default="")

    class Meta:
        db_table = "policy_council_figure"
        ordering = ["name", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "starts_on"],
                condition=models.Q(withdrawn_at=None),
                name="policy_one_live_amount_of_a_figure",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by=None)
                | models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="policy_figure_confirmed_at_with_by",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("entered_by")),
                name="policy_figure_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None, withdrawn_because="")
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~models.Q(withdrawn_because=""),
                name="policy_figure_withdrawn_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0) & ~models.Q(instrument="") & ~models.Q(page=""),
                name="policy_figure_says_how_much_and_where",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} from {self.starts_on}"
