"""Write who decides something in somebody's life, and since when. Who decided before stays to be read."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import Event, write
from sayso.journey.partnership.actions.speaking import authorise_to_speak, hold, side_of
from sayso.journey.partnership.models import WhoDecides
from sayso.journey.partnership.statuses import Basis, DomainKind, Holder, Idea
from sayso.rules.refusals import Invalid, NotFound, Stale

CHANGED = "This was changed in the meantime. Read who decides now, then save again."


@dataclass(frozen=True, kw_only=True)
class NewHolder:
    """Who decides one kind of thing from a day on. `side` is the person's own side of the pair."""

    person: UUID
    side: UUID
    domain: DomainKind
    holder: Holder
    since: date
    idea_of: Idea = Idea.PERSON
    person_agrees: bool = True
    basis: Basis = Basis.OWN
    carer_told: bool | None = None
    adds_time: bool | None = None
    seen: UUID | None = None  # the row that stood when they looked; None: nothing was written
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self, *, today: date) -> None:
        """Raise Invalid for a day to come."""
        if self.since > today:
            say = "This day is still to come. Write since when it is so."
            raise Invalid(say, fields={"since": say})


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def move_decisions(*, items: Sequence[NewHolder], by: User, at: datetime) -> list[WhoDecides]:
    """Keep who decides, each in place of who did. The person writes it, or a worker with them.

    A carer with whom the plan is shared reads it and does not write it. Raises NotFound, Invalid for a day
    to come or before the last move, Stale when another move came first.
    """
    today = timezone.localdate(at)
    for item in items:
        authorise_to_speak(by, person=item.person, area=Area.PLAN)
        item.check(today=today)
    hold({item.person for item in items}, by=by)
    made = [_moved(item, by=by, at=at) for item in items]
    write([_event(row, by=by, at=at) for row in made])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def move_decision(*, holder: NewHolder, by: User, at: datetime) -> WhoDecides:
    """Keep one. Refuses as `move_decisions` does."""
    return move_decisions(items=[holder], by=by, at=at)[0]


def _moved(item: NewHolder, *, by: User, at: datetime) -> WhoDecides:
    side = side_of(item.person, item.side, by=by)
    if not side.is_adults:
        raise NotFound("A carer's own record has no map of decisions. It is on the person's.")
    rows = WhoDecides.objects.visible_to(by).current()
    before = rows.filter(person_id=item.person, pair=side.pair, domain=item.domain).first()
    if (before.pk if before else None) != item.seen:
        raise Stale(CHANGED)
    if before and item.since < before.since:
        say = f"It was moved on {before.since.day} {before.since:%B %Y}. Write that day or a later one."
        raise Invalid(say, fields={"since": say})
    new = WhoDecides(
        id=item.key,
        person_id=item.person,
        pair=side.pair,
        domain=item.domain,
        holder=item.holder,
        since=item.since,
        idea_of=item.idea_of,
        person_agrees=item.person_agrees,
        basis=item.basis,
        carer_told=item.carer_told,
        adds_time=item.adds_time,
        recorded_at=at,
        recorded_by=by,
    )
    if before:
        before.be_replaced(by=by, at=at)
    new.save(force_insert=True)
    return new


def _event(row: WhoDecides, *, by: User, at: datetime) -> Event:
    facts = {"domain": row.domain, "holder": row.holder}
    name = "partnership.move_decision"
    return event(name, by=by, at=at, person=row.person_id, about=("who decides", row.pk), facts=facts)
