"""What happened to somebody, from every room of the journey, as lines of a worker's record."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from sayso.foundation.access.models import User
from sayso.foundation.govuk.pieces import Entry, Part
from sayso.foundation.govuk.presenting import full_stop
from sayso.journey.casework.facts.paper_words import for_paper
from sayso.journey.casework.pages.duty import DUE_TONIGHT, SHEET_PARTS
from sayso.journey.casework.pages.happened import Happened, when_line
from sayso.journey.casework.pages.record import RECORD_TELLS, Asking
from sayso.journey.people.statuses import StandingKind
from sayso.journey.planning.queries import emergency_plan_of, lines_of, plan_of
from sayso.journey.planning.statuses import EmergencyPartKind
from sayso.web.home.alone_due import alone_tonight
from sayso.web.home.children_due import children_tonight
from sayso.web.home.happenings import OF_THE_JOURNEY, happened
from sayso.web.home.reader import Reader

MOST_LINES = 5
"""So many lines of a plan fit on the one sheet."""


def of_the_journey(asked: Asking) -> Iterator[Happened]:
    """Tell what this worker may see of it, with the reason and their own words."""
    for key in asked.keys:
        reader = Reader(login=asked.login, key=key, today=asked.today, own=False)
        for one in happened(reader, OF_THE_JOURNEY):
            when = when_line(one.at, asked.today, one.kind, whole_day=one.whole_day)
            entry = Entry(when, one.why, one.said, one.text, decision=one.is_decision)
            yield Happened(one.at, entry)


def usual_help(keys: Collection[UUID], login: User, today: date) -> Part | None:
    """Return for the duty sheet who usually helps, and who does until that is settled, as the plan says."""
    said = []
    for key in keys:
        plan = plan_of(key, StandingKind.ADULT, viewer=login)
        for line in lines_of(plan, viewer=login) if plan else ():
            until = f" Until it is settled: {for_paper(line.covers_tonight)}" if line.covers_tonight else ""
            said.append(f"{full_stop(for_paper(line.how_met))}{until}")
    return (
        Part("Who usually helps, as the plan says", sentences=said[:MOST_LINES], wide=True) if said else None
    )


def if_the_carer_cannot(keys: Collection[UUID], login: User, today: date) -> Part | None:
    """Return for the duty sheet whom to ring and what must happen first, where a plan says so."""
    for key in keys:
        plan = emergency_plan_of(key, viewer=login)
        first = plan.parts.get(EmergencyPartKind.FIRST_HOURS)
        said = [f"Ring {one.called}, {one.telephone}." for one in plan.to_ring[:2]]
        said += [for_paper(first.words)] if first else []
        if said:
            return Part("If the carer cannot care", sentences=said, wide=True)
    return None


def stands_on_records() -> None:
    """Tell it on every record, and on the sheet for duty."""
    RECORD_TELLS.append(of_the_journey)
    SHEET_PARTS.append(usual_help)
    SHEET_PARTS.append(if_the_carer_cannot)
    DUE_TONIGHT.append(children_tonight)
    DUE_TONIGHT.append(alone_tonight)
