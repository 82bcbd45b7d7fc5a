"""The answers that may be given, each in the words of the screen."""

from django.db.models import TextChoices


class Danger(TextChoices):
    """Whether somebody is in danger at this minute."""

    NOW = "now", "Yes"
    NOT_NOW = "not_now", "No"
    NOT_SURE = "not_sure", "I am not sure"


class Asked(TextChoices):
    """Whether the adult was asked what they want to happen."""

    SAID = "said", "They told me"
    NOT_ASKED = "not_asked", "I have not asked"
    NOT_SAFE = "not_safe", "It was not safe to ask"
    COULD_NOT = "could_not", "They could not tell me"
    SELF = "self", "It is about me"


class AboutStaff(TextChoices):
    """Whether somebody who works for the council may have caused the harm."""

    NO = "no", "No, or I do not know"
    YES = "yes", "Yes"


class Found(TextChoices):
    """What somebody found on one of the three tests."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "We do not know yet"


class Outcome(TextChoices):
    """What is done about a concern."""

    ENQUIRY = "enquiry", "Make an enquiry under section 42"
    OTHER_ENQUIRY = "other_enquiry", "Make another kind of enquiry"
    PASSED_ON = "passed_on", "Pass it to somebody else, such as the police"
    NO_FURTHER = "no_further", "Do nothing more about this concern"
