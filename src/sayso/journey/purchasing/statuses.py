"""The answers that may be given about orders and visits, each in the words of the screen."""

from django.db.models import TextChoices


class PriceUnit(TextChoices):
    """What a price is for."""

    HOUR = "hour", "an hour"
    SESSION = "session", "each time"
    DAY = "day", "a day"
    WEEK = "week", "a week"


class VisitOutcome(TextChoices):
    """What became of a visit that was planned."""

    CAME = "came", "Somebody came"
    MISSED = "missed", "Nobody came"
    NOT_WANTED = "not_wanted", "Not wanted that day"


class SaidBy(TextChoices):
    """Who says so."""

    PROVIDER = "provider", "Whoever gives the help"
    PERSON = "person", "The person"
    WORKER = "worker", "A worker"
