"""What each says of the two of them: one's own words, and what the other lets one read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from sayso.foundation.access.models import User
from sayso.foundation.access.protection import must_look
from sayso.foundation.access.viewer import Viewer, looks_watched
from sayso.journey.partnership.models import Account, PartnershipSide, Release
from sayso.journey.partnership.statuses import DomainKind, Part

_ORDER = {part: place for place, part in enumerate(Part)}


def words_of(side: PartnershipSide, *, viewer: Viewer) -> list[Account]:
    """Return what stands of what this side's person wrote: part by part, the oldest first."""
    rows = Account.objects.visible_to(viewer).current().filter(side=side, person_id=side.person_id)
    return sorted(
        rows.select_related("recorded_by"), key=lambda one: (_ORDER[Part(one.part)], one.recorded_at, one.pk)
    )


def words_one(side: PartnershipSide, account: UUID, *, viewer: Viewer) -> Account | None:
    """Return one version of something this side's person wrote, whether it stands or not."""
    rows = Account.objects.visible_to(viewer).filter(side=side, person_id=side.person_id, pk=account)
    found: Account | None = rows.first()
    return found


def versions_of(account: Account, *, viewer: Viewer) -> list[Account]:
    """Return every version of one entry, the newest first."""
    rows = Account.objects.visible_to(viewer).filter(person_id=account.person_id, entry=account.entry)
    return list(rows.select_related("recorded_by").order_by("-recorded_at", "-replaced_at"))


def released_of(side: PartnershipSide, *, viewer: Viewer) -> dict[UUID, Account]:
    """Return what this side's person let the other read, by entry.

    It says what they chose, and never whether the other reads it now: that would tell of the other.
    """
    rows = Release.objects.visible_to(viewer).filter(
        person_id=side.person_id, account__side=side, taken_back_at=None
    )
    return {row.account.entry: row.account for row in rows.select_related("account")}


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Words of the other of two, which they let the viewer read: on the viewer's own side `side`."""

    side: UUID
    part: Part
    decision: DomainKind | None
    agrees: bool | None
    words: str
    said_at: datetime


def shared_with_me(*, viewer: User) -> list[Shared]:
    """Return what others of the viewer's pairs let them read now; nothing while anything is paused.

    Nobody but the reader's own sign-in gets an answer: a worker reads it where it was written. Nothing while
    somebody may be looking.
    """
    must_look(viewer)
    if looks_watched():
        return []
    with connection.cursor() as cursor:
        cursor.execute("select side, part, decision, agrees, words, said_at from words_shared_with_me()")
        rows = cursor.fetchall()
    return [
        Shared(
            side=side,
            part=Part(part),
            decision=DomainKind(decision) if decision else None,
            agrees=agrees,
            words=words,
            said_at=said_at,
        )
        for side, part, decision, agrees, words, said_at in rows
    ]
