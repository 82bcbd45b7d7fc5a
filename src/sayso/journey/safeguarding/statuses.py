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


class AgeBand(TextChoices):
    """About how old a child is. No birth date is asked: whom we tell knows it, or asks."""

    UNDER_5 = "under_5", "Under 5"
    FIVE = "5_to_10", "5 to 10"
    ELEVEN = "11_to_15", "11 to 15"
    SIXTEEN = "16_or_17", "16 or 17"
    NOT_KNOWN = "not_known", "Not known"


class Helps(TextChoices):
    """Whether a child helps to look after somebody."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "We do not know yet"


class ChildTask(TextChoices):
    """What a child should not have to do for an adult, as the statutory guidance lists it."""

    PERSONAL_CARE = "personal_care", "Washing, dressing or the toilet"
    LIFTING = "lifting", "Heavy lifting"
    MEDICINES = "medicines", "Giving medicines"
    MONEY = "money", "Looking after the family’s money"
    FEELINGS = "feelings", "Keeping the adult’s spirits up, more than a child should"


class HarmLikely(TextChoices):
    """Whether a child is likely to be harmed. Not known is never no."""

    LIKELY = "likely", "Yes, harm is likely, or it is happening"
    NOT_LIKELY = "not_likely", "No sign of it"
    NOT_KNOWN = "not_known", "We do not know yet"


class CarerToldKind(TextChoices):
    """What was said to a young carer, or to whoever looks after them, about an assessment of their own."""

    TOLD = "told", "Told that they have a right to it"
    WANTS = "wants", "Offered, and they want it"
    DECLINED = "declined", "Offered, and they said no for now"
