"""What the records desk puts on a day: answers due, complaints to acknowledge, what to read second."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from sayso.council.records import queries
from sayso.foundation.access.models import User
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.pieces import Link
from sayso.journey.casework.queries.worklist import Due


def records_due(viewer: User, until: date) -> list[Due]:
    """Return what this login owes to people who asked what we hold, or complained of it."""
    due = [*_second(viewer)]
    if viewer.may(Permission.ANSWER_RECORD_REQUESTS):
        due += [*_requests(viewer), *_complaints(viewer)]
    return [one for one in due if one.due_on <= until]


def _requests(viewer: User) -> Iterator[Due]:
    for one in queries.open_requests(viewer=viewer):
        if one.stands and one.stands.last_day:
            yield Due(
                due_on=one.stands.last_day,
                what="Answer them: they asked what we hold",
                why="The law gives a month",
                act=Link("Open the request", reverse("record_request", args=[one.row.pk])),
                who=one.row.person_called,
            )


def _complaints(viewer: User) -> Iterator[Due]:
    for one, heard_by in queries.complaints_open(viewer=viewer):
        if one.acknowledged_on is None:
            yield Due(
                due_on=heard_by,
                what="Tell them that their complaint about what we hold reached us",
                why="The law gives 30 days",
                act=Link("Open the complaint", reverse("data_complaint", args=[one.pk])),
                who=one.person_called,
            )


def _second(viewer: User) -> Iterator[Due]:
    if not viewer.may(Permission.READ_RECORDS_SECOND):
        return
    for work in queries.waiting_for_second(viewer=viewer):
        if work.second_at and queries.read_of(queries.items_of(work.request, viewer=viewer)).to_agree:
            yield Due(
                due_on=localdate(work.second_at),
                what="Read second what was gathered for them",
                why="Nothing leaves before two of us have decided",
                act=Link("Read it", reverse("record_request_second", args=[work.request_id])),
                who=work.request.person_called,
            )
