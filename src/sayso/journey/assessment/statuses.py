"""The answers that may be given, each in the words of the screen."""

from django.db.models import TextChoices


class WishKind(TextChoices):
    """What somebody's words are about."""

    MATTERS = "matters", "What matters"
    WISH = "wish", "What they would like"
    WORRY = "worry", "What worries them"


#: The same, as the person reads them of themself.
OF_ONESELF = {
    WishKind.MATTERS: "What matters to me",
    WishKind.WISH: "What I would like",
    WishKind.WORRY: "What worries me",
}


class SaidBy(TextChoices):
    """Whose words they are. A guess by somebody else is never shown as the person's own."""

    SELF = "self", "Their own words"
    INTERPRETER = "interpreter", "Their words, through an interpreter"
    SHOWN = "shown", "They showed us, without words"
    OTHER = "other", "Somebody else spoke for them"


class Way(TextChoices):
    """How a conversation was held."""

    VISIT = "visit", "At their home"
    ELSEWHERE = "elsewhere", "Somewhere else"
    CALL = "call", "By telephone"
    VIDEO = "video", "By video"


class Difficulty(TextChoices):
    """What is very hard for somebody in having their say: the four of the Care Act 2014, section 67(4)."""

    UNDERSTANDING = "understanding", "Understanding what we talk about"
    RETAINING = "retaining", "Keeping it in mind long enough"
    WEIGHING = "weighing", "Using it to decide"
    COMMUNICATING = "communicating", "Saying what they think, in any way"


class Supporter(TextChoices):
    """Who helps somebody to have their say."""

    NOT_NEEDED = "not_needed", "Nobody is needed"
    SOMEBODY = "somebody", "Somebody suitable, whom they want"
    ADVOCATE = "advocate", "Nobody is suitable. They need an advocate"
    NOBODY_YET = "nobody_yet", "Nobody yet"


class Willing(TextChoices):
    """What a carer says to a task. No answer is never a yes (Care Act 2014, section 10(5))."""

    NOT_ASKED = "not_asked", "Not asked yet"
    YES = "yes", "Yes"
    WITH_CONDITIONS = "conditions", "Yes, if"
    NO = "no", "No"


class Able(TextChoices):
    """Whether a carer can do a task: willing is one question, able another."""

    NOT_ASKED = "not_asked", "Not asked yet"
    YES = "yes", "Yes"
    WITH_HELP = "with_help", "Yes, with training or equipment"
    NO = "no", "No"


class SupporterKind(TextChoices):
    """Who somebody suitable is. Whoever is paid to care or treats them may not be it (guidance 7.33)."""

    CLOSE = "close", "Family or a friend"
    VOLUNTEER = "volunteer", "Somebody else, unpaid"
    PAID_CARER = "paid_carer", "Somebody paid to care for them"
    PROFESSIONAL = "professional", "A professional who works with them"


class Unsuitable(TextChoices):
    """Why somebody cannot be the one who helps a person to have their say, in a worker's words."""

    PAID = "paid", "They are paid to care for them, or work with them as a professional."
    NOT_WANTED = "not_wanted", "The person does not want them."
    SUSPECTED = "suspected", "They may have done harm. That is being looked at."
    NOT_SAID = "not_said", "Nobody wrote who they are, and whether the person wants them."


class Finding(TextChoices):
    """What the council decides on somebody's needs (Care Act 2014, section 13)."""

    ELIGIBLE = "eligible", "Eligible"
    NOT_ELIGIBLE = "not_eligible", "Not eligible"


class Reached(TextChoices):
    """How far the decision on somebody's needs has come."""

    PROPOSED = "proposed", "Proposed. A registered worker decides"
    HELD = "held", "Held"
    DECIDED = "decided", "Decided"


class Could(TextChoices):
    """What a person could do, of one of the four abilities, on the day and about one decision."""

    NOT_TRIED = "not_tried", "Not tried yet"
    COULD = "could", "They could"
    COULD_NOT = "could_not", "They could not, even with help"
