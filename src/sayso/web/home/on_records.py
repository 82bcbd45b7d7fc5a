"""What happened to somebody, from every room of the journey, as lines of a worker's record."""

from collections.abc import Iterator

from sayso.foundation.govuk.pieces import Entry
from sayso.journey.casework.pages.happened import Happened, when_line
from sayso.journey.casework.pages.record import RECORD_TELLS, Asking
from sayso.web.home.happenings import OF_THE_JOURNEY, happened
from sayso.web.home.reader import Reader


def of_the_journey(asked: Asking) -> Iterator[Happened]:
    """Tell what this worker may see of it, with the reason and their own words."""
    for key in asked.keys:
        reader = Reader(login=asked.login, key=key, today=asked.today, own=False)
        for one in happened(reader, OF_THE_JOURNEY):
            when = when_line(one.at, asked.today, one.kind, whole_day=one.whole_day)
            entry = Entry(when, one.why, one.said, one.text, decision=one.is_decision)
            yield Happened(one.at, entry)


def stands_on_records() -> None:
    """Tell it on every record."""
    RECORD_TELLS.append(of_the_journey)
