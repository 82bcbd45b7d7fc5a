"""Papers and photos. The words about them are here; their bytes lie in a folder, by key and never by name."""

from django.db import models
from django.db.models import Q

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel
from sayso.journey.casework import statuses as kinds


class StoredPaper(ProtectedModel):
    """A paper that was checked for danger and kept. `sha256` is of the bytes that we keep."""

    kind = models.CharField(max_length=10, choices=kinds.PaperKind.choices)
    title = models.TextField()
    dated = models.DateField(null=True, blank=True)
    from_whom = models.TextField()
    format = models.CharField(max_length=8)
    byte_count = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.TextField(blank=True, default="")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
                name="%(app_label)s_%(class)s_withdrawn_with_reason",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Paper(StoredPaper):
    """A paper that the person and those who work with them may see."""

    area = Area.PAPERS

    class Meta(StoredPaper.Meta):
        db_table = "casework_paper"


class SafetyPaper(StoredPaper):
    """A paper that only safeguarding may see."""

    area = Area.SAFETY

    class Meta(StoredPaper.Meta):
        db_table = "casework_safety_paper"


class PrivatePaper(StoredPaper):
    """A paper in one voice's own account."""

    area = Area.PRIVATE

    class Meta(StoredPaper.Meta):
        db_table = "casework_private_paper"


PAPERS: dict[str, type[StoredPaper]] = {
    kinds.Readers.STORY: Paper,
    kinds.Readers.SAFETY: SafetyPaper,
    kinds.Readers.PRIVATE: PrivatePaper,
}
