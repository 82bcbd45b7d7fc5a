"""Take two months more, told with its reason in the first month: what a rule can hold."""

from datetime import date, datetime
from uuid import UUID

from sayso.council.records.actions.desk import day_told, open_request, words_told, wrote
from sayso.council.records.models import RecordRequest
from sayso.council.records.queries import how_it_stands, stops_of
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.govuk.presenting import plain_day
from sayso.rules.clocks.complaints import COPY_GIVEN
from sayso.rules.refusals import Held, WrongState


@named_action(kind=Kind.DECIDES, permission=Permission.ANSWER_RECORD_REQUESTS)
def tell_it_takes_longer(
    *, record_request: UUID, because: str, on: date | None = None, by: User, at: datetime
) -> RecordRequest:
    """Take two months more, because it is a great deal or complex, and tell them so within the first month.

    Raises NotFound, WrongState where it was told already, Invalid; Held once the first month is over.
    """
    row = open_request(record_request, by=by)
    if row.longer_told_on:
        raise WrongState("They were told already that it takes longer.")
    told = day_told(on, at=at, field="on")
    reason = words_told(because, field="because", say="Write why it takes longer. They read it.")
    first = how_it_stands(row, stops_of(row, viewer=by), COPY_GIVEN)
    if first and first.is_late(told):
        assert first.last_day is not None
        raise Held(
            "It is too late to take longer.",
            rule=f"Whoever takes longer says so in the first month. It ended on {plain_day(first.last_day)}.",
            releases="Give what is ready now, and tell them what still comes and when.",
        )
    row.longer_told_on, row.longer_because = told, reason
    row.save(update_fields=["longer_told_on", "longer_because"])
    wrote("tell_it_takes_longer", row, by=by, at=at)
    return row
