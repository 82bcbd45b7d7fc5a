"""Complaints about what we hold and what we do with it: kept, acknowledged within 30 days, answered."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sayso.council.records.actions.asking import authorise_to_write
from sayso.council.records.actions.desk import day_told, open_to_the_desk, opened, words_told
from sayso.council.records.models import DataComplaint, RecordRequest
from sayso.council.records.queries import complaint as complaint_of
from sayso.council.records.queries import request_of
from sayso.council.records.statuses import Channel, ComplaintEnded
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.queries import names_of
from sayso.rules.refusals import Invalid, NotFound, WrongState

BEFORE = "This day is before the complaint came."
NOT_HEARD = "Tell them first that it reached us."


@dataclass(frozen=True, kw_only=True)
class NewComplaint:
    """A complaint about what we hold about `person`. `came_on` None: today."""

    person: UUID
    words: str
    came_by: Channel = Channel.OWN_PAGE
    record_request: UUID | None = None
    came_on: date | None = None
    key: UUID = field(default_factory=uuid.uuid4)


@named_action(kind=Kind.RECORDS, permission=Permission.ASK_FOR_RECORD)
def complain_of_record(*, complaint: NewComplaint, by: User, at: datetime) -> DataComplaint:
    """Keep it. From somebody's own sign-in it is about themself. Raises NotFound, Invalid by field."""
    own = not by.is_staff
    if own and by.subject_id != complaint.person:
        raise NotFound(NOT_FOUND)
    authorise_to_write(by, person=complaint.person)
    words = words_told(complaint.words, field="words", say="Write what went wrong.")
    came = day_told(complaint.came_on, at=at, field="came_on")
    because = f"complaint {complaint.key}"
    with opened([complaint.person], [Area.CONTACT, Area.ASKED], because=because, by=by, at=at):
        called = names_of([complaint.person], viewer=by, on=came).get(complaint.person)
        if called is None:
            raise NotFound(NOT_FOUND)
        row = DataComplaint(
            id=complaint.key,
            person_id=complaint.person,
            person_called=called,
            came_on=came,
            came_by=Channel.OWN_PAGE if own else complaint.came_by,
            words=words,
            request=_request(complaint, by=by),
            recorded_at=at,
            recorded_by=by,
        )
        row.save(force_insert=True)
    open_to_the_desk(row.person_id, at=at)
    _wrote("complain_of_record", row, by=by, at=at)
    return row


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_RECORD_REQUESTS)
def acknowledge_complaint(
    *, complaint: UUID, on: date | None = None, by: User, at: datetime
) -> DataComplaint:
    """Keep that they were told that it reached us. Raises NotFound, WrongState, and Invalid by field."""
    row = _open(complaint, by=by)
    if row.acknowledged_on:
        raise WrongState("They were told already that it reached us.")
    told = day_told(on, at=at, field="on")
    if told < row.came_on:
        raise Invalid(BEFORE, fields={"on": BEFORE})
    row.acknowledged_on, row.acknowledged_at, row.acknowledged_by = told, at, by
    row.save(update_fields=["acknowledged_on", "acknowledged_at", "acknowledged_by"])
    _wrote("acknowledge_complaint", row, by=by, at=at)
    return row


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_RECORD_REQUESTS)
def answer_complaint(
    *, complaint: UUID, ended: ComplaintEnded, words: str, by: User, at: datetime
) -> DataComplaint:
    """Keep what came of it, in words that they read. Raises NotFound, WrongState, and Invalid by field."""
    row = _open(complaint, by=by)
    if row.acknowledged_on is None:
        raise WrongState(NOT_HEARD)
    row.ended_words = words_told(words, field="words", say="Write what you found. They read it.")
    row.ended, row.ended_at, row.ended_by = ended.value, at, by
    row.save(update_fields=["ended", "ended_words", "ended_at", "ended_by"])
    _wrote("answer_complaint", row, by=by, at=at, ended=ended.value)
    return row


def _request(complaint: NewComplaint, *, by: User) -> RecordRequest | None:
    if complaint.record_request is None:
        return None
    found = request_of(complaint.record_request, viewer=by)
    if found.person_id != complaint.person:
        raise NotFound(NOT_FOUND)
    return found


def _open(key: UUID, *, by: User) -> DataComplaint:
    complaint_of(key, viewer=by)
    row: DataComplaint = DataComplaint.objects.visible_to(by).select_for_update().get(pk=key)
    if row.ended_at:
        raise WrongState("This complaint has been answered.")
    return row


def _wrote(what: str, row: DataComplaint, *, by: User, at: datetime, **facts: object) -> None:
    about = ("complaint", row.pk)
    write([event(f"records.{what}", by=by, at=at, person=row.person_id, about=about, facts=facts)])
