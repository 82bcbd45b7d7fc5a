"""The trail and its chain. Rows are written by `writing` and `chain` only, and never changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Xid8Field(models.Field):
    """PostgreSQL's 64-bit transaction number, set by the database."""

    def db_type(self, connection: object) -> str:
        """Return PostgreSQL's own type."""
        return "xid8"


class AuditEvent(models.Model):
    """One thing that one login did or looked at.

    `people` holds the keys of everyone whose record it touched: one for a write, many for a list.
    `facts` holds codes and keys, never words.
    """

    id = models.BigAutoField(primary_key=True)
    xid = Xid8Field()
    written_at = models.DateTimeField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    people = ArrayField(models.UUIDField(), default=list)
    object_kind = models.CharField(max_length=40, blank=True, default="")
    object_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=60, blank=True, default="")
    facts = models.JSONField(default=dict)

    class Meta:
        managed = False  # made in SQL by the first migration, with its triggers and rights
        db_table = "audit_event"

    def __str__(self) -> str:
        return f"{self.id} {self.action}"


class AuditLink(models.Model):
    """One link of the chain: the SHA-256 of the link before and of this event's canonical row."""

    seq = models.BigAutoField(primary_key=True)
    event = models.OneToOneField(AuditEvent, on_delete=models.DO_NOTHING, db_constraint=False)
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "audit_link"

    def __str__(self) -> str:
        return str(self.seq)
