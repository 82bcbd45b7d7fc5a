"""Gather all that we hold, from every room: it lies at the desk, and nobody else reads it."""

from datetime import datetime
from uuid import UUID

from sayso.council.records.actions.desk import OF_A_RECORD, open_request, opened, why, wrote
from sayso.council.records.facts import Found, gather_about, tied_to
from sayso.council.records.models import DeskWork, Gathered, RecordRequest
from sayso.council.records.queries import is_known
from sayso.council.records.statuses import PartKind
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, named_action
from sayso.foundation.access.permissions import Permission
from sayso.journey.people.queries import record_keys
from sayso.rules.refusals import WrongState

WHO_FIRST = "We do not know yet who asks. Find that out first."
MAY_FIRST = "Nobody has decided yet whether they may have it. Decide that first."
NOT_THEIRS = "Whoever asks may not have this. It was taken on: tell them who may ask, and close it."


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_RECORD_REQUESTS)
def gather_record(*, record_request: UUID, by: User, at: datetime) -> list[Gathered]:
    """Gather what we hold at this moment; return what is new of it. Done again, it adds what came since.

    Each record is open to whoever gathers for this moment alone. Raises NotFound, and WrongState while it is
    not known who asks, or where they may not have it.
    """
    row = open_request(record_request, by=by)
    authorise_on(by, person=row.person_id, area=Area.GATHERED)
    if not is_known(row):
        raise WrongState(WHO_FIRST)
    if row.may_have is None:
        raise WrongState(MAY_FIRST)
    if not row.may_have:
        raise WrongState(NOT_THEIRS)
    work = DeskWork.objects.visible_to(by).select_for_update().filter(request=row).first()
    if work is None:
        work = DeskWork(person_id=row.person_id, request=row, owner=by, taken_at=at, gathered_at=at)
        work.save(force_insert=True)
    else:
        work.gathered_at = at
        work.save(update_fields=["gathered_at"])
    new = _kept(row, _found(row, by=by, at=at), by=by, at=at)
    wrote("gather_record", row, by=by, at=at, things=len(new))
    return new


def _found(row: RecordRequest, *, by: User, at: datetime) -> list[Found]:
    because = why(row)
    with opened([row.person_id], [Area.CONTACT], because=because, by=by, at=at):
        keys = record_keys(row.person_id, viewer=by) or (row.person_id,)
    with opened(keys, OF_A_RECORD, because=because, by=by, at=at):
        others = tied_to(keys, viewer=by) if row.part != PartKind.MONEY else set()
        with opened(others, OF_A_RECORD, because=because, by=by, at=at):
            return gather_about(keys, others=others, part=PartKind(row.part), viewer=by)


def _kept(row: RecordRequest, found: list[Found], *, by: User, at: datetime) -> list[Gathered]:
    before = Gathered.objects.visible_to(by).filter(request=row).values_list("table", "source")
    known = set(before)
    fresh = [one for one in found if (one.table, one.source) not in known]
    made: list[Gathered] = Gathered.objects.bulk_create(
        [
            Gathered(
                person_id=row.person_id,
                request=row,
                table=one.table,
                source=one.source,
                whose=one.whose,
                heading=one.heading,
                lines=one.lines,
                on=one.on,
                alone=one.alone,
                place=len(known) + place,
                gathered_at=at,
                gathered_by=by,
            )
            for place, one in enumerate(fresh)
        ]
    )
    return made
