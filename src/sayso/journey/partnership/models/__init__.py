"""The two of them: sides, words, check-ins, talks, changes, who decides, who is close; pay between them."""

from sayso.journey.partnership.models.apart import (
    ClashSettled,
    Difference,
    DifferenceEnding,
    DifferenceOption,
    FreeTime,
    OwnView,
    ToldOfIt,
)
from sayso.journey.partnership.models.changes import Change, NoticedChange, PrivateChange
from sayso.journey.partnership.models.check_ins import CheckIn, CheckInTimes
from sayso.journey.partnership.models.paid import (
    NecessaryReason,
    PaidContract,
    PaidProposal,
    PaidSum,
    PaidTime,
)
from sayso.journey.partnership.models.talks import PairTalk
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
    "Change",
    "CheckIn",
    "CheckInTimes",
    "ClashSettled",
    "Closeness",
    "Difference",
    "DifferenceEnding",
    "DifferenceOption",
    "FreeTime",
    "NecessaryReason",
    "NoCarer",
    "NoticedChange",
    "OwnView",
    "PaidContract",
    "PaidProposal",
    "PaidSum",
    "PaidTime",
    "PairTalk",
    "PartnershipSide",
    "PrivateChange",
    "Release",
    "ToldOfIt",
    "WhoDecides",
]
