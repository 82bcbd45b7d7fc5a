"""The answers that may be given about the two of them, each in the words of the screen."""

from dataclasses import dataclass

from django.db.models import TextChoices

from sayso.rules.direct_payments.relatives import Purpose, Relationship
from sayso.rules.partnership.check_in_due import Often


class PairKind(TextChoices):
    """What the two of them are to each other."""

    COUPLE = "couple", "Husband, wife or partner"
    PARENT_CHILD = "parent_child", "Parent and grown-up child"
    FAMILY = "family", "Other family"
    FRIENDS = "friends", "Friends or neighbours"
    OTHER = "other", "Something else"


class Part(TextChoices):
    """What somebody's own words about the two of them are about."""

    GIVES = "gives", "What I do for them"
    GETS = "gets", "What they do for me"
    HOW_IT_IS = "how_it_is", "How it is for me"
    GO_ON = "go_on", "What I want to go on"
    STOP = "stop", "What I want to stop or change"
    DECISION = "decision", "What I say about who decides"


#: The same, asked of whoever writes. {other} is what they call the other of the two.
ASKED = {
    Part.GIVES: "What do you do for {other}?",
    Part.GETS: "What does {other} do for you?",
    Part.HOW_IT_IS: "How is it for you?",
    Part.GO_ON: "What do you want to go on as it is?",
    Part.STOP: "What do you want to stop, or change?",
    Part.DECISION: "What do you say about who decides?",
}

#: The two that stand side by side, in both directions. The others are the private part of the page.
EACH_OTHER = (Part.GIVES, Part.GETS)


class WrittenAs(TextChoices):
    """Whose hand wrote the words. A worker's is a new version, and never goes over the author's own."""

    SELF = "self", "In their own hand"
    WORKER = "worker", "Written down by a worker, as told"


class OftenAsked(TextChoices):
    """How often somebody wants to be asked how it is."""

    FOUR_WEEKS = Often.FOUR_WEEKS, "Every four weeks"
    THREE_MONTHS = Often.THREE_MONTHS, "Every three months"
    SIX_MONTHS = Often.SIX_MONTHS, "Every six months"
    NEVER = Often.NEVER, "Not at all"


class AskedBy(TextChoices):
    """In what way somebody may safely be asked how it is, when their own page was not answered."""

    SAFE_WAY = "safe_way", "In the safe way I chose for everything else"
    ALONE = "alone", "Only when we meet, with nobody else there. Do not ring or write"
    OTHER = "other", "In another way"


class NoticedBy(TextChoices):
    """Who noticed that something changed between the two."""

    CHECK_IN = "check_in", "Said in a check-in"
    THEMSELF = "themself", "They told us"
    WORKER = "worker", "A worker saw it"
    ANOTHER = "another", "Somebody else told us"


class Holder(TextChoices):
    """Who decides."""

    PERSON = "person", "The person"
    BOTH = "both", "Both of them"
    CARER = "carer", "The carer"
    OPEN = "open", "Not settled"


class Idea(TextChoices):
    """Whose idea it was that this decision moves."""

    PERSON = "person", "The person's"
    CARER = "carer", "The carer's"
    BOTH = "both", "Both of theirs"
    WORKER = "worker", "A worker's"


class Basis(TextChoices):
    """By what right somebody decides."""

    OWN = "own", "It is their own life"
    AGREED = "agreed", "The two of them agreed on it"
    NOMINEE = "nominee", "Picked to look after a direct payment (nominee)"
    AUTHORISED = "authorised", "Authorised person for a direct payment"
    POWER = "power", "Attorney or deputy"
    EMPLOYER = "employer", "Employer of the assistants"
    NOT_KNOWN = "not_known", "Nobody has settled it"


class Ring(TextChoices):
    """How close somebody is, as the person themself says."""

    INNER = "inner", "Closest to me"
    MIDDLE = "middle", "Close to me"
    OUTER = "outer", "Part of my life"


class DomainKind(TextChoices):
    """The kinds of decision that may be on the map."""

    DAY = "day", "daily timetable"
    CARE_GIVER = "care_giver", "who gives personal care"
    FOOD = "food", "food"
    PAYMENT = "payment", "money in the direct payment"
    HIRING = "hiring", "hiring"
    DISMISSAL = "dismissal", "ending a job"
    ROTA = "rota", "rota"
    PAY_RATE = "pay_rate", "pay"
    TRAINING = "training", "training of assistants"
    SHARING = "sharing", "sharing of information"
    MEDICINES = "medicines", "reminders to take medicines"
    APPOINTMENTS = "appointments", "health appointments"
    HOME = "home", "safety and equipment at home"
    KEYS = "keys", "keys"
    VISITORS = "visitors", "visitors"
    OUT_ALONE = "out_alone", "going out alone"
    HOLIDAYS = "holidays", "holidays"
    BREAKS = "breaks", "place and dates of breaks"
    EMERGENCY = "emergency", "emergency plan"
    BENEFITS = "benefits", "benefits"
    HOUSING = "housing", "where to live"
    LOVE = "love", "relationships and sex"
    END_OF_LIFE = "end_of_life", "wishes for the end of life"
    WATCHING = "watching", "cameras, alarms and trackers"
    OWN_TIME = "own_time", "the carer's own time"


@dataclass(frozen=True)
class Domain:
    """A kind of decision: how it is asked, and who decides while nobody has said otherwise.

    `words` hold {adult}, {adults}, {carer} and {carers}: "you", "your", or a name. `short` is on the page
    before anybody asks for all of them.
    """

    kind: DomainKind
    words: str
    short: bool = False
    by_default: Holder = Holder.PERSON


_D, _CARER = DomainKind, Holder.CARER
#: In the order of the page. Somebody decides about their own life, and a carer about their own time.
DOMAINS = (
    Domain(_D.DAY, "The times of {adults} day", short=True),
    Domain(_D.CARE_GIVER, "Who helps {adult} wash and dress", short=True),
    Domain(_D.HIRING, "Who {adults} assistants are", short=True),
    Domain(_D.PAYMENT, "Direct payment money", short=True),
    Domain(_D.KEYS, "Who has keys", short=True),
    Domain(_D.MEDICINES, "Reminders to take pills", short=True),
    Domain(_D.OWN_TIME, "{carers} own time", short=True, by_default=_CARER),
    Domain(_D.BREAKS, "When {carers} breaks are", short=True, by_default=_CARER),
    Domain(_D.FOOD, "Food and meals"),
    Domain(_D.DISMISSAL, "When an assistant has to go"),
    Domain(_D.ROTA, "Which assistant comes when"),
    Domain(_D.PAY_RATE, "What assistants are paid"),
    Domain(_D.TRAINING, "What assistants learn"),
    Domain(_D.SHARING, "Who is told about {adult}"),
    Domain(_D.APPOINTMENTS, "Doctor and hospital visits"),
    Domain(_D.HOME, "Safety and equipment at home"),
    Domain(_D.VISITORS, "Who may visit {adult}"),
    Domain(_D.OUT_ALONE, "Going out alone"),
    Domain(_D.HOLIDAYS, "Holidays"),
    Domain(_D.EMERGENCY, "What to do in an emergency"),
    Domain(_D.BENEFITS, "Benefits"),
    Domain(_D.HOUSING, "The home to live in"),
    Domain(_D.LOVE, "Love, sex and friendship"),
    Domain(_D.END_OF_LIFE, "Wishes for the end of life"),
    Domain(_D.WATCHING, "Cameras, alarms and trackers"),
)
DOMAIN_OF = {domain.kind: domain for domain in DOMAINS}


def called_short(called: str) -> str:
    """Return a name for a heading out of what somebody is called: "Bea" out of "Bea, my daughter"."""
    return called.split(",")[0].strip()[:40] or called[:40]


class RelationshipKind(TextChoices):
    """What somebody is to the person, as the rule about paying close family tells them apart."""

    SPOUSE = Relationship.SPOUSE, "Husband, wife or civil partner"
    PARTNER = Relationship.PARTNER, "Partner, not married"
    PARENT = Relationship.PARENT, "Parent"
    PARENT_IN_LAW = Relationship.PARENT_IN_LAW, "Parent-in-law"
    CHILD = Relationship.CHILD, "Son or daughter"
    CHILD_IN_LAW = Relationship.CHILD_IN_LAW, "Son-in-law or daughter-in-law"
    STEPCHILD = Relationship.STEPCHILD, "Stepson or stepdaughter"
    BROTHER_SISTER = Relationship.BROTHER_SISTER, "Brother or sister"
    AUNT_UNCLE = Relationship.AUNT_UNCLE, "Aunt or uncle"
    GRANDPARENT = Relationship.GRANDPARENT, "Grandparent"
    STEPPARENT = Relationship.STEPPARENT, "Step-parent"
    GRANDCHILD = Relationship.GRANDCHILD, "Grandchild"
    COUSIN = Relationship.COUSIN, "Cousin"
    NIECE_NEPHEW = Relationship.NIECE_NEPHEW, "Niece or nephew"
    OTHER_RELATIVE = Relationship.OTHER_RELATIVE, "Another relative"
    NOT_RELATED = Relationship.NOT_RELATED, "No relative: a friend, a neighbour or somebody they live with"


class PurposeKind(TextChoices):
    """What somebody close is to be paid for. Each is an arrangement of its own."""

    CARE = Purpose.CARE, "Care and support"
    ADMINISTRATION = Purpose.ADMINISTRATION, "Managing the direct payment: payroll, papers, accounts"


class Factor(TextChoices):
    """Why it can be necessary to pay somebody close. Each needs what shows it."""

    CULTURE = "culture", "Culture, religion or language"
    HARM = "harm", "Other care would harm their health"
    UNPREDICTABLE = "unpredictable", "Care is needed often, or nobody can say when"
    END_OF_LIFE = "end_of_life", "They are near the end of their life"
    NO_OTHER = "no_other", "Nobody else is to be found who can do it"
    COMMUNICATION = "communication", "How they make themself understood"
    OTHER = "other", "Something else"


#: The same, said to the person.
FACTOR_TO_PERSON = {
    Factor.CULTURE: "Your culture, religion or language",
    Factor.HARM: "Other care would harm your health",
    Factor.UNPREDICTABLE: "You need care often, or nobody can say when",
    Factor.END_OF_LIFE: "You are near the end of your life",
    Factor.NO_OTHER: "Nobody else is to be found who can do it",
    Factor.COMMUNICATION: "How you make yourself understood",
    Factor.OTHER: "Something else",
}


class Particular(TextChoices):
    """What two people who are close agree in writing, beside what every job has."""

    FALL_OUT = "fall_out", "What happens if the two fall out?"
    MANAGES = "manages", "Who says what is to be done, and when?"
    COVER = "cover", "Who does it when they are ill or on holiday?"
    TALK_TO = "talk_to", "Whom can they talk to about the job?"
    NO_DEDUCTIONS = "no_deductions", "Is anything taken off their pay for rent or board?"
    ENDS = "ends", "What happens when the person is in hospital, or has died?"
    BACK = "back", "How do they go back to being just family?"


class JobFact(TextChoices):
    """What no statement tells of a job between two people: one of them is asked, in a review alone."""

    PAY_LATE = "pay_late", "Was pay late since the last talk?"
    MORE_HOURS = "more_hours", "More hours than the contract says?"
    LEAVE_TAKEN = "leave_taken", "How much of the paid holiday of this year is taken?"


#: How much of a year's paid holiday is taken, in percent, in the words of the screen.
LEAVE_TAKEN = (
    ("0", "None yet"),
    ("25", "About a quarter"),
    ("50", "About half"),
    ("75", "About three quarters"),
    ("100", "All of it"),
)


@dataclass(frozen=True)
class PaidRule:
    """A rule of this room that makes paying somebody close wait: why, on what authority, and the way on."""

    code: str
    rule: str
    authority: str
    releases: str


DP_RULE = "SI 2014/2871, regulation 3"
OWN_SAFEGUARD = "The council’s own safeguard for conflicts of interest"
PAID_RULES = {
    one.code: one
    for one in (
        PaidRule(
            "paid_facts_missing",
            "Nobody can agree to this yet: something that a rule asks is not known.",
            DP_RULE,
            "Find out what is missing, and propose it again.",
        ),
        PaidRule(
            "paid_not_necessary",
            "A direct payment cannot pay this relative unless the council records that it is necessary.",
            DP_RULE,
            "Give a reason why it is necessary for this person, and what shows it. Or plan another way.",
        ),
        PaidRule(
            "paid_same_hand",
            "Whoever proposes that somebody close is paid does not approve it.",
            OWN_SAFEGUARD,
            "Ask a colleague who decides for the council.",
        ),
        PaidRule(
            "paid_speaks_for",
            "They hold the payment or act for the person. Nobody pays themself without a second look.",
            OWN_SAFEGUARD,
            "Let a reviewer sign who neither proposed nor decides it, or let somebody else hold the payment.",
        ),
    )
}


class Together(TextChoices):
    """Whether one of the two would talk about it with the other there."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_ASKED = "not_asked", "I did not ask"
