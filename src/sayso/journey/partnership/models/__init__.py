"""The two of them: sides, words, who decides, who is close; and what was agreed of pay between them."""

from sayso.journey.partnership.models.paid import (
    NecessaryReason,
    PaidContract,
    PaidProposal,
    PaidSum,
    PaidTime,
)
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
    "NecessaryReason",
    "NoCarer",
    "PaidContract",
    "PaidProposal",
    "PaidSum",
    "PaidTime",
    "PartnershipSide",
    "Release",
    "WhoDecides",
]
