"""The answers that may be given about payments, each in the words of the screen."""

from django.db.models import TextChoices


class PaidTo(TextChoices):
    """Who holds the account that a direct payment goes to. The codes are those of the ledger's holders."""

    BANK = "bank", "Their own account, for this money only"
    NOMINEE = "nominee", "Somebody they picked"
    AUTHORISED = "authorised", "A person authorised to hold it for them"
    AGENCY = "agency", "A support agency"
    CARD = "card", "A prepaid card"


class RunState(TextChoices):
    """How far a run has come. There is no way back: what is wrong is sent back and made anew."""

    DRAFT = "draft", "Being made"
    LOCKED = "locked", "Waits to be checked"
    APPROVED = "approved", "Checked"
    FILE_MADE = "file_made", "Bank file made"
    SENT = "sent", "Sent to the bank"
    SETTLED = "settled", "Paid"
    PART_RETURNED = "part_returned", "Paid, but some came back"
    CANCELLED = "cancelled", "Sent back"


class HeldOut(TextChoices):
    """Why a payment is named in a run and not paid by it."""

    NOT = "", ""
    NO_ACCOUNT = "no_account", "We have no bank details"
    NOT_CONFIRMED = "not_confirmed", "The bank details wait to be checked"
    DIED = (
        "died",
        "We were told that they have died",
    )


class LineState(TextChoices):
    """What became of one payment."""

    WAITING = "waiting", "On its way"
    SETTLED = "settled", "Paid"
    RETURNED = "returned", "Came back"
    CANCELLED = "cancelled", "Not paid: the run was sent back"


class Placed(TextChoices):
    """What became of one line of a bank's statement."""

    WAITING = "waiting", "Not placed yet"
    BY_ITSELF = "by_itself", "Placed by its reference and sum"
    BY_HAND = "by_hand", "Placed by hand"
    SET_ASIDE = "set_aside", "Not ours to place"


class Spent(TextChoices):
    """On what money of a direct payment was spent, as a statement shows it. The codes go to the ledger."""

    PA_WAGES = "pa_wages", "Wages of an assistant"
    AGENCY_CARE = "agency_care", "Care by an agency"
    TAX = "tax_and_pension", "Tax, insurance and pension"
    ACTIVITIES = "activities", "Activities and going out"
    OTHER = "other_support", "Other support"


class PlaceAs(TextChoices):
    """What somebody says a line of a statement is."""

    PAYMENT = "payment", "One of our payments, or one that came back"
    SPENT = "spent", "Money spent on support"
    OWN_MONEY = "own_money", "Money the person paid in themself"
    SET_ASIDE = "set_aside", "Nothing to do with direct payments"
