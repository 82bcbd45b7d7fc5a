"""What assessments and decisions on them put on a worker's day."""

from datetime import date

from django.urls import reverse

from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.foundation.govuk.presenting import LONDON, plain_day
from sayso.journey.assessment import queries
from sayso.journey.casework.queries.work import keys_of_my_people
from sayso.journey.casework.queries.worklist import Due, people_waiting
from sayso.journey.planning.queries.family import to_assess_apart
from sayso.rules.clocks.promises import ADVOCATE_ASKED_FOR, ADVOCATE_RUNG_AGAIN, CAPACITY_WRITTEN


def advocates_due(viewer: User, until: date) -> list[Due]:
    """Return whom this login works with, for whom an advocate has to be asked for (Care Act 2014, s 67)."""
    if not viewer.may(Permission.ASSESS):
        return []
    due = [
        Due(
            due_on=ADVOCATE_ASKED_FOR.after(one.recorded_at.astimezone(LONDON).date()),
            what="Ask for an advocate",
            why="Having their say is very hard, and nobody helps with it. Care Act 2014, section 67",
            act=Link("Write down that you asked", reverse("ask_advocate", args=[one.person_id])),
            person=one.person_id,
        )
        for one in queries.without_an_advocate(keys_of_my_people(viewer=viewer), viewer=viewer)
    ]
    due += [
        Due(
            due_on=ADVOCATE_RUNG_AGAIN.after(one.asked_on),
            what="An advocate has not come yet. Ring again",
            why=f"Asked for on {plain_day(one.asked_on)}. Without them nothing is decided on their needs",
            act=Link("Write down who came", reverse("advocate_came", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in queries.waiting_for_an_advocate(keys_of_my_people(viewer=viewer), viewer=viewer)
    ]
    return [one for one in due if one.due_on <= until]


def capacity_due(viewer: User, until: date) -> list[Due]:
    """Return what was decided at once to keep somebody safe, of which the capacity record is due."""
    if not viewer.may(Permission.ASSESS):
        return []
    due = [
        Due(
            due_on=CAPACITY_WRITTEN.after(one.decided_at.astimezone(LONDON).date()),
            what="Write about one decision that was made for them",
            why="It kept them safe at once. The record why is due. Mental Capacity Act 2005",
            act=Link("Write it", reverse("capacity_of_decision", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in queries.capacity_records_due(keys_of_my_people(viewer=viewer), viewer=viewer)
        if one.decided_at
    ]
    return [one for one in due if one.due_on <= until]


def carers_to_ask_again(viewer: User, until: date) -> list[Due]:
    """Return the carers whose account this login holds, and whose answers are over: each is asked again."""
    if not viewer.may(Permission.ASSESS):
        return []
    mine = keys_of_my_people(viewer=viewer)
    return [
        Due(
            due_on=one.ends_before,
            what="Ask a carer again what they are willing to do",
            why="What they said holds until this day. No yes lasts for ever",
            act=Link("Ask again", reverse("change_willing", args=[one.person_id, one.pk])),
            person=one.person_id,
        )
        for one in queries.over_by(mine, viewer=viewer, until=until)
        if one.ends_before
    ]


def assessed_apart_due(viewer: User, until: date) -> list[Due]:
    """Return whom this login works with and assesses on their own now, not together with others any more.

    It says how, and not when: so it stands from the start, with the day by which their assessment is due,
    until that is kept. It does not say who took a yes back.
    """
    if not viewer.is_staff or not viewer.may(Permission.ASSESS):
        return []
    found = to_assess_apart(keys_of_my_people(viewer=viewer), viewer=viewer)
    due = {one.person: one.due_on for one in people_waiting(viewer=viewer)} if found else {}
    return [
        Due(
            due_on=due.get(person) or since.astimezone(LONDON).date(),
            what="Assess them on their own from now on",
            why="Not together with others any more. Tell nobody why",
            act=Link("Open", reverse("assessments", args=[person]), "their assessments"),
            person=person,
        )
        for person, since in found.items()
    ]
