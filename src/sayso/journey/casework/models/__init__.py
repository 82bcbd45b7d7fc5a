"""What the room keeps."""

from sayso.journey.casework.models.contacts import ConcernHeard, Contact, OpenContact
from sayso.journey.casework.models.cover import Absence, Cover, CoverFor
from sayso.journey.casework.models.notes import Note, PrivateNote, SafetyNote, WrittenNote
from sayso.journey.casework.models.papers import Paper, PrivatePaper, SafetyPaper, StoredPaper
from sayso.journey.casework.models.tonight import DutyHandover, UrgentSupport
from sayso.journey.casework.models.waiting import WaitingRisk
from sayso.journey.casework.models.work import Allocation, Task, Transfer

__all__ = [
    "Absence",
    "Allocation",
    "ConcernHeard",
    "Contact",
    "Cover",
    "CoverFor",
    "DutyHandover",
    "Note",
    "OpenContact",
    "Paper",
    "PrivateNote",
    "PrivatePaper",
    "SafetyNote",
    "SafetyPaper",
    "StoredPaper",
    "Task",
    "Transfer",
    "UrgentSupport",
    "WaitingRisk",
    "WrittenNote",
]
