"""The kinds of names, addresses, ways of reaching somebody, needs, ties and answers."""

from django.db.models import TextChoices


class NameKind(TextChoices):
    """What a name is for: letters use the called name, legal papers the legal one."""

    CALLED = "called", "What they are called"
    LEGAL = "legal", "Legal name"
    FORMER = "former", "Former name"
    ALSO = "also_known_as", "Also known as"


#: Only one name of these kinds is in force on one day.
ONE_AT_A_TIME = (NameKind.CALLED, NameKind.LEGAL)


class StandingKind(TextChoices):
    """In what standing somebody walks through the house. One person may have both."""

    ADULT = "adult", "Draws on support, or asks about it"
    CARER = "carer", "Cares for somebody, unpaid"


class AddressKind(TextChoices):
    """What an address is to somebody."""

    HOME = "home", "Home"
    STAYING = "staying", "Staying for now"
    PLACED = "placed", "A home the council arranged"
    HOSPITAL = "hospital", "In hospital"
    POST = "post", "For post only"
    NONE = "no_fixed_address", "No fixed address"


#: Where somebody sleeps, the one that counts first first. `POST` is not where anyone lives.
LIVES_AT = (AddressKind.PLACED, AddressKind.STAYING, AddressKind.HOME, AddressKind.NONE)


class PointKind(TextChoices):
    """A way in which a message can reach somebody."""

    MOBILE = "mobile", "Mobile telephone"
    TELEPHONE = "telephone", "House telephone"
    EMAIL = "email", "E-mail"
    TEXT_RELAY = "text_relay", "Text relay"
    VIDEO_RELAY = "video_relay", "Video relay, in British Sign Language"


class SafeWay(TextChoices):
    """The way in which somebody said they can be reached safely. Codes are those of letters."""

    POST = "post", "By post"
    EMAIL = "email", "By e-mail"
    TEXT = "text", "By text message"
    TELEPHONE = "telephone", "By telephone"
    BY_HAND = "by_hand", "In person"
    PORTAL = "portal", "On their own page"


class NeedKind(TextChoices):
    """A communication need, as the Accessible Information Standard sorts them."""

    BSL = "bsl", "British Sign Language"
    LIP_SPEAKER = "lip_speaker", "Lip-speaker"
    DEAFBLIND = "deafblind", "Deafblind manual or hands-on signing"
    EASY_READ = "easy_read", "Easy Read"
    LARGE_PRINT = "large_print", "Large print"
    AUDIO = "audio", "Audio"
    BRAILLE = "braille", "Braille"
    SPEAKS = "speaks", "Language to speak"
    READS = "reads", "Language to read"
    INTERPRETER = "interpreter", "Interpreter"
    AID = "aid", "Aid or equipment"
    TIME_OF_DAY = "time_of_day", "Time of day"
    NO_TELEPHONE = "no_telephone", "Nothing by telephone"
    OTHER = "other", "Something else"


class NumberSource(TextChoices):
    """Where an NHS number came from."""

    PERSON = "person", "They told us"
    LETTER = "letter", "From a letter or a card"
    HEALTH = "health", "From their surgery or hospital"
    TRACED = "tracing", "From the national tracing service"


class TieKind(TextChoices):
    """What somebody else is to this person. Each of two people has a row of their own."""

    LIVES_WITH = "lives_with", "Lives with them"
    SPOUSE = "spouse", "Husband, wife or civil partner"
    PARTNER = "partner", "Partner"
    PARENT = "parent", "Parent"
    CHILD = "child", "Son or daughter"
    BROTHER_SISTER = "brother_sister", "Brother or sister"
    RELATIVE = "relative", "Other relative"
    FRIEND = "friend", "Friend or neighbour"
    CARES_FOR = "cares_for", "Is cared for by this person"
    CARED_FOR_BY = "cared_for_by", "Cares for this person"
    EMERGENCY = "emergency", "To be told in an emergency"


#: Ties that say one of two people helps the other: such two are never joined as one.
CARING = (TieKind.CARES_FOR, TieKind.CARED_FOR_BY)


class Shareable(TextChoices):
    """What somebody may share of their own record with people close to them: areas, by the same codes.

    Only what their own sign-in reads. Never the story: a caller's words there may be about keeping them safe
    from the very person it would be shared with, or be another's secret.
    """

    CONTACT = "contact", "Name, and how to get in touch"
    PLAN = "plan", "Support: who helps, and when"
    MONEY = "money", "Money: what is paid, and by whom"


class SharingSaid(TextChoices):
    """How somebody said what they share."""

    OWN_PAGE = "own_page", "On their own page"
    TOLD_ALONE = "told_alone", "Told a worker while alone"
    TOLD = "told", "Told a worker"


class Alone(TextChoices):
    """Whether somebody was asked with nobody else there. The first four codes are those of `SeenAlone`."""

    YES = "yes", "Yes"
    NO = "no", "No, somebody was there"
    DECLINED = "declined", "Offered, and they wanted somebody there"
    NOT_POSSIBLE = "not_possible", "It was not offered, or not possible"
    NOT_KNOWN = "not_known", "I do not know"


class Means(TextChoices):
    """By what means somebody was asked. It matters: whoever is close may answer the e-mail."""

    FACE = "face", "Face to face"
    TELEPHONE = "telephone", "By telephone"
    VIDEO = "video", "By video"
    WRITING = "writing", "In writing"
    INTERPRETER = "interpreter", "Through an interpreter who is not family"
    OWN_PAGE = "own_page", "On their own page"
    NOT_KNOWN = "not_known", "I do not know"


class AskedPlace(TextChoices):
    """At what somebody was asked, so that it matters whether they were alone (B-28)."""

    TALK = "talk", "A conversation"
    NOTE = "note", "A note"
    ASSESSMENT = "assessment", "An assessment"
    REVIEW = "review", "A review"
    SHARING = "sharing", "Who may see what"
    PLAN = "plan", "The yes to a plan"
    CHOICE = "choice", "“Did you choose this?”"
    LEVEL = "level", "How much help with a task"
    PAID = "paid", "Paying somebody close"
    SEEN = "seen", "Seen for this"


class Question(TextChoices):
    """Equality questions that are asked, with why. Never needed to get help."""

    ETHNIC_GROUP = "ethnic_group", "Ethnic group"
    RELIGION = "religion", "Religion or belief"
    SEXUAL_ORIENTATION = "sexual_orientation", "Sexual orientation"
    GENDER_AS_AT_BIRTH = "gender_as_at_birth", "Is their gender the same as at birth"
    DISABILITY = "disability", "Do they call themselves disabled"


class Gender(TextChoices):
    """What somebody told us of their sex or gender. Nobody need say."""

    FEMALE = "female", "Woman"
    MALE = "male", "Man"
    OTHER = "other", "Another word"
    NOT_SAID = "prefer_not_to_say", "Prefers not to say"
