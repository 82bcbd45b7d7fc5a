"""Where somebody lives, how they can be reached safely, and what they need to take things in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sayso.foundation.access.areas import Area
from sayso.journey.people import statuses as kinds
from sayso.journey.people.models.dated import Dated


class Placed(Dated):
    """An address: its lines, and a key that two people at the same place share."""

    lines = models.TextField(blank=True, default="")
    postcode = models.CharField(max_length=10, blank=True, default="")
    uprn = models.CharField(max_length=12, blank=True, default="")
    place_key = models.UUIDField(null=True, blank=True)

    class Meta(Dated.Meta):
        abstract = True

    @property
    def one_line(self) -> str:
        """The address on one line; for no fixed address, what was said of where to look."""
        return ", ".join(part for part in [*self.lines.splitlines(), self.postcode] if part)

    def __str__(self) -> str:
        return str(self.place_key or "")


class Address(Placed):
    """Where somebody lives, stays or gets post. A hidden address is never one of these rows."""

    kind = models.CharField(max_length=20, choices=kinds.AddressKind.choices)

    class Meta(Dated.Meta):
        db_table = "people_address"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="no_fixed_address") | ~Q(lines=""), name="people_address_has_lines"
            ),
        ]


class HiddenAddress(Placed):
    """Where somebody lives whose address must stay hidden. Open to a named group and nobody else."""

    area = Area.HIDDEN

    class Meta(Dated.Meta):
        db_table = "people_hidden_address"


class ContactPoint(Dated):
    """A number or an e-mail address. `digits` is what a search by number compares."""

    kind = models.CharField(max_length=20, choices=kinds.PointKind.choices)
    value = models.CharField(max_length=200)
    digits = models.CharField(max_length=20, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta(Dated.Meta):
        db_table = "people_contact_point"

    def __str__(self) -> str:
        return self.kind


class SafeContact(Dated):
    """How to reach somebody without putting them in danger. Everything that leaves the building obeys it."""

    way = models.CharField(max_length=20, choices=kinds.SafeWay.choices, blank=True, default="")
    point = models.ForeignKey(ContactPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # How, in their words: "Ring his mobile before noon. Ask if he is alone before you say why."
    how = models.TextField(blank=True, default="")
    by_whom = models.CharField(max_length=200, blank=True, default="")
    must_not_know = models.TextField(blank=True, default="")
    days = ArrayField(models.SmallIntegerField(), default=list, blank=True)  # Monday is 0; none means any
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    do_not_post = models.BooleanField(default=False)
    do_not_ring = models.BooleanField(default=False)
    do_not_text = models.BooleanField(default=False)
    do_not_email = models.BooleanField(default=False)
    do_not_visit = models.BooleanField(default=False)
    leave_no_messages = models.BooleanField(default=False)
    address_hidden = models.BooleanField(default=False)
    said_by = models.CharField(max_length=200)
    said_on = models.DateField()
    look_again_on = models.DateField()

    class Meta(Dated.Meta):
        db_table = "people_safe_contact"
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False, starts_at__lt=F("ends_at")),
                name="people_safe_hours_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class CommunicationNeed(Dated):
    """What somebody needs to take things in and to be understood; flagged wherever their name stands."""

    kind = models.CharField(max_length=20, choices=kinds.NeedKind.choices)
    detail = models.CharField(max_length=200, blank=True, default="")
    said_by = models.CharField(max_length=200)
    said_on = models.DateField()
    review_on = models.DateField()

    class Meta(Dated.Meta):
        db_table = "people_communication_need"

    def __str__(self) -> str:
        return self.kind
