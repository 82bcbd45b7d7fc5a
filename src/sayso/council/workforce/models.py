"""Who did which lesson, in which edition, and when. A line is written once and stays."""

import uuid

from django.db import models

from sayso.foundation.access.models import User


class LessonDone(models.Model):
    """One login did one edition of one lesson. No answer, no score and no time taken is kept.

    `lesson` is the code of a file under `lessons/`; the row outlives the file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.ForeignKey(User, on_delete=models.PROTECT, related_name="lessons_done")
    lesson = models.CharField(max_length=40)
    edition = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField()

    class Meta:
        db_table = "workforce_lesson_done"
        ordering = ["-done_at"]
        indexes = [models.Index(fields=["login", "lesson"], name="workforce_done_by_login")]

    def __str__(self) -> str:
        return f"{self.lesson}, edition {self.edition}"
