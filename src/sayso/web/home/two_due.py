"""How it is between two people, on a day: whom a worker asks, and what a manager looks after."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.queries.worklist import Due
from sayso.journey.partnership import queries
from sayso.journey.partnership.facts import ToTalkWith, to_talk_with
from sayso.journey.partnership.statuses import AskedBy
from sayso.rules.partnership.check_in_due import unanswered_on

#: The code of the task that a change makes.
CHANGE = "change"


def how_it_is_due(viewer: User, until: date) -> list[Due]:
    """Return whom this login asks how things are. It says no more: it may be read over a shoulder."""
    if not viewer.may(Permission.KEEP_PARTNERSHIP):
        return []
    found = queries.to_ask_how_it_is(viewer=viewer, until=until)
    return [
        Due(
            due_on=unanswered_on(one.on),
            what="Ask how things are",
            why="Only when you meet, with nobody else there"
            if one.times and one.times.way == AskedBy.ALONE
            else "In the safe way, with nobody else there",
            act=Link("Open", reverse("the_two_of_them", args=[one.side.person_id])),
            person=one.side.person_id,
        )
        for one in found
    ]


def talks_due(viewer: User, until: date) -> list[Due]:
    """Return whom this login talks with about how it goes between two: in words that say nothing of why.

    What is due on a later day stands here from the start, so that the day can be kept free.
    """
    if not viewer.may(Permission.KEEP_PARTNERSHIP) or not viewer.is_staff:
        return []
    return [
        Due(
            due_on=one.due_on,
            what="Talk with each of the two, alone" if len(one.held) > 1 else "Talk with them alone",
            why="We ask everybody from time to time how it goes",
            act=Link("Open", _opens(one)),
            person=one.held[0].person_id,
        )
        for one in to_talk_with(viewer=viewer, on=until)
    ]


def _opens(one: ToTalkWith) -> str:
    """Return where both stand side by side; or the talks with the one whose account is held."""
    page = "both_of_them" if len(one.held) > 1 else "pair_talks"
    return reverse(page, args=[one.held[0].person_id, one.held[0].pk])


def changes_late(viewer: User, until: date) -> list[Due]:
    """Return what was noticed in this manager's team, and nothing is written about it in time."""
    if not viewer.may(Permission.ALLOCATE):
        return []
    # What is late is late by now: a look at the week ahead adds nothing to it.
    found = queries.overdue_changes(viewer=viewer, on=until)
    return [
        Due(
            due_on=one.due_on,
            what="Nothing is written yet about something that was noticed",
            why=f"{one.owner or 'Nobody'} has it. Ask what was done",
            act=Link("Open the record", reverse("open_record", args=[one.person])),
            person=one.person,
        )
        for one in found
    ]
