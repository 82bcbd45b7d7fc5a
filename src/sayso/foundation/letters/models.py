"""Letters as written, laid out and sent. What was written and laid out is never changed."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.protection import ProtectedModel


class Letter(ProtectedModel):
    """A letter to somebody: its wording and version, and all that it says. No address of theirs stands in it.

    `about_kind` and `about_key` say what it is about, such as a decision. `reading_grade_tenths` is its
    reading grade, 73 for 7.3.
    """

    area: ClassVar[Area] = Area.PAPERS

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    reading_grade_tenths = models.SmallIntegerField()
    about_kind = models.CharField(max_length=40, blank=True, default="")
    about_key = models.UUIDField(null=True, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "letters_letter"
        indexes = [models.Index(fields=["person", "written_at"], name="letters_of_person")]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class LetterCopy(ProtectedModel):
    """One layout of a letter, byte for byte as it was drawn: the page's HTML, the PDF, and its mark."""

    area: ClassVar[Area] = Area.PAPERS

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    layout = models.CharField(max_length=10)
    html = models.TextField()
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    drawn_at = models.DateTimeField()

    class Meta:
        db_table = "letters_copy"
        constraints = [
            models.UniqueConstraint(fields=["letter", "layout"], name="letters_one_copy_a_layout"),
        ]

    def __str__(self) -> str:
        return self.layout


class Sending(ProtectedModel):
    """That a letter was sent: how, when, what exactly, what shows it. Where to is not kept here.

    `queued` until somebody who carries letters has it, then `out`; `returned` if it came back; `failed` if it
    could not be sent, with why as a code (`failing.py`). `id` is the key that makes sending it twice send it
    once, and the carrier's reference. `to_key` names the record of the address or number used. `receipt` is
    the carrier and its own number, `carrier_said` its last word, asked for again at `ask_again_at`.
    """

    area: ClassVar[Area] = Area.PAPERS

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    copy = models.ForeignKey(LetterCopy, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=12)
    to_key = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=10, default="queued")
    not_before = models.DateTimeField()
    pdf_sha256 = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    out_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=100, blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    first_tried_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    carrier_said = models.CharField(max_length=40, blank=True, default="")
    ask_again_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failed_why = models.CharField(max_length=40, blank=True, default="")
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "letters_sending"
        indexes = [
            models.Index(
                fields=["not_before"], condition=models.Q(state="queued"), name="letters_queued_sendings"
            ),
            models.Index(
                fields=["ask_again_at"],
                condition=models.Q(ask_again_at__isnull=False),
                name="letters_to_ask_after",
            ),
            models.Index(fields=["sent_by"], condition=models.Q(state="failed"), name="letters_failed_of"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "failed"], out_at=None, receipt="")
                | (
                    models.Q(state__in=["out", "returned", "failed"], out_at__isnull=False)
                    & ~models.Q(receipt="")
                ),
                name="letters_out_with_receipt",
            ),
            models.CheckConstraint(
                condition=(models.Q(state="failed", failed_at__isnull=False) & ~models.Q(failed_why=""))
                | (~models.Q(state="failed") & models.Q(failed_at=None, failed_why="")),
                name="letters_failed_at_with_why",
            ),
            models.CheckConstraint(
                condition=models.Q(state="returned", returned_at__isnull=False, returned_by__isnull=False)
                | (~models.Q(state="returned") & models.Q(returned_at=None, returned_by=None)),
                name="letters_returned_at_with_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.state}"

    @property
    def carrier(self) -> str:
        """Return who has it: "outbox", "notify"; "" while nobody has."""
        return self.receipt.partition(" ")[0]

    @property
    def is_lost(self) -> bool:
        """Whether it did not reach anybody: it came back, or could not be sent."""
        return self.state in {"returned", "failed"}

    @property
    def lost_at(self) -> datetime:
        """Return when it came back or could not be sent; when it was sent, if neither."""
        return self.returned_at or self.failed_at or self.sent_at
