"""The answers that may be given about breaks, each in the words of the screen."""

from dataclasses import dataclass

from django.db.models import TextChoices

from sayso.rules.breaks.belonging import Whose
from sayso.rules.breaks.working import Came


class BreakKind(TextChoices):
    """What kind of break it is."""

    HOURS = "hours", "Some hours"
    DAY = "day", "A whole day"
    NIGHTS = "nights", "A night or more"
    WEEK = "week", "A week or more"
    OWN = "own", "Something of their own: a class, a club, a trip"
    OTHER = "other", "Something else"


#: The same, said to the carer.
KIND_TO_CARER = {
    BreakKind.HOURS: "Some hours",
    BreakKind.DAY: "A whole day",
    BreakKind.NIGHTS: "A night or more",
    BreakKind.WEEK: "A week or more",
    BreakKind.OWN: "Something of your own: a class, a club, a trip",
    BreakKind.OTHER: "Something else",
}


class GivenTo(TextChoices):
    """To whom the help goes by which a carer gets away. Nothing: nobody has settled it yet."""

    ADULT = Whose.ADULT, "Care for the person from somebody else, so that the carer can get away"
    CARER = Whose.CARER, "Something for the carer: a class, a night away"


class InPlan(TextChoices):
    """In whose plan it stands."""

    ADULT = Whose.ADULT, "The person’s plan"
    CARER = Whose.CARER, "The carer’s plan"


class Source(TextChoices):
    """Where the need for a break comes from."""

    ASSESSED = "assessed", "A carer’s assessment found it"
    OWN_WORDS = "own_words", "They asked for it"
    REVIEW = "review", "It came up in a review"
    WORKER = "worker", "A worker saw it"


class StepKind(TextChoices):
    """What happened to a break that is needed, beside what was booked."""

    OFFERED = "offered", "We offered a break"
    SAID_YES = "said_yes", "They said yes to what was offered"
    SAID_NO = "said_no", "They said no to what was offered"
    NOT_THIS_WAY = "not_this_way", "It cannot be had this way. Another way is looked for"
    NO_LONGER = "no_longer", "They no longer want it"


#: What a carer may say of it with a sign-in of their own.
BY_CARER = frozenset({StepKind.SAID_YES, StepKind.SAID_NO, StepKind.NO_LONGER})


class ShownTo(TextChoices):
    """Who was shown what was offered."""

    CARER = "carer", "The carer"
    PERSON = "person", "The person"
    BOTH = "both", "Both of them"
    NOBODY = "nobody", "Nobody yet"


class CameKind(TextChoices):
    """What became of a break that was booked."""

    CAME = Came.CAME, "It came"
    PART = Came.PART, "Part of it came"
    DID_NOT_COME = Came.DID_NOT_COME, "It did not come"
    NOT_WANTED = Came.NOT_WANTED, "The carer called it off"


class WhyNot(TextChoices):
    """Why a break did not come, or not all of it."""

    NOBODY_CAME = "nobody_came", "Nobody came"
    CALLED_OFF = "called_off", "Whoever was to come, or the place, called it off"
    NO_PLACE = "no_place", "Nobody, or no place, was to be had"
    CARER = "carer", "Something with the carer"
    PERSON_UNWELL = "person_unwell", "The person was not well"
    PERSON_NO = "person_no", "The person did not want it that day"
    OTHER = "other", "Something else"
    NOT_KNOWN = "not_known", "Nobody knows yet"


#: Each stands on the record of the one it is about, and never on the other's.
OF_PERSON = frozenset({WhyNot.PERSON_UNWELL, WhyNot.PERSON_NO})
OF_CARER = frozenset({WhyNot.CARER})

#: Why, said to the one whose page it is. What is of the other reads as "something else" does.
WHY_TO_READER = {
    WhyNot.NOBODY_CAME: "Nobody came.",
    WhyNot.CALLED_OFF: "Whoever was to come, or the place, called it off.",
    WhyNot.NO_PLACE: "Nobody, or no place, was to be had.",
    WhyNot.CARER: "It was called off for a reason of your own.",
    WhyNot.PERSON_UNWELL: "You were not well that day.",
    WhyNot.PERSON_NO: "You did not want it that day.",
    WhyNot.OTHER: "It could not be given that day.",
    WhyNot.NOT_KNOWN: "We do not know why yet.",
}


class CareState(TextChoices):
    """How it stands with care that somebody else gives to the person."""

    PLANNED = "planned", "Planned"
    CAME = "came", "It came"
    PART = "part", "Part of it came"
    DID_NOT_COME = "did_not_come", "It did not come"
    OWED = "owed", "Not bought, and still owed"
    DECLINED = "declined", "The person does not want it"
    ENDED = "ended", "No longer planned"


#: What the person's record says of a booking, by what became of it. A break called off simply did not come.
CARE_AFTER = {
    CameKind.CAME: CareState.CAME,
    CameKind.PART: CareState.PART,
    CameKind.DID_NOT_COME: CareState.DID_NOT_COME,
    CameKind.NOT_WANTED: CareState.DID_NOT_COME,
}


@dataclass(frozen=True)
class BreakRule:
    """A rule that makes a decision about a break wait: why, on whose authority, and the way on."""

    code: str
    rule: str
    authority: str
    releases: str


NOT_SHOWN, LEFT_TO_CARER = "break_not_shown", "break_left_to_carer"
BREAK_RULES = {
    one.code: one
    for one in (
        BreakRule(
            NOT_SHOWN,
            "A cheaper break counts only when it is as good, and was shown to the person or the carer.",
            "Care and support statutory guidance, 10.27",
            "Show it to one of them. Write down that you did, and why it is as good. Then decide again.",
        ),
        BreakRule(
            LEFT_TO_CARER,
            "That the carer goes on caring is no reason not to give the carer a break.",
            "Care Act 2014, section 20",
            "Meet the need, or choose another ground that the law allows.",
        ),
    )
}
SUBJECT = "carer_break"
