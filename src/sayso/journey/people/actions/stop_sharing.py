"""Stop sharing areas of one's own record."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sayso.foundation.access import grants
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.people.actions.sharing import OPEN_AGAIN, events_of, hold, how_said, keep_how, what
from sayso.journey.people.facts import NOT_SAID, Asked
from sayso.journey.people.models import SharingChoice
from sayso.journey.people.queries.joined import record_keys
from sayso.journey.people.statuses import Shareable
from sayso.rules.refusals import WrongState


@named_action(kind=Kind.RECORDS, permission=Permission.CHOOSE_SHARING)
def stop_sharing(
    *,
    person: UUID,
    with_person: UUID,
    areas: Collection[Shareable],
    by: User,
    at: datetime,
    asked: Asked = NOT_SAID,
    seen_version: int | None = None,
) -> list[SharingChoice]:
    """Stop sharing these areas with one other, from this moment. It is for them as if it had never been.

    Exactly the grants that these choices gave end; whatever another reason opened (a lawful power, work)
    stays. Nobody is told, and it is kept whoever was there. Raises NotFound, NotPermitted and Stale; Invalid
    without an area; WrongState when one of the areas is not shared.
    """
    said, chosen = how_said(person=person, asked=asked, by=by, opens=False), what(areas)
    hold(person, seen_version=seen_version, by=by)
    live = (
        SharingChoice.objects.visible_to(by)
        .live()
        .filter(person_id__in=record_keys(person, viewer=by), with_person_id=with_person, shares__in=chosen)
    )
    rows = list(live.select_for_update().order_by("shares"))
    if {row.shares for row in rows} != set(chosen):
        raise WrongState(f"Some of this is not shared now. {OPEN_AGAIN}")
    for row in rows:
        row.ended_at, row.ended_by, row.ended_said = at, by, said
        grants.end(grants.live(person=row.person_id, because=row.grants_code), at=at)
    SharingChoice.objects.bulk_update(rows, ["ended_at", "ended_by", "ended_said"])
    keep_how(asked, rows, said, by=by, at=at)
    write(events_of("people.stop_sharing", rows, said, by=by, at=at))
    return rows
