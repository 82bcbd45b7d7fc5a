"""The answers that may be given, each in the words of the screen."""

from django.db.models import TextChoices


class HowSoon(TextChoices):
    """How soon something is needed, as the caller sees it."""

    TONIGHT = "tonight", "Tonight"
    DAYS = "days", "In the next few days"
    NO_HURRY = "no_hurry", "No hurry"
    QUESTION = "question", "They only want to know something"


class PersonKnows(TextChoices):
    """Whether the person knows that somebody rang us about them."""

    YES = "yes", "Yes"
    NOT_SAFE = "not_safe", "No, and it was not safe to ask"
    NO = "no", "No, for another reason"
    IS_PERSON = "is_person", "The caller is the person"


class Harm(TextChoices):
    """Whether somebody could be hurting them or leaving them without care."""

    NO = "no", "No, as far as the caller knows"
    MAYBE = "maybe", "Yes, or not sure"
    DANGER = "danger", "Danger this minute"


class Outcome(TextChoices):
    """What we do about a contact."""

    TONIGHT = "tonight", "Put in support tonight"
    ASSESSMENT = "assessment", "Ask for an assessment"
    PASS_ON = "pass_on", "Pass it to a team"
    ADVICE = "advice", "Give information and advice"
    RECORD = "record", "Record it, and nothing more now"


class NoteKind(TextChoices):
    """How the worker and the person met."""

    VISIT = "visit", "Visit"
    CALL = "call", "Call"
    MESSAGE = "message", "Message"
    MEETING = "meeting", "Meeting"


class SeenAlone(TextChoices):
    """Whether the person was seen with nobody else there."""

    YES = "yes", "Yes"
    NO = "no", "No, someone was there"
    DECLINED = "declined", "Offered, and they said no"
    NOT_POSSIBLE = "not_possible", "It was not possible"
    NOT_SEEN = "not_seen", "I did not see them"


class Readers(TextChoices):
    """Who may read a note or a paper. Each is an area of the record, in a table of its own."""

    STORY = "story", "The person and those who work with them"
    SAFETY = "safety", "Safeguarding only"
    PRIVATE = "private", "Only those who hold their private account"


class PaperKind(TextChoices):
    """What a paper is."""

    LETTER = "letter", "Letter"
    RECEIPT = "receipt", "Receipt or bill"
    REPORT = "report", "Report from a professional"
    PHOTO = "photo", "Photo"
    LEGAL = "legal", "Legal paper, such as a power of attorney"
    OTHER = "other", "Something else"


class Why(TextChoices):
    """Which clock a task runs by."""

    LAW = "law", "The law"
    PROMISE = "promise", "Our promise"
    REMINDER = "reminder", "My own reminder"


class WorkerRole(TextChoices):
    """In what role somebody works with a person."""

    LEAD = "lead", "Lead worker"
    CO_WORKER = "co_worker", "Works alongside"
    OCCUPATIONAL_THERAPIST = "occupational_therapist", "Occupational therapist"
    CARERS_OWN_WORKER = "carers_own_worker", "Carer's own worker"
    FINANCE = "finance", "Finance"


class Answer(TextChoices):
    """What the receiver of a hand-over said."""

    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


class Need(TextChoices):
    """What somebody needs tonight."""

    FOOD = "food", "Food and drink"
    MOVING = "moving", "Help to get up, move, wash or go to bed"
    WARMTH = "warmth", "Warmth"
    MEDICINES = "medicines", "Medicines"
    ALL_NIGHT = "all_night", "Someone with them all night"
    SAFE_PLACE = "safe_place", "A safe place, not at home"
    OTHER = "other", "Something else"


class MetBy(TextChoices):
    """Who meets a need tonight."""

    PROVIDER = "provider", "A provider's visits"
    BED = "bed", "A bed for the night"
    KNOWN_PERSON = "known_person", "Someone they know, who has said yes to us"
    NOT_KNOWN = "not_known", "Someone else, or we do not know yet"


class SaidYes(TextChoices):
    """Whether the person has agreed to support tonight."""

    YES = "yes", "Yes, by phone or in person"
    NOT_ASKED = "not_asked", "Not asked yet: the first visitor asks them, alone"
    COULD_NOT_TELL = "could_not_tell", "They could not tell us. I am acting to keep them safe"


class Direction(TextChoices):
    """Which way duty hands over."""

    TO_DUTY = "to_duty", "For whoever is on duty tonight"
    TO_DAY = "to_day", "For the day team"


class Risk(TextChoices):
    """How great the risk is while somebody waits, as a worker says it; the highest first."""

    HIGH = "high", "High: harm could come while they wait"
    UNKNOWN = "unknown", "Not known yet"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"
