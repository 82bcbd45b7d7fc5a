"""How far a personal budget has come, in the words of the screen."""

from django.db.models import TextChoices


class BudgetState(TextChoices):
    """`held` waits for what the rule asks; nothing has changed for the person meanwhile."""

    PROPOSED = "proposed", "Proposed"
    HELD = "held", "Held"
    AGREED = "agreed", "Agreed"
    ENDED = "ended", "Ended"
    WITHDRAWN = "withdrawn", "Taken back"
