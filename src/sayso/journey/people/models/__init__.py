"""What is known of somebody: dated rows, in which a correction is a new row and the old one stays."""

from sayso.journey.people.models.asking import HowAsked, SeeAlone
from sayso.journey.people.models.born import Born
from sayso.journey.people.models.dated import Dated, DatedRows, Said
from sayso.journey.people.models.dying import Death
from sayso.journey.people.models.identity import (
    EqualityAnswer,
    Name,
    NhsNumber,
    Particulars,
    Person,
    Standing,
)
from sayso.journey.people.models.joining import Finding, Merge, NotSame, Tie
from sayso.journey.people.models.reaching import (
    Address,
    CommunicationNeed,
    ContactPoint,
    HiddenAddress,
    SafeContact,
)
from sayso.journey.people.models.sharing import SharingChoice

__all__ = [
    "Address",
    "Born",
    "CommunicationNeed",
    "ContactPoint",
    "Dated",
    "DatedRows",
    "Death",
    "EqualityAnswer",
    "Finding",
    "HiddenAddress",
    "HowAsked",
    "Merge",
    "Name",
    "NhsNumber",
    "NotSame",
    "Particulars",
    "Person",
    "SafeContact",
    "Said",
    "SeeAlone",
    "SharingChoice",
    "Standing",
    "Tie",
]
