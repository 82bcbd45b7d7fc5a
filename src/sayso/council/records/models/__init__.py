"""What is asked and answered, which the person may read; and what the desk gathered, which they may not."""

from sayso.council.records.models.asked import ClockStop, DataComplaint, Pack, RecordRequest
from sayso.council.records.models.gathered import DeskWork, Gathered, Mark

__all__ = ["ClockStop", "DataComplaint", "DeskWork", "Gathered", "Mark", "Pack", "RecordRequest"]
