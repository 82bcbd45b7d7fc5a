"""Record how somebody can be reached without putting them in danger."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.actions.succession import authorise_on_all, take_place, unless_changed
from sayso.journey.people.models import ContactPoint, SafeContact
from sayso.rules.refusals import Invalid

SAFE_FIELDS = (
    "way",
    "point",
    "how",
    "by_whom",
    "must_not_know",
    "days",
    "starts_at",
    "ends_at",
    "do_not_post",
    "do_not_ring",
    "do_not_text",
    "do_not_email",
    "do_not_visit",
    "leave_no_messages",
)


@dataclass(frozen=True, kw_only=True)
class NewSafeContact:
    """What somebody said about reaching them. `days` are weekdays, Monday 0; none means any day.

    `point` is the number or e-mail address of the safe way, one of this person's own.
    """

    person: UUID
    said_by: str
    look_again_on: date
    way: str = ""
    point: ContactPoint | None = None
    how: str = ""
    by_whom: str = ""
    must_not_know: str = ""
    days: tuple[int, ...] = ()
    starts_at: time | None = None
    ends_at: time | None = None
    do_not_post: bool = False
    do_not_ring: bool = False
    do_not_text: bool = False
    do_not_email: bool = False
    do_not_visit: bool = False
    leave_no_messages: bool = False


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def record_safe_contact(
    *, item: NewSafeContact, by: User, at: datetime, seen_version: int | None = None
) -> SafeContact:
    """Record safe contact from today. It takes the place of what was said before, all but a hidden address.

    Raises NotFound; Invalid when nobody said it, when hours are half given, or for somebody else's number;
    Stale when it changed after `seen_version`.
    """
    authorise_on_all(by, [item.person])
    unless_changed(SafeContact, item.person, seen_version=seen_version, by=by)
    _check(item, timezone.localdate(at))
    today = timezone.localdate(at)
    before = SafeContact.objects.visible_to(by).on(today).filter(person_id=item.person).first()
    row = SafeContact(
        person_id=item.person,
        **{name: getattr(item, name) for name in SAFE_FIELDS if name != "days"},
        days=list(item.days),
        address_hidden=bool(before and before.address_hidden),
        said_by=item.said_by.strip(),
        said_on=today,
        look_again_on=item.look_again_on,
        starts_on=today,
        recorded_at=at,
        recorded_by=by,
    )
    take_place([row], same=[], by=by, at=at)
    index_again([item.person], by=by, at=at)
    refused = [name for name in SAFE_FIELDS if name.startswith(("do_not", "leave")) and getattr(row, name)]
    facts, about = {"way": row.way, "refused": sorted(refused)}, ("safe contact", row.pk)
    write([event("people.record_safe_contact", by=by, at=at, person=item.person, about=about, facts=facts)])
    return row


def _check(item: NewSafeContact, today: date) -> None:
    wrong = {}
    if not item.said_by.strip():
        wrong["said_by"] = "Say who told us."
    if item.look_again_on <= today:
        wrong["look_again_on"] = "Give a day after today on which we ask again."
    hours = (item.starts_at, item.ends_at)
    if (hours[0] is None) != (hours[1] is None) or (hours[0] and hours[1] and hours[0] >= hours[1]):
        wrong["starts_at"] = "Give both hours, the earlier one first, or leave both empty."
    if item.point and item.point.person_id != item.person:
        wrong["point"] = "Choose a number or an e-mail address of this person."
    if wrong:
        raise Invalid(next(iter(wrong.values())), fields=wrong)
