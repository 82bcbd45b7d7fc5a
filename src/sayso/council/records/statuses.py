"""The answers that the records desk may give, in the words of the screen."""

from django.db.models import TextChoices

from sayso.rules.powers.records import GoesTo as _GoesTo
from sayso.rules.powers.records import Part as _Part


class Channel(TextChoices):
    """How a request or a complaint came. No form and no wording is needed."""

    OWN_PAGE = "own_page", "On their own page"
    TELEPHONE = "telephone", "By telephone"
    LETTER = "letter", "By letter"
    EMAIL = "email", "By e-mail"
    IN_PERSON = "in_person", "Said to somebody of ours"
    SOCIAL = "social", "On social media"
    OTHER = "other", "Another way"


class PartKind(TextChoices):
    """Which part of the record is asked for."""

    EVERYTHING = _Part.EVERYTHING.value, "Everything we hold"
    CARE = _Part.CARE.value, "Their care: needs, plan, notes, health"
    MONEY = _Part.MONEY.value, "Their money: budget, payments, what they pay"


class Asker(TextChoices):
    """Who asks."""

    SELF = "self", "The person"
    POWER = "power", "Somebody with a power to act for them"
    WRITTEN = "written", "Somebody with the person’s yes in writing"
    AFTER_DEATH = "after_death", "Somebody, after the person’s death"
    OTHER = "other", "Somebody else"


class Identity(TextChoices):
    """How we know that it is the person, or whoever they say they are."""

    SIGNED_IN = "signed_in", "They asked with their own sign-in"
    KNOWN = "known", "A worker who knows them took the request"
    PAPER = "paper", "They showed a paper"
    QUESTIONS = "questions", "They answered questions that only they could"


class TakenTo(TextChoices):
    """To whom a request was taken that was not for whoever asked."""

    PERSON = _GoesTo.PERSON.value, "The person, who can ask for it or say yes in writing"
    WELFARE = _GoesTo.WELFARE.value, "The person; or whoever has a power for health and welfare"
    MONEY = _GoesTo.MONEY.value, "The person; or whoever has a power over money"
    ESTATE = "estate", "Those who wind up the estate. The law of data protection ends with a life"


class Ended(TextChoices):
    """What came of a request."""

    GIVEN = "given", "We gave the copy"
    TAKEN_ON = "taken_on", "We told whoever asked who may ask instead"
    WITHDRAWN = "withdrawn", "They no longer want it"
    NOT_KNOWN = "not_known", "We could not find out that it was them"


class How(TextChoices):
    """What happens with one thing that we hold."""

    GIVE = "give", "Give it"
    WORDS_OUT = "words_out", "Give it, with some words taken out"
    KEEP_BACK = "keep_back", "Keep it back"


class Ground(TextChoices):
    """By what law something is kept back."""

    OTHERS = "others", "It is about somebody else, who has not agreed, and giving it is not reasonable"
    HARM = "harm", "Giving it would be likely to cause serious harm to somebody"
    EXPECTED = "expected", "They told us and expect that whoever asks for them does not get it"
    CRIME = "crime", "Giving it would be likely to get in the way of preventing or finding a crime"
    PRIVILEGE = "privilege", "It is between us and our lawyers"
    NOT_THEIRS = "not_theirs", "It is not about them"


#: Where in the Data Protection Act 2018 each ground stands.
LAW: dict[Ground, str] = {
    Ground.OTHERS: "Data Protection Act 2018, Schedule 2, paragraph 16",
    Ground.HARM: "Data Protection Act 2018, Schedule 3, paragraphs 5 and 11",
    Ground.EXPECTED: "Data Protection Act 2018, Schedule 3, paragraphs 4 and 10",
    Ground.CRIME: "Data Protection Act 2018, Schedule 2, paragraph 2",
    Ground.PRIVILEGE: "Data Protection Act 2018, Schedule 2, paragraph 19",
    Ground.NOT_THEIRS: "UK General Data Protection Regulation, Articles 4(1) and 15",
}
#: What the pack says of it, in general, where it says anything: never of what, of whom or how much.
SAID: dict[Ground, str] = {
    Ground.OTHERS: "We left out what is about other people.",
    Ground.HARM: "We left out what could do serious harm.",
    Ground.EXPECTED: "We left out what was told to us in confidence.",
    Ground.CRIME: "We left out what could get in the way of finding or preventing a crime.",
    Ground.PRIVILEGE: "We left out what is between us and our lawyers.",
}
#: On these the pack may say nothing at all, where to say it would itself do harm.
MAY_BE_SILENT = frozenset({Ground.OTHERS, Ground.HARM, Ground.EXPECTED, Ground.CRIME})


class ComplaintEnded(TextChoices):
    """What came of a complaint about what we hold."""

    RIGHT = "right", "They were right. We put it right"
    PARTLY = "partly", "They were right in part"
    NOT = "not", "We found nothing wrong, and told them why"
