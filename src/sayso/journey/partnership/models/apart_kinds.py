"""The answers that may be given where two people see something differently, in the words of the screen."""

from django.db.models import TextChoices

from sayso.rules.partnership.deciding import Decides
from sayso.rules.partnership.settling import Ending, Matter


class MatterKind(TextChoices):
    """What the two see differently."""

    TASKS = Matter.TASKS, "Who does what"
    TIME = Matter.TIME, "Time, and when"
    MONEY = Matter.MONEY, "Money"
    RISK = Matter.RISK, "What is safe, and what could go wrong"
    HOME = Matter.HOME, "Where to live"
    HELPERS = Matter.HELPERS, "Who else helps"
    PRIVACY = Matter.PRIVACY, "Privacy"
    FUTURE = Matter.FUTURE, "What comes later"


class OptionKind(TextChoices):
    """A way on that can be put to both."""

    MEDIATION = "mediation", "Somebody who helps two people talk (mediation)"
    SEPARATE = "separate", "A worker of their own for the carer"
    BREAK = "break", "A break for the carer"
    REDRAW = "redraw", "Share out the tasks anew"
    END_PAID = "end_paid", "End the paid role between them"
    ADVOCATE = "advocate", "An independent advocate"
    OTHER_CARE = "other_care", "Bring in other care"


class EndingKind(TextChoices):
    """What came of it. None of them says that somebody lost."""

    AGREED = Ending.AGREED, "They agree"
    TRIAL = Ending.TRIAL, "They agree to try it until a day"
    DIFFER = Ending.DIFFER, "They agree to differ, and other care is brought in"
    INDEPENDENT = Ending.INDEPENDENT, "Independent help: mediation, or an advocate"
    ESCALATED = Ending.ESCALATED, "Taken further: keeping safe, mental capacity, or a complaint"


class SeparateDone(TextChoices):
    """What was done where one worker or advocate acts for both."""

    WORKER = "worker", "Another worker works with the carer now"
    ADVOCATE = "advocate", "One of them has an advocate of their own now"
    ASKED = "asked", "Asked for. Nobody is there yet"
    STAYS = "stays", "It stays as it is, because"


class HoldsDecision(TextChoices):
    """Whose decision something is."""

    PERSON = Decides.PERSON, "The person’s: it is their own life"
    CARER = Decides.CARER, "The carer’s: it is their own time and work"
    EACH = Decides.EACH, "Each decides their own part. Nobody decides the other’s"
    TOGETHER = Decides.TOGETHER, "Both decide together, because the person said so"
    GIVEN = Decides.GIVEN, "The carer’s, because the person said so. They can take it back on any day"
    POWER = Decides.POWER, "Somebody decides by a lawful power, or in the person’s best interests"
