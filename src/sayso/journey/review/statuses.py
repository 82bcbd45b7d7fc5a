"""The kinds of a review and what may come of it, each in the words of the screen."""

from django.db.models import TextChoices


class ReviewKind(TextChoices):
    """Why somebody's support is looked at again (statutory guidance, chapter 13)."""

    PLANNED = "planned", "Planned"
    UNPLANNED = "unplanned", "Something changed"
    REQUESTED = "requested", "It was asked for"


class Outcome(TextChoices):
    """What comes of a review. None is a lower budget: that is another decision, with its own reasons."""

    GOES_ON = "goes_on", "It goes on as it is"
    SMALL_CHANGE = "small_change", "A small change to the plan"
    REASSESS = "reassess", "We look at their needs again"
    NEW_PLAN = "new_plan", "A new plan"


#: The same, as the person reads it of their own support.
TO_THE_PERSON = {
    Outcome.GOES_ON: "Your support goes on as it is.",
    Outcome.SMALL_CHANGE: "We make a small change to your plan, with you.",
    Outcome.REASSESS: "We look at your needs again, with you.",
    Outcome.NEW_PLAN: "We make a new plan, with you.",
}


class AskedFor(TextChoices):
    """Whose support somebody asks us to look at again."""

    OWN = "own", "My own support"
    CLOSE = "close", "The support of somebody I care for"


class WishNow(TextChoices):
    """How it is now with something that somebody hoped for, or that worried them."""

    STILL = "still", "As before"
    CAME_TRUE = "came_true", "It came true"
    PARTLY = "partly", "In part"
    NOT_YET = "not_yet", "Not yet"
    NO_LONGER = "no_longer", "They no longer want it"
    WORRIES_STILL = "worries_still", "It is still a worry"
    WORRIES_LESS = "worries_less", "It is less of a worry"
    GONE = "gone", "The worry is gone"


#: What can be said of a hope, and of a worry.
OF_HOPES = (WishNow.STILL, WishNow.CAME_TRUE, WishNow.PARTLY, WishNow.NOT_YET, WishNow.NO_LONGER)
OF_WORRIES = (WishNow.STILL, WishNow.WORRIES_STILL, WishNow.WORRIES_LESS, WishNow.GONE)
