"""Keep what one of two people sees differently: each for themself, in their own account."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.partnership.actions.speaking import authorise_to_speak, side_of
from sayso.journey.partnership.models import OwnView
from sayso.journey.partnership.models.apart_kinds import MatterKind
from sayso.journey.partnership.statuses import WrittenAs
from sayso.rules.refusals import Invalid

CHANGED = "This was changed or taken out since you opened the page. Open the page again to see it now."


@dataclass(frozen=True, kw_only=True)
class NewView:
    """What one of the two sees, wants, and could accept. `instead` takes the place of that version."""

    person: UUID
    side: UUID
    matter: MatterKind
    sees: str
    wants: str = ""
    could_accept: str = ""
    instead: UUID | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid unless it says how they see it."""
        if not self.sees.strip():
            say = "Write how you see it."
            raise Invalid(say, fields={"sees": say})


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def see_differently(*, items: Sequence[NewView], by: User, at: datetime) -> list[OwnView]:
    """Keep how somebody sees it: by their own sign-in, or written down by a worker as told.

    A change is a new version; the one before stays to be read. Raises NotFound, Invalid and Stale.
    """
    for item in items:
        authorise_to_speak(by, person=item.person, area=Area.PRIVATE)
        item.check()
        side_of(item.person, item.side, by=by)
    rows = [_made(item, by=by, at=at) for item in items]
    write([_event("partnership.see_differently", row, by=by, at=at) for row in rows])
    return rows


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def see_one_differently(*, view: NewView, by: User, at: datetime) -> OwnView:
    """Keep one. Refuses as `see_differently` does."""
    return see_differently(items=[view], by=by, at=at)[0]


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def remove_view(*, person: UUID, view: UUID, by: User, at: datetime) -> OwnView:
    """Let it stand no longer. Raises NotFound and Stale."""
    authorise_to_speak(by, person=person, area=Area.PRIVATE)
    found = _replaced(person, view, by=by, at=at)
    write([_event("partnership.remove_view", found, by=by, at=at)])
    return found


def _made(item: NewView, *, by: User, at: datetime) -> OwnView:
    before = _replaced(item.person, item.instead, by=by, at=at) if item.instead else None
    row = OwnView(
        id=item.key,
        person_id=item.person,
        side_id=item.side,
        entry=before.entry if before else item.key,
        matter=item.matter,
        sees=item.sees.strip(),
        wants=item.wants.strip(),
        could_accept=item.could_accept.strip(),
        written_as=WrittenAs.SELF if by.subject_id == item.person else WrittenAs.WORKER,
        recorded_at=at,
        recorded_by=by,
    )
    row.save(force_insert=True)
    return row


def _replaced(person: UUID, view: UUID, *, by: User, at: datetime) -> OwnView:
    found: OwnView = OwnView.objects.visible_to(by).standing(CHANGED, person_id=person, pk=view)
    found.be_replaced(by=by, at=at)
    return found


def _event(name: str, row: OwnView, *, by: User, at: datetime) -> Event:
    facts = {"matter": row.matter, "written_as": row.written_as}
    return event(name, by=by, at=at, person=row.person_id, about=("view", row.pk), facts=facts)
