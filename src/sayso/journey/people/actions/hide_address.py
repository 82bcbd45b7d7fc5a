"""Record an address that must stay hidden, and who alone may see it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access import grants
from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.indexing import index_again
from sayso.journey.people.actions.record_safe_contact import SAFE_FIELDS
from sayso.journey.people.actions.succession import authorise_on_all, take_place, unless_changed
from sayso.journey.people.models import Address, HiddenAddress, SafeContact
from sayso.journey.people.queries.places import place_key
from sayso.journey.people.statuses import LIVES_AT
from sayso.rules.refusals import Invalid

BECAUSE = "hidden address"


@named_action(kind=Kind.RECORDS, permission=Permission.CHANGE_PERSON)
def hide_address(
    *,
    person: UUID,
    lines: str,
    postcode: str,
    starts_on: date,
    group: Sequence[User],
    said_by: str,
    look_again_on: date,
    by: User,
    at: datetime,
    seen_version: int | None = None,
) -> HiddenAddress:
    """Record where somebody lives so that only whoever records it and this group can ever read it.

    It is in no search, letter, file or list. From `starts_on` the addresses known before are where they lived
    then; post is refused to everyone outside the group. Raises NotFound, Invalid, and Stale when hidden
    addresses changed after `seen_version`.
    """
    authorise_on_all(by, [person])
    unless_changed(HiddenAddress, person, seen_version=seen_version, by=by)
    if not lines.strip():
        raise Invalid("Enter the address.", fields={"lines": "Enter the first line of the address."})
    for login in {by.pk: by, **{member.pk: member for member in group}}.values():
        grants.give_on(login=login.pk, person=person, areas=[Area.HIDDEN], because=BECAUSE, at=at)
    said = {"person_id": person, "recorded_at": at, "recorded_by": by}
    row = HiddenAddress(
        **said,
        lines=lines.strip(),
        postcode=postcode,
        place_key=place_key(lines.strip(), postcode),
        starts_on=starts_on,
    )
    take_place([row], same=[], by=by, at=at)
    _leave_known_addresses(person, starts_on, by, at)
    warning = _warn(said, min(starts_on, timezone.localdate(at)), said_by, look_again_on, by, at)
    index_again([person], by=by, at=at)
    write([event("people.hide_address", by=by, at=at, person=person, about=("safe contact", warning.pk))])
    return row


def _warn(
    said: dict[str, Any], starts_on: date, said_by: str, look_again_on: date, by: User, at: datetime
) -> SafeContact:
    """Let safe contact say that the address is hidden, beside what it said before; else no post."""
    today = timezone.localdate(at)
    now = SafeContact.objects.visible_to(by).on(today).filter(person_id=said["person_id"]).first()
    kept = {name: getattr(now, name) for name in SAFE_FIELDS} if now else {"do_not_post": True}
    warning = SafeContact(
        **said,
        **kept,
        address_hidden=True,
        starts_on=starts_on,
        said_by=said_by,
        said_on=today,
        look_again_on=look_again_on,
    )
    take_place([warning], same=[], by=by, at=at)
    return warning


def _leave_known_addresses(person: UUID, starts_on: date, by: User, at: datetime) -> None:
    """End every address at which they slept until now, so that nothing points there as where they are."""
    current = Address.objects.visible_to(by).current().filter(person_id=person, kind__in=LIVES_AT)
    current.filter(starts_on__lt=starts_on, ends_before=None).update(ends_before=starts_on)
    current.filter(starts_on__gte=starts_on).update(replaced_at=at, replaced_by=by)
