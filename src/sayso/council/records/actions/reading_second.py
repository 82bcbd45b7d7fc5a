"""The second reader: another named person, who agrees to each mark or sends it back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sayso.council.records.actions.desk import open_request, why, words_told, wrote
from sayso.council.records.models import DeskWork, Mark, RecordRequest
from sayso.council.records.queries import items_of, read_of
from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import NOT_FOUND, Kind, may_see, named_action
from sayso.foundation.access.permissions import Permission
from sayso.rules.refusals import Invalid, NotFound, NotPermitted, WrongState

NOT_GATHERED = "Nothing is gathered yet. Gather it first."
TO_MARK = "Some things are not marked yet. Mark each of them first."
ANOTHER = "Choose somebody else: the second reader is another person than whoever marked."
MAY_NOT = "This sign-in may not read second. Choose a data officer or a manager."
NOT_NAMED = "Somebody else was named to read this second."
ONE_BY_ONE = "Some of these are read one by one. Agree to each of them by itself."
NOT_WAITING = "This waits for nobody to read it: it was agreed, sent back, or marked anew."


@named_action(kind=Kind.RECORDS, permission=Permission.ANSWER_RECORD_REQUESTS)
def name_second_reader(*, record_request: UUID, reader: UUID, by: User, at: datetime) -> DeskWork:
    """Name who reads second: they can read what was gathered for this request until it leaves.

    Raises NotFound, WrongState while something is not marked, and Invalid for somebody who marked or may not.
    """
    row, work = _worked_on(record_request, by=by)
    items = items_of(row, viewer=by)
    if not items:
        raise WrongState(NOT_GATHERED)
    if read_of(items).to_mark:
        raise WrongState(TO_MARK)
    named = User.objects.filter(pk=reader, is_active=True).first()
    if named is None or not named.may(Permission.READ_RECORDS_SECOND):
        raise Invalid(MAY_NOT, fields={"reader": MAY_NOT})
    if named.pk == work.owner_id or any(one.mark and one.mark.marked_by_id == named.pk for one in items):
        raise Invalid(ANOTHER, fields={"reader": ANOTHER})
    grants.end(grants.live(person=row.person_id, because=why(row)), at=at)
    work.second, work.second_at = named, at
    work.save(update_fields=["second", "second_at"])
    areas = [Area.ASKED, Area.GATHERED]
    grants.give_on(
        login=named.pk, person=row.person_id, areas=areas, because=why(row), at=at, opens_restricted=True
    )
    wrote("name_second_reader", row, by=by, at=at, reader=str(named.pk))
    return work


@named_action(kind=Kind.DECIDES, permission=Permission.READ_RECORDS_SECOND)
def agree_marks(*, record_request: UUID, marks: Sequence[UUID], by: User, at: datetime) -> list[Mark]:
    """Agree to marks that somebody else made. Nobody agrees to their own, here or in the database.

    Raises NotFound, NotPermitted for whoever was not named, WrongState, and Invalid.
    """
    row, work = _worked_on(record_request, by=by)
    found = _waiting(row, work, marks, by=by)
    if len(found) > 1 and any(one.item.alone for one in found):
        raise Invalid(ONE_BY_ONE, fields={"marks": ONE_BY_ONE})
    Mark.objects.visible_to(by).filter(pk__in=marks).update(agreed_at=at, agreed_by=by)
    wrote("agree_marks", row, by=by, at=at, marks=len(found))
    return found


@named_action(kind=Kind.DECIDES, permission=Permission.READ_RECORDS_SECOND)
def send_mark_back(*, record_request: UUID, mark: UUID, because: str, by: User, at: datetime) -> Mark:
    """Send a mark back to whoever made it, with why. Raises NotFound, NotPermitted, WrongState, Invalid."""
    row, work = _worked_on(record_request, by=by)
    (found,) = _waiting(row, work, [mark], by=by)
    found.sent_back_because = words_told(because, field="because", say="Write why you do not agree.")
    found.sent_back_at, found.sent_back_by = at, by
    found.save(update_fields=["sent_back_at", "sent_back_by", "sent_back_because"])
    wrote("send_mark_back", row, by=by, at=at)
    return found


def _worked_on(key: UUID, *, by: User) -> tuple[RecordRequest, DeskWork]:
    row = open_request(key, by=by)
    if not may_see(person=row.person_id, area=Area.GATHERED):
        raise NotFound(NOT_FOUND)
    work = DeskWork.objects.visible_to(by).select_for_update().filter(request=row).first()
    if work is None:
        raise WrongState(NOT_GATHERED)
    return row, work


def _waiting(row: RecordRequest, work: DeskWork, keys: Sequence[UUID], *, by: User) -> list[Mark]:
    """Return marks of this request that wait for this reader."""
    found = list(Mark.objects.visible_to(by).filter(pk__in=keys, item__request=row).select_related("item"))
    if not found or len(found) != len(set(keys)):
        raise NotFound(NOT_FOUND)
    if work.second_id != by.pk or any(one.marked_by_id == by.pk for one in found):
        raise NotPermitted(NOT_NAMED)
    if any(one.replaced_at or one.agreed_at or one.sent_back_at for one in found):
        raise WrongState(NOT_WAITING)
    return found
