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
    ADVOCATE = "advocate", "Nobody is suitable. An advocate is asked for"
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
