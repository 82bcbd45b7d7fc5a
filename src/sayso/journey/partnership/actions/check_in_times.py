"""Keep how often somebody wants to be asked how it is, and in what way that is safe; and "not now"."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sayso.foundation.access.areas import Area
from sayso.foundation.access.models import User
from sayso.foundation.access.named_action import Kind, event, named_action
from sayso.foundation.access.permissions import Permission
from sayso.foundation.audit.writing import write
from sayso.journey.partnership.actions.speaking import authorise_to_speak, own_voice, side_of
from sayso.journey.partnership.models import CheckInTimes, PartnershipSide
from sayso.journey.partnership.statuses import AskedBy, OftenAsked
from sayso.rules.refusals import Invalid


@dataclass(frozen=True, kw_only=True)
class NewTimes:
    """How often, and in what way. `often` None: as the council does. `way_words` go with another way."""

    person: UUID
    side: UUID
    often: OftenAsked | None = None
    way: AskedBy = AskedBy.SAFE_WAY
    way_words: str = ""
    key: UUID = field(default_factory=uuid.uuid4)

    def check(self) -> None:
        """Raise Invalid for another way that nobody told."""
        if self.way == AskedBy.OTHER and not self.way_words.strip():
            say = "Write in what way it is safe to ask."
            raise Invalid(say, fields={"way_words": say})


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def set_check_in_times(*, times: NewTimes, by: User, at: datetime) -> CheckInTimes:
    """Keep it in place of what stood. A "not now" is over with it. Raises NotFound and Invalid."""
    times.check()
    side = _side(times.person, times.side, by=by)
    told = {"often": times.often or "", "way": times.way}
    told["way_words"] = times.way_words.strip() if times.way == AskedBy.OTHER else ""
    return _kept(side, CheckInTimes(id=times.key, **told), by=by, at=at, action="set_check_in_times")


@named_action(kind=Kind.RECORDS, permission=Permission.KEEP_PARTNERSHIP)
def not_now(*, person: UUID, side: UUID, by: User, at: datetime) -> CheckInTimes:
    """Keep that they do not want to be asked now: nobody asks for a while, by no way. Raises NotFound."""
    found = _side(person, side, by=by)
    before: CheckInTimes | None = CheckInTimes.objects.visible_to(by).current().filter(side=found).first()
    row = CheckInTimes(not_now_on=timezone.localdate(at))
    if before:
        row.often, row.way, row.way_words = before.often, before.way, before.way_words
    return _kept(found, row, by=by, at=at, action="not_now")


def _side(person: UUID, side: UUID, *, by: User) -> PartnershipSide:
    """Return the side, its row held, so that of two who write at once one stands."""
    authorise_to_speak(by, person=person, area=Area.PRIVATE)
    found = own_voice(side_of(person, side, by=by), by=by)
    list(CheckInTimes.objects.visible_to(by).current().filter(side=found).select_for_update(of=("self",)))
    return found


def _kept(side: PartnershipSide, row: CheckInTimes, *, by: User, at: datetime, action: str) -> CheckInTimes:
    standing = CheckInTimes.objects.visible_to(by).current().filter(side=side)
    standing.update(replaced_at=at, replaced_by=by)
    row.person_id, row.side, row.recorded_at, row.recorded_by = side.person_id, side, at, by
    row.save(force_insert=True)
    about = ("times", row.pk)
    write([event(f"partnership.{action}", by=by, at=at, person=side.person_id, about=about)])
    return row
