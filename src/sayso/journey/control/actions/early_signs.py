"""Keep somebody's early signs in their own words; and with whom they share them, until they stop."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, authorise_on, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.casework.statuses import SeenAlone
from sayso.journey.control.actions.hands import authorise_to_speak, hold, said_alone
from sayso.journey.control.models import EarlySigns, SignsShown
from sayso.journey.control.queries import signs_of
from sayso.journey.people.queries import close_people
from sayso.rules.refusals import Invalid, Stale

CHANGED = "This was changed since you opened the page. Read what stands now, then save again."


@dataclass(frozen=True, kw_only=True)
class NewSigns:
    """How somebody notices that they are getting unwell, and what to do then, in their words."""

    person: UUID
    signs: str
    what_helps: str = ""
    on_sheet: bool = False
    alone: SeenAlone | None = None
    seen: str | None = None
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid unless something is written."""
        if not self.signs.strip():
            say = "Write what is the first thing that changes."
            raise Invalid(say, fields={"signs": say})


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_LEVELS)
def say_signs(*, signs: NewSigns, by: User, at: datetime) -> EarlySigns:
    """Keep them: by the person, or by a worker who asked them alone and writes what they said.

    Raises NotFound, Invalid and Stale.
    """
    authorise_to_speak(by, person=signs.person, area=Area.HEALTH)
    signs.check()
    said_alone(by, signs.person, signs.alone)
    hold([signs.person], by=by)
    before = signs_of(signs.person, viewer=by)
    if signs.seen is not None and signs.seen != (str(before.pk) if before else ""):
        raise Stale(CHANGED)
    if before:
        before.be_replaced(by=by, at=at)
    made: EarlySigns = EarlySigns.objects.create(
        id=signs.key,
        person_id=signs.person,
        signs=signs.signs.strip(),
        what_helps=signs.what_helps.strip(),
        on_sheet=signs.on_sheet,
        recorded_at=at,
        recorded_by=by,
    )
    about = ("early signs", made.pk)
    write([event("control.say_signs", by=by, at=at, person=signs.person, about=about)])
    return made


@named_action(kind=Kind.RECORDS, permission=Permission.CHOOSE_SHARING)
def show_signs(
    *, person: UUID, with_person: UUID, by: User, at: datetime, alone: SeenAlone | None = None
) -> SignsShown:
    """Let somebody close read their early signs, and nothing else, from this moment. Twice is once.

    Raises NotFound; Invalid for somebody who is not close, and where a worker did not ask them alone.
    """
    _may_share(by, person, alone)
    near = {one.key: one.called for one in close_people(person, viewer=by, on=timezone.localdate(at))}
    if with_person not in near:
        say = "Choose somebody who is recorded as close to them."
        raise Invalid(say, fields={"with_person": say})
    found = _shown(person, with_person, by=by)
    if found is None:
        found = SignsShown.objects.create(
            person_id=person, with_person_id=with_person, called=near[with_person], shown_at=at, shown_by=by
        )
    write([event("control.show_signs", by=by, at=at, person=person, about=("signs shown", found.pk))])
    return found


@named_action(kind=Kind.RECORDS, permission=Permission.CHOOSE_SHARING)
def stop_showing_signs(
    *, person: UUID, with_person: UUID, by: User, at: datetime, alone: SeenAlone | None = None
) -> None:
    """Stop it, in this minute: for the other it is as if it had never been. Stopped twice it is stopped once.

    Raises NotFound, and Invalid where a worker did not ask them alone.
    """
    _may_share(by, person, alone)
    found = _shown(person, with_person, by=by)
    if found is not None:
        found.ended_at, found.ended_by = at, by
        found.save(update_fields=["ended_at", "ended_by"])
    write([event("control.stop_showing_signs", by=by, at=at, person=person)])


def _may_share(by: User, person: UUID, alone: SeenAlone | None) -> None:
    authorise_to_speak(by, person=person, area=Area.SHARING)
    authorise_on(by, person=person, area=Area.HEALTH)
    said_alone(by, person, alone)
    hold([person], by=by)


def _shown(person: UUID, with_person: UUID, *, by: User) -> SignsShown | None:
    rows = SignsShown.objects.visible_to(by).filter(
        person_id=person, with_person_id=with_person, ended_at=None
    )
    found: SignsShown | None = rows.select_for_update().first()
    return found
