"""What came of a financial assessment, and of looking at it again, in the words of the screen."""

from django.db.models import TextChoices


class MeansOutcome(TextChoices):
    """`refused`: the sum cannot be worked out, and what is missing is named. Never a charge of nothing."""

    ASSESSED = "assessed", "Worked out"
    REFUSED = "refused", "Not known yet"


class LookedAgain(TextChoices):
    """What came of looking again."""

    STAYS = "stays", "The sum is right and stays"
    CHANGES = "changes", "The sum changes"
