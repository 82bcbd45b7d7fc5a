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


class ChangeKind(TextChoices):
    """What changed. `ours`: nothing did, and we had it wrong."""

    INCOME = "income", "Money that comes in"
    SAVINGS = "savings", "Savings, or something of value"
    HOUSEHOLD = "household", "Who lives in the home"
    HOME = "home", "The home, or what it costs"
    COSTS = "costs", "What disability costs"
    SUPPORT = "support", "Support, or where it is given"
    OTHER = "other", "Something else"
    OURS = "ours", "Nothing: we had something wrong"


class Section(TextChoices):
    """The section of the Mental Health Act 1983 of the latest time in hospital. Others give no such right."""

    S3 = "3", "Section 3: for treatment"
    S37 = "37", "Section 37: an order of a court"
    S45A = "45A", "Section 45A: a direction of a court"
    S47 = "47", "Section 47: from prison"
    S48 = "48", "Section 48: from prison, before trial"


class LivedIn(TextChoices):
    """Where somebody lived. The words are those of `rules.who_pays`."""

    OURS = "ours", "In our area"
    ANOTHER = "another", "In another council’s area"
    NOWHERE = "nowhere", "They had no settled home"


class PlacedBy(TextChoices):
    """Which council, if any, had found somebody the place where they lived."""

    NOBODY = "nobody", "No council had"
    OURS = "ours", "We had"
    ANOTHER = "another", "Another council had"


class Body(TextChoices):
    """The two that owe aftercare together."""

    COUNCIL = "council", "The council"
    NHS = "nhs", "The NHS"


class RunWhy(TextChoices):
    """Why everybody's sum is worked out anew."""

    APRIL = "april", "The law’s amounts and benefits change"
    POLICY = "policy", "The council changes a choice of its own"


class RunState(TextChoices):
    """How far a run of new sums is."""

    DRY = "dry", "Worked out, and nothing changed"
    APPROVED = "approved", "Approved, and being written"
    DONE = "done", "Done"
    WITHDRAWN = "withdrawn", "Withdrawn, and nothing changed"


class RunLineState(TextChoices):
    """What became of one person's sum in a run."""

    WAITING = "waiting", "Not written yet"
    DONE = "done", "Written"
    LEFT = "left", "Left as it was"


class RunLeft(TextChoices):
    """Why a run leaves somebody's sum as it was."""

    UNKNOWN = "unknown", "The new sum cannot be worked out yet"
    DIED = "died", "They have died"
    NEWER = "newer", "Somebody has worked a new sum out since"
    DIFFERS = "differs", "It would come to something else than what was approved"
    REFUSED = "refused", "The sum could not be written"


class RunLetter(TextChoices):
    """What became of the letter about one sum of a run."""

    SENT = "sent", "Sent a safe way"
    WRITTEN = "written", "Written. No safe way to send it by itself: a person does"
    NONE = "none", "None: there is no charge to tell of, or it no longer holds"
    FAILED = "failed", "It could not be written"


class NhsDecided(TextChoices):
    """What the NHS decided on continuing healthcare. The words are those of `rules.who_pays`."""

    WAITING = "waiting", "Not decided yet"
    ELIGIBLE = "eligible", "The NHS pays for all of it"
    NOT_ELIGIBLE = "not_eligible", "The NHS does not"


class WorkKind(TextChoices):
    """What is to be done about what somebody pays; of two of one day the upper one comes first."""

    LOOK = "look", "Look at a sum again"
    ANSWERS = "answers", "Look at answers handed in"
    CHANGE = "change", "Look at what changed"
    MEND = "mend", "Mend a sum that was found wrong"
    NOT_KNOWN = "not_known", "Ask for what is missing"
    YEARLY = "yearly", "Look again after a year"
    NO_SUM = "no_sum", "Work out a first sum"
    LETTER = "letter", "Write the letter about a sum"
