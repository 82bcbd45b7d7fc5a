"""What this room puts on a person's record: where their direct payment goes, for those who pay."""

from sayso.foundation.access.areas import Area
from sayso.foundation.access.permissions import Permission
from sayso.journey.casework.pages.record import RECORD_PARTS, Asking, RecordPart
from sayso.journey.payments import queries


def bank_details(asked: Asking) -> RecordPart | None:
    """Return how the account ends, and what waits; None for whoever keeps no bank details."""
    if Area.MONEY not in asked.areas or not asked.login.may(Permission.KEEP_PAYEES):
        return None
    shown = {
        "paid": queries.payee_of(asked.person, viewer=asked.login),
        "waits": queries.waiting_payee_of(asked.person, viewer=asked.login),
    }
    return RecordPart("payments/on_record.html", shown)


def stands_on_records() -> None:
    """Put this room's part on every record."""
    RECORD_PARTS.append(bank_details)
