"""What we have to ask before we can answer, and what that does to the clock."""

from datetime import date, datetime
from uuid import UUID

from sayso.council.records.actions.desk import day_told, open_request, words_told, wrote
from sayso.council.records.models import ClockStop, RecordRequest
from sayso.council.records.queries import stops_of
from sayso.council.records.statuses import Identity
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.rules.refusals import Invalid, WrongState

DESK = Permission.ANSWER_RECORD_REQUESTS
KNOWN = "We know already who it is."
WAITS = "We wait for an answer already. Write that it came, and then ask again."
NOTHING_WAITS = "We asked nothing that waits for an answer."
BEFORE = "This day is before the question. Write the day on which the answer came."
NOT_YET_ASKED = "This day is before they asked. Write a later one."


@named_action(kind=Kind.RECORDS, permission=DESK)
def ask_who_it_is(*, record_request: UUID, on: date | None = None, by: User, at: datetime) -> RecordRequest:
    """Keep that we asked for something that shows who it is: the month begins once we have it.

    Raises NotFound, WrongState where we know or the request is over, and Invalid by field.
    """
    row = open_request(record_request, by=by)
    if row.identity:
        raise WrongState(KNOWN)
    asked = day_told(on, at=at, field="on")
    if asked < row.asked_on:
        raise Invalid(NOT_YET_ASKED, fields={"on": NOT_YET_ASKED})
    row.identity_asked_on, row.began_on = row.identity_asked_on or asked, None
    row.save(update_fields=["identity_asked_on", "began_on"])
    wrote("ask_who_it_is", row, by=by, at=at)
    return row


@named_action(kind=Kind.RECORDS, permission=DESK)
def see_who_it_is(
    *,
    record_request: UUID,
    identity: Identity,
    words: str = "",
    on: date | None = None,
    by: User,
    at: datetime,
) -> RecordRequest:
    """Keep what showed us who it is. Where we had asked for it, the month begins on that day.

    Raises NotFound, WrongState, and Invalid by field.
    """
    row = open_request(record_request, by=by)
    if row.identity:
        raise WrongState(KNOWN)
    shown = day_told(on, at=at, field="on")
    if row.identity_asked_on and shown < row.identity_asked_on:
        raise Invalid(BEFORE, fields={"on": BEFORE})
    row.identity, row.identity_words = identity.value, words.strip()
    row.identity_at, row.identity_by = at, by
    row.began_on = shown if row.identity_asked_on else row.asked_on
    row.save(update_fields=["identity", "identity_words", "identity_at", "identity_by", "began_on"])
    wrote("see_who_it_is", row, by=by, at=at, how=row.identity)
    return row


@named_action(kind=Kind.RECORDS, permission=DESK)
def ask_what_exactly(
    *, record_request: UUID, question: str, on: date | None = None, by: User, at: datetime
) -> ClockStop:
    """Keep a question without whose answer we cannot search: the clock stands still from that day.

    The person reads it on their own page. Raises NotFound, WrongState while one waits, Invalid by field.
    """
    row = open_request(record_request, by=by)
    if any(one.answered_on is None for one in stops_of(row, viewer=by)):
        raise WrongState(WAITS)
    asked = day_told(on, at=at, field="on")
    if asked < row.asked_on:
        raise Invalid(NOT_YET_ASKED, fields={"on": NOT_YET_ASKED})
    stop = ClockStop(
        person_id=row.person_id,
        request=row,
        asked_on=asked,
        question=words_told(question, field="question", say="Write what we asked."),
        recorded_at=at,
        recorded_by=by,
    )
    stop.save(force_insert=True)
    wrote("ask_what_exactly", row, by=by, at=at)
    return stop


@named_action(kind=Kind.RECORDS, permission=DESK)
def hear_what_exactly(
    *, record_request: UUID, answer: str = "", on: date | None = None, by: User, at: datetime
) -> ClockStop:
    """Keep that the answer came: the clock goes on the day after. Raises NotFound, WrongState, Invalid."""
    row = open_request(record_request, by=by)
    stop = next((one for one in stops_of(row, viewer=by) if one.answered_on is None), None)
    if stop is None:
        raise WrongState(NOTHING_WAITS)
    came = day_told(on, at=at, field="on")
    if came < stop.asked_on:
        raise Invalid(BEFORE, fields={"on": BEFORE})
    stop.answered_on, stop.answer = came, answer.strip()
    stop.answered_at, stop.answered_by = at, by
    stop.save(update_fields=["answered_on", "answer", "answered_at", "answered_by"])
    wrote("hear_what_exactly", row, by=by, at=at)
    return stop
