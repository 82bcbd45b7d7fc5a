"""What keeps a form from being sent twice, and what was typed from being lost."""

import uuid

from django.db import models

from sayso.foundation.access.models import User


class SentForm(models.Model):
    """A form that was acted on, by the key it bore. The same key again leads to the same place."""

    key = models.UUIDField(primary_key=True)
    login = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    leads_to = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        db_table = "govuk_sent_form"

    def __str__(self) -> str:
        return str(self.key)


class KeptForm(models.Model):
    """What somebody had typed when their sign-in ran out: given back to them and to nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    path = models.TextField()
    typed = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "govuk_kept_form"

    def __str__(self) -> str:
        return self.path
