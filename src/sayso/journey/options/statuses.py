"""The answers that may be given about offers and choices, each in the words of the screen."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    """How far a feed has come. Only `taken` changed what there is to choose from."""

    TAKEN = "taken", "Taken"
    SAME = "same", "The same as before: nothing changed"
    HELD = "held", "Held until a second person says it is right"
    WAITS = "waits", "Waits until it is mended: nothing changed"
    TURNED_DOWN = "turned_down", "Not right: nothing changed"


class CheckKind(TextChoices):
    """What we look at before somebody chooses. What nobody looked at says “not checked”, never nothing."""

    INSPECTED = "inspected", "Inspection"
    POLICE = "police", "Police checks of those who come"
    REFERENCES = "references", "References"
    FOOD = "food", "Food safety training"
    INSURED = "insured", "Insurance"
    ROOM = "room", "Room for somebody new"
    OWNER = "owner", "Who owns it"


#: What stands on every offer under “Checks”, in this order; room and owner stand by themselves.
CHECKS_SHOWN = (
    CheckKind.INSPECTED,
    CheckKind.POLICE,
    CheckKind.REFERENCES,
    CheckKind.FOOD,
    CheckKind.INSURED,
)


class CheckAnswer(TextChoices):
    """What a check found."""

    SEEN = "seen", "Seen by us"
    TOLD = "told", "They say so. Not seen by us"
    NOT_DONE = "not_done", "Not done"


class RoomAnswer(TextChoices):
    """Whether there is room."""

    ROOM = "room", "There is room"
    FULL = "full", "Full"


class Owner(TextChoices):
    """Whose an offer is, as far as it is the council's concern."""

    COUNCIL = "council", "Run by the council"
    COUNCIL_COMPANY = "council_company", "Owned by the council"
    LINKED = "linked", "Linked to somebody who decides for the council"
    HEALTH = "health", "Run by the health service"
    INDEPENDENT = "independent", "No interest of the council’s"


#: Owners that bear a label wherever the offer stands.
INTERESTS = frozenset({Owner.COUNCIL, Owner.COUNCIL_COMPANY, Owner.LINKED})


class OwnAnswer(TextChoices):
    """“Did you choose this?”, asked with nobody there who gives the help or is close."""

    YES = "yes", "Yes, I chose it"
    NO = "no", "No, I did not choose it"
    SOMEBODY_ELSE = "somebody_else", "Somebody else chose it for me"
