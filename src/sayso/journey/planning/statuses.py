"""The answers that may be given about a plan, each in the words of the screen."""

from django.db.models import TextChoices

from sayso.rules.partnership.together import Together


class MetBy(TextChoices):
    """Who or what meets a need. A task is a carer's only when the carer says yes: see `models.CarerTask`."""

    PAID = "paid", "Paid support"
    SELF = "self", "They do it themselves"
    CARER = "carer", "Somebody close to them, unpaid, if they say yes"
    COMMUNITY = "community", "Something near home: a club, a neighbour, a charity"
    EQUIPMENT = "equipment", "Something that helps: equipment, a change to the home"
    ANOTHER_WAY = "another_way", "Not settled: to be met another way"


class IdeaOf(TextChoices):
    """Whose idea a line of the plan was. It is asked each time, for people were told what to have (S1-09)."""

    PERSON = "person", "The person"
    CARER = "carer", "Somebody close to them"
    WORKER = "worker", "A worker"
    PROVIDER = "provider", "A provider"


class Way(TextChoices):
    """How the money of a line is held. No way is given: it stays empty until the person picks (S3-12)."""

    DIRECT_PAYMENT = "direct_payment", "A direct payment: the money comes to you"
    COUNCIL = "council", "The council arranges it for you"
    SERVICE_FUND = "service_fund", "An individual service fund: a provider holds the money for you"
    THIRD_PARTY = "third_party", "Somebody else holds the money for you"


class Writer(TextChoices):
    """Who writes the plan."""

    SELF = "self", "The person"
    PICKED = "picked", "Somebody the person picked"
    WORKER = "worker", "A worker, with the person"


class CarerAnswer(TextChoices):
    """What a carer says to a task. No answer is neither a yes nor a veto (S0-07)."""

    NOT_YET = "", "No answer yet"
    YES = "yes", "Yes, I will do this"
    WITH_HELP = "with_help", "Yes, if I have help with it"
    NO = "no", "No"


class ShownHow(TextChoices):
    """Whether a carer was shown how to lift, wash or give medicines, as the carer says. Silence is no yes."""

    NOT_SAID = "", "Not said"
    YES = "yes", "Yes, I was shown"
    KNEW = "knew", "No need, I knew it"
    NOT_YET = "not_yet", "Not yet"
    NONE = "none", "It takes no lifting, washing or medicines"


class GrownUpAge(TextChoices):
    """About how old a grown-up around somebody is. A child is noted elsewhere (`safeguarding`)."""

    YOUNG = "18_to_24", "18 to 24"
    GROWN = "25_to_64", "25 to 64"
    OLD = "65_or_over", "65 or over"
    NOT_KNOWN = "not_known", "Not known"


class TogetherAnswer(TextChoices):
    """What somebody says to being assessed together with another. Silence is no yes."""

    YES = Together.YES, "Yes"
    NO = Together.NO, "No"
    BEST = Together.BEST, "They cannot decide this, and it is best for them"


class EmergencyPartKind(TextChoices):
    """The person's parts of a plan for an emergency, in the order in which they are needed."""

    FIRST_HOURS = "first_hours", "What must happen in the first two hours"
    TWO_DAYS = "two_days", "What must happen in the first two days"
    MUST_NOT = "must_not", "What must not happen"
    TALKING = "talking", "How to talk with me, and how I move about"
    KEYS = "keys", "Keys: who has one"
    MEDICINES = "medicines", "Medicines: where they are, and who knows about them"
    ANIMALS = "animals", "Animals: who looks after them"
    OTHERS = "others", "Somebody else who relies on me: who is there for them"


class CarersPartKind(TextChoices):
    """A carer's parts of the plan for an emergency of somebody they help."""

    I_DO = "i_do", "What I do that cannot wait"
    BACK_UP = "back_up", "Who does it if I cannot"
    KNOW = "know", "What somebody who takes over must know"
    REACH_ME = "reach_me", "How to reach me"


class ContactAsked(TextChoices):
    """Whether somebody who is named said yes. Only a yes counts; a no is theirs, and is kept nowhere here.

    The person reads this row. Whoever said no to being rung would be told on by it.
    """

    YES = "yes", "Yes, they were asked and said yes"
    NOT_YET = "not_yet", "No yes yet"
