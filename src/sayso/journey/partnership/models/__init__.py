"""The two of them: sides, words, who decides, and who is close."""

from sayso.journey.partnership.models.the_two import (
    Account,
    AloneAsk,
    Closeness,
    NoCarer,
    PartnershipSide,
    Release,
    WhoDecides,
)

__all__ = [
    "Account",
    "AloneAsk",
    "Closeness",
    "NoCarer",
    "PartnershipSide",
    "Release",
    "WhoDecides",
]
