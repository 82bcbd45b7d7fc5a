"""What came of working out a first figure, in the words of the screen."""

from django.db.models import TextChoices


class FigureOutcome(TextChoices):
    """`refused`: it cannot be worked out, and what is missing is named. Never a figure of nothing."""

    WORKED_OUT = "worked_out", "Worked out"
    REFUSED = "refused", "Not known yet"
